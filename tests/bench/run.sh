#!/usr/bin/env bash
# Measures balvps and the libraries that people would use instead. README.md in this folder describes it.
# Prints the table. Writes report.json, chart.png and micro.json to build/bench.
#
# usage: tests/bench/run.sh [--quick] [--case WORD]... [--output FOLDER]
#   --quick         few repetitions, to check that it works
#   --case WORD     only cases whose key begins with this: a, b.c, d.c.python, ...
#   --output FOLDER the folder for the report
# If BALVPS_BUILD_DIR is set, the programs of that build tree are measured. Otherwise a release build is made.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec </dev/null

./scripts/venv.sh bench

build=${BALVPS_BUILD_DIR:-}
if [ -z "$build" ]; then
    build=build/bench
    export CCACHE_DIR=${CCACHE_DIR:-$PWD/build/ccache}
    ./scripts/install-dependencies.sh build test
    ./scripts/venv.sh tests # the Python module is built with it
    {
        cmake --preset bench
        cmake --build --preset bench
    } >&2
fi

.venv-bench/bin/python -m tests.bench --build "$build" "$@"
