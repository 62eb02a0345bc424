# generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
"""The version of this package: that of the project, which CMakeLists.txt says."""

__version__ = "0.1.0"
