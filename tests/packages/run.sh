#!/usr/bin/env bash
# Proves each package of dist/ where it is to be installed, and prints how long that took. The last line is the total.
#
# usage: tests/packages/run.sh [PYTEST-OPTION]...
#
#   BALVPS_DIST        the packages (default: dist)
#   BALVPS_BUILD_DIR   a build with the sandbox (default: build/dev)
#   BALVPS_SANDBOX     the sandbox's binary (default: the build's)
#
# The bare systems need root. They are left out, and counted as failed, where that is missing.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

./scripts/install-dependencies.sh build test package python php ruby lua node proofs || exit 1
./scripts/venv.sh tests || exit 1
BALVPS_BUILD_DIR=$(realpath "${BALVPS_BUILD_DIR:-build/dev}")
BALVPS_SANDBOX=${BALVPS_SANDBOX:-$BALVPS_BUILD_DIR/sandbox/balvps-sandbox}
BALVPS_DIST=${BALVPS_DIST:-dist}
export BALVPS_BUILD_DIR BALVPS_SANDBOX BALVPS_DIST
passed=0 failed=0

# row RESULT SECONDS NAME: of the table.
row() {
    printf '%-7s %8s  %s\n' "$@"
}

# proof NAME COMMAND...: a row of the table. The output is shown only if the proof fails.
proof() {
    local name=$1 start=$SECONDS log
    shift
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        row ok $((SECONDS - start)) "$name"
    else
        failed=$((failed + 1))
        row FAILED $((SECONDS - start)) "$name"
        cat "$log"
    fi
    rm -f "$log"
}

kind() { # NAME: the tests of one kind of packages, none of which may be skipped
    local log
    log=$(.venv-tests/bin/python -m pytest -q -p no:cacheprovider "tests/packages/$1_test.py" "${options[@]}" 2>&1)
    local status=$?
    echo "$log"
    [ "$status" -eq 0 ] && ! grep -q 'skipped' <<<"$log"
}

# The tests of the ABI and of faults with the self-contained library: only the library that is loaded differs.
# In a shell of its own, because the proofs after it must not find the library this way.
with_library() (
    local library=$PWD/build/package/x86_64-linux-gnu/lib
    export LD_LIBRARY_PATH=$library
    ldd "$BALVPS_BUILD_DIR/tests/balvps_capi_tests" | grep -q "$library/libbalvps.so" &&
        ctest --test-dir "$BALVPS_BUILD_DIR" --tests-regex '^(capi|faults)\.' --parallel "$(nproc)"
)

options=("$@")
row result seconds proof
proof 'the ABI with the library' with_library
for name in library contents tarball wheel npm gem php rock; do proof "$name" kind "$name"; done
for target in x86_64-linux-musl aarch64-linux-gnu aarch64-linux-musl i386-linux-gnu s390x-linux-gnu; do
    proof "the ABI on $target" tests/packages/foreign.sh "$target"
done

bare="tests/packages/bare.sh"
# Without an account: what the library would send.
call="python3 - <<'END'
import balvps
print(balvps.__version__, balvps.Client(auth='none').describe('get_balance'))
END"
# With the sandbox of the package, over TLS.
invoice="python3 - <<'END'
import balvps.testing
with balvps.testing.Sandbox() as sandbox, sandbox.client() as client:
    assert str(client.invoices.get(308976).total) == '19.65'
END"
pip="apt-get -qq update; apt-get -qq install --no-install-recommends python3-pip >/dev/null
    pip install --quiet --find-links /dist balvps
    balvps --version; $call; $invoice"
for suite in bookworm trixie; do
    proof "pip on bare $suite" $bare "$suite" "$pip"
    release=$([ "$suite" = bookworm ] && echo 12 || echo 13)
    proof "apt on bare $suite" $bare "$suite" "apt-get -qq update
        apt-get -qq install --no-install-recommends /dist/*deb${release}_*.deb >/dev/null
        balvps --version; balvps-sandbox --version; $call
        export BALVPS_SANDBOX=/usr/bin/balvps-sandbox; $invoice"
done
proof 'pip on bare bookworm of arm64, by qemu-user' env ARCH=arm64 $bare bookworm "$pip"

echo "all of it took $SECONDS s"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
