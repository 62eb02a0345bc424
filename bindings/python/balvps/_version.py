# generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit
"""The version of this package: that of the project, which CMakeLists.txt says."""

__version__ = "0.1.0"
