#!/usr/bin/env bash
# Installs what is missing, checks the sources, builds with both compilers and under the sanitizers, runs every test.
# The last line is the total: N passed, N failed, N skipped. A check or a build counts as one test.
#
# usage: tests/run.sh [--quick]     --quick: the checks, the dev build, and its tests but for those that take long
set -uo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

quick=no
case ${1:-} in
'') ;;
--quick) quick=yes ;;
*) echo "usage: $0 [--quick]" >&2; exit 2 ;;
esac

# What one build has compiled, the next need not: the paths of sources and build folders are left out of the comparison.
export CCACHE_DIR=${CCACHE_DIR:-$PWD/build/ccache} CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=1
jobs=$(nproc)
python=.venv-tests/bin/python
passed=0 failed=0 skipped=0
reports=build/reports

# step NAME COMMAND...: runs a command as one test; its output is shown only if it fails.
step() {
    local name=$1 start=$SECONDS
    shift
    if "$@" >>"$reports/$name.log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name ($((SECONDS - start)) s)"
        return 0
    fi
    failed=$((failed + 1))
    echo "FAILED  $name ($((SECONDS - start)) s)"
    cat "$reports/$name.log"
    return 1
}

# suite PRESET [OPTION...]: runs the preset's tests, by ctest's options, and adds their numbers to the total.
suite() {
    local name=tests-$1 start=$SECONDS report=$PWD/$reports/tests-$1.xml counts
    local run=() cases=build/$1/reports
    rm -rf "$cases" && mkdir -p "$cases"
    # ThreadSanitizer needs its shadow memory where some kernels put the program.
    if [ "$1" = tsan ] && setarch -R true 2>/dev/null; then run=(setarch -R); fi
    # Many tests wait more than they work.
    "${run[@]}" ctest --preset "$@" --parallel "$((2 * jobs))" --output-junit "$report" >"$reports/$name.log" 2>&1
    local status=$?
    if ! counts=$("$python" scripts/junit_totals.py "$report" "$cases"); then
        counts="0 1 0" # ctest broke before it could report
    fi
    local ok bad left_out
    read -r ok bad left_out <<<"$counts"
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left_out))
    if [ "$bad" -ne 0 ]; then cat "$reports/$name.log"; fi
    echo "$([ "$bad" -eq 0 ] && echo "ok     " || echo FAILED) $name ($((SECONDS - start)) s): $ok passed, $bad failed, $left_out skipped"
}

build() { # PRESET
    cmake --preset "$1" && cmake --build --preset "$1" --parallel "$jobs"
}

# meanwhile NAME COMMAND...: runs a command while others run in front; `step NAME finished NAME` waits for it.
meanwhile() {
    local name=$1
    shift
    "$@" >"$reports/meanwhile-$name.log" 2>&1
    echo $? >"$reports/meanwhile-$name.status"
}

finished() {
    until [ -e "$reports/meanwhile-$1.status" ]; do sleep 1; done
    cat "$reports/meanwhile-$1.log"
    return "$(cat "$reports/meanwhile-$1.status")"
}

# Tests wait more than they work: what they leave is for the other builds, at the lowest priority.
other_builds() {
    renice -n 19 "$BASHPID" >/dev/null
    for preset in asan tsan; do meanwhile "build-$preset" build "$preset"; done
    meanwhile quickstart ./examples/quickstart.sh
}

format() {
    find core/include core/src capi sandbox/src stores bindings/{cpp,lua,python/native} examples tests -name '*.[ch]' -o -name '*.[ch]pp' |
        xargs .venv-tests/bin/clang-format --dry-run -Werror
}

# The sources are read as they are compiled, several at a time: their common headers are most of the work.
tidy() {
    find "$PWD"/build/asan/{core,capi}/CMakeFiles/*/Unity -name '*.cxx' -print0 |
        xargs -0 --max-args=1 --max-procs="$jobs" .venv-tests/bin/clang-tidy -p build/asan --quiet --checks=-bugprone-suspicious-include
}

# Sources are compiled together. Alone, each must still include all that it uses, and no name may hide another. To make
# sure, the compiler need not generate code, which is most of the work.
alone() {
    local options=(-std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
        -D BALVPS_VERSION_STRING='""' -D BALVPS_BUNDLED_TLS=0 -D BALVPS_BUILDING -I core/include -I core/src
        -I capi/include -I capi/src)
    ! grep -rn --include='*.h' '^namespace {' core/src capi stores || return 1 # each source would have types of its own
    clang++ "${options[@]}" -x c++-header -o build/alone.pch - <<<'#include "build/dev/core/CMakeFiles/balvps_core.dir/cmake_pch.hxx"' &&
        find core/src capi/src stores -name '*.cpp' -not -path '*/macos/*' -print0 |
        xargs -0 --max-args=1 --max-procs="$jobs" clang++ "${options[@]}" -fsyntax-only -include-pch build/alone.pch
}

start=$SECONDS
./scripts/install-dependencies.sh build test || exit 1
rm -rf "$reports" && mkdir -p "$reports" || exit 1
# The other languages and the benchmarks' packages are for the suites alone, and those of --quick need neither.
if [ "$quick" = no ]; then meanwhile languages ./scripts/install-dependencies.sh node php ruby lua & fi
./scripts/venv.sh tests || exit 1
echo "installed ($((SECONDS - start)) s)"

# They come while the sources are checked and built. The type checks have one thread each.
if [ "$quick" = no ]; then meanwhile venv-bench ./scripts/venv.sh bench & fi
meanwhile mypy .venv-tests/bin/mypy --cache-dir build/mypy api scripts tests bindings/python examples/python examples/fleet integrations &
meanwhile pyright .venv-tests/bin/pyright --pythonpath "$python" &
step ruff .venv-tests/bin/ruff check --no-cache .
step ruff-format .venv-tests/bin/ruff format --no-cache --check .
step generated "$python" api/generate.py --check
step clang-format format

sanitized() {
    if step build-asan finished build-asan; then
        step clang-tidy tidy
        step alone alone
        step fuzz ./tests/fuzz/run.sh 5
        suite asan
    fi
    meanwhile valgrind ./tests/valgrind.sh &
    step build-tsan finished build-tsan && suite tsan
    step valgrind finished valgrind
}

step build-dev build dev
built_dev=$?
step mypy finished mypy
step pyright finished pyright
if [ "$built_dev" -eq 0 ]; then
    if [ "$quick" = yes ]; then
        suite dev --label-exclude long
    elif step venv-bench finished venv-bench && step languages finished languages; then
        other_builds &
        suite dev
        sanitized
        step quickstart finished quickstart
    fi
fi

echo "all of it took $SECONDS s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
