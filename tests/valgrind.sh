#!/bin/sh
# Runs the tests of the ABI under valgrind: no invalid access, no use of what was never written, nothing lost.
#
# Left out: allocation_test, whose malloc takes the place of valgrind's (it runs under AddressSanitizer, where
# operator new fails in its stead), and the vectors, which take a minute so and differ only in what is sent and read
# (they run under the sanitizers).
#
# usage: tests/valgrind.sh [BUILD-DIRECTORY]     by default build/dev
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/dev}
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

check() { # PROGRAM OPTION...
    echo "== $*"
    valgrind --quiet --fair-sched=yes --leak-check=full --show-leak-kinds=definite,indirect,possible \
        --errors-for-leak-kinds=definite,indirect --error-exitcode=9 "$build/tests/balvps_capi_$@"
}

# One after the other, beside the programs in C++: there are two processors at least.
{
    for source in tests/capi/*_test.c; do
        name=$(basename "$source" .c)
        [ "$name" = allocation_test ] || check "$name"
    done
} &
in_c=$!
check tests --gtest_brief=1 --gtest_filter='-*Vectors*'
wait "$in_c"
