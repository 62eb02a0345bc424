#!/bin/sh
# Makes a virtual environment with the packages of a list, unless it exists and is up to date.
#
# usage: scripts/venv.sh tests    .venv-tests: the tests and checks (tests/requirements.txt)
#        scripts/venv.sh bench    .venv-bench: the packages that the benchmarks compare with (tests/bench/requirements.txt)
set -eu
cd "$(dirname "$0")/.."

case ${1:-} in
tests) requirements=tests/requirements.txt ;;
bench) requirements=tests/bench/requirements.txt ;;
*) echo "usage: $0 tests|bench" >&2; exit 2 ;;
esac
venv=.venv-$1
stamp=$venv/requirements.installed

if cmp -s "$requirements" "$stamp"; then
    exit 0
fi
python3 -m venv --clear "$venv"
# niquests installs its own urllib3, which would replace the one that requests uses.
URLLIB3_NO_OVERRIDE=1 "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
cp "$requirements" "$stamp"
