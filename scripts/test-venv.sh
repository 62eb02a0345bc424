#!/bin/sh
# Makes .venv-tests with the packages of tests/requirements.txt, unless it is there and up to date.
set -eu
cd "$(dirname "$0")/.."

requirements=tests/requirements.txt
stamp=.venv-tests/requirements.installed

if cmp -s "$requirements" "$stamp"; then
    exit 0
fi
python3 -m venv --clear .venv-tests
.venv-tests/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
cp "$requirements" "$stamp"
