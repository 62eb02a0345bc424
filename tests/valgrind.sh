#!/bin/sh
# Runs the C tests of the ABI under valgrind: no invalid access, no use of what was never written, nothing lost.
# allocation_test brings a malloc of its own and threads_test takes minutes so; the sanitizers run both kinds.
#
# usage: tests/valgrind.sh [BUILD-DIRECTORY]     by default build/dev
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/dev}
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

for name in library null config params error result value misuse; do
    echo "== $name"
    valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect \
        --error-exitcode=9 "$build/tests/balvps_capi_${name}_test"
done
