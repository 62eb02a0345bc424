#!/bin/sh
# Runs the C tests of the ABI under valgrind: no invalid access, no use of what was never written, nothing lost.
#
# Left out: allocation_test, whose malloc takes the place of valgrind's (it runs under AddressSanitizer, where
# operator new fails in its stead), and threads_test, which takes minutes so (it runs under all sanitizers).
#
# usage: tests/valgrind.sh [BUILD-DIRECTORY]     by default build/dev
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/dev}
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

for source in tests/capi/*_test.c; do
    name=$(basename "$source" .c)
    case $name in allocation_test | threads_test) continue ;; esac
    echo "== $name"
    valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect \
        --error-exitcode=9 "$build/tests/balvps_capi_$name"
done
