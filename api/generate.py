#!/usr/bin/env python3
"""Writes everything that repeats per operation, error code or config key.

    generate.py           writes the generated files
    generate.py --check   writes nothing; names each stale file and exits with 1

The operations come from openapi.yaml, the error codes and config keys from library.yaml. reader.py makes a
model of them. Each module in languages/ makes files from the model, with writing.py and the templates. To
add a kind of generated file, add a module there with a function files(model) that returns the texts by their
paths.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from model import DescriptionError, Model
from reader import read_model

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def generated_files(model: Model) -> dict[str, str]:
    """The text of every generated file by its path."""
    found: dict[str, str] = {}
    for path in sorted((HERE / "languages").glob("*.py")):
        found.update(importlib.import_module(f"languages.{path.stem}").files(model))
    return found


def is_stale(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes what is generated from the description of the API.")
    parser.add_argument("--check", action="store_true", help="write nothing; name stale files, exit with 1")
    check = parser.parse_args().check
    try:
        files = generated_files(read_model())
    except DescriptionError as error:
        sys.exit(f"api: {error}")
    stale = {name: text for name, text in files.items() if is_stale(ROOT / name, text)}
    for name, text in stale.items():
        print(f"{'stale' if check else 'written'}: {name}", file=sys.stderr if check else sys.stdout)
        if not check:
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
