# generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
"""The version of this package, which is that of the project in CMakeLists.txt."""

__version__ = "0.1.0"
