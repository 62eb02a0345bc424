#!/usr/bin/env bash
# Measures balvps beside what people would use instead. README.md in this folder says what and how.
# The table goes to stdout; report.json, chart.png and micro.json go to build/bench.
#
# usage: tests/bench/run.sh [--quick] [--case WORD]... [--output FOLDER]
#   --quick         few repetitions, to see that it works
#   --case WORD     only the cases whose key begins so: a, b.c, d.c.python, ...
#   --output FOLDER where the report goes
# With BALVPS_BUILD_DIR set, the programs of that build tree are measured instead of a release build made here.
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
