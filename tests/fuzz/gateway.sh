#!/usr/bin/env bash
# Fuzzes the gateway's handlers, those of DNS messages and those of HTTP, for about SECONDS. Both run beside each other,
# each against a sandbox of its own. The preset dev must be built. Prints how many requests were answered. Fails
# if one ends in an exception, is answered against the protocol, or changes a zone without the right key; the
# smallest such request is printed.
#
# usage: tests/fuzz/gateway.sh SECONDS
set -uo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:?usage: $0 SECONDS}
tests=bindings/python/tests/serve
export BALVPS_BUILD_DIR=$PWD/build/dev BALVPS_SANDBOX=$PWD/build/dev/sandbox/balvps-sandbox
export PYTHONPATH=$PWD/build/dev/python PYTHONDONTWRITEBYTECODE=1

fuzz() { # fuzz SECONDS_OF_A_TEST FILE
    BALVPS_FUZZ_SECONDS=$1 .venv-tests/bin/python -m pytest -q -s -p no:cacheprovider "$2"
}

fuzz $((seconds / 3 + 1)) "$tests/fuzz_test.py" & # three tests, one after the other
messages=$!
fuzz "$seconds" "$tests/http/fuzz_test.py"
http=$?
wait "$messages" && exit "$http"
