"""The formats of data."""

import enum


class Format(str, enum.Enum):
    """How data is written to standard output."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"
    CSV = "csv"
