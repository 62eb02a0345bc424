#!/usr/bin/env bash
# Runs the tests of the C ABI, among them the vectors, with libraries of other systems that scripts/package.sh has built:
# by qemu-user where this machine has another processor.
#
# usage: tests/packages/foreign.sh TARGET...     those of foreign/systems.txt
#
#   BALVPS_SANDBOX   the sandbox's binary, for this machine
#
# The C library of each target comes from Debian's package, into build/package/steps/systems.
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD
stages=$repository/scripts/package
place=$repository/build/package
work=$place/steps
export LC_ALL=C.UTF-8 BALVPS_SANDBOX=${BALVPS_SANDBOX:?the binary of balvps-sandbox}

# shellcheck source=scripts/package/stage.sh
. "$stages/stage.sh"
# shellcheck source=scripts/package/fetch.sh
. "$stages/fetch.sh"
# shellcheck source=scripts/package/toolchain.sh
. "$stages/toolchain.sh"
# shellcheck source=scripts/package/library.sh
. "$stages/library.sh"

# system NUMBER: a column of the target's row in systems.txt.
system() {
    sed -e '/^#/d' -e 's/ *| */|/g' -e 's/ *$//' "$repository/tests/packages/foreign/systems.txt" |
        awk -F'|' -v target="$target" -v number="$1" '$1 == target {print $number}'
}

get_system() { # ARCHITECTURE PACKAGE FOLDER
    local apt=$work/apt-$1 folder=$3
    rm -rf "$folder" && mkdir -p "$folder"
    private_apt "$apt" "deb [arch=$1 signed-by=$debian_keys] $mirror/debian bookworm main"
    echo "APT::Architectures { \"$1\"; };" >>"$apt/apt.conf"
    : >"$apt/status"
    echo "Dir::State::Status \"$apt/status\";" >>"$apt/apt.conf"
    apt-get --config-file "$apt/apt.conf" update
    (cd "$folder" && apt-get --config-file "$apt/apt.conf" download "$2:$1")
    dpkg-deb --extract "$folder"/*.deb "$folder"
}

tests_sources() {
    (cd "$repository/tests" && find capi support packages/foreign -type f | sort | xargs sha256sum)
}

build_tests() {
    # shellcheck disable=SC2046 # the options must be split
    PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig cmake -S "$repository/tests/packages/foreign" -B "$work/$target/tests" -G Ninja \
        $(cmake_for_target) -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 -DBALVPS_LIBRARY="$output" \
        -DBALVPS_SOURCES="$work/sources" -DBALVPS_HEADERS="$headers"
    ninja -C "$work/$target/tests" -j"$jobs"
}

# run PROGRAM: by the loader of the target's C library, which finds its own files and the library.
run() {
    local folder=$work/systems/$target
    local libraries
    libraries=$(dirname "$(realpath "$folder/$(system 4)")")
    # shellcheck disable=SC2046 # there may be no emulator
    $(system 5) "$folder/$(system 4)" --library-path "$output/lib:$libraries" "$@"
}

for target; do
    [ -n "$(system 2)" ] || fail "foreign/systems.txt does not know '$target'"
    [ -e "$place/$target/components.json" ] || fail "there is no library: run scripts/package.sh $target"
done
fetch_all tests
fetch_all sandbox
failed=0
for target; do
    use_target "$target"
    use_headers
    stage "$target/system" "$(system 2)" "$(system 3)" -- get_system "$(system 2)" "$(system 3)" "$work/systems/$target"
    stage "$target/tests" "$(tests_sources)" "$place/$target/components.json" -- build_tests
    for program in "$work/$target"/tests/balvps_capi_*; do
        log=$work/logs/$target/${program##*/}.log start=$SECONDS
        if run "$program" >"$log" 2>&1; then
            echo "ok      $target ${program##*/} ($((SECONDS - start)) s)"
        else
            failed=$((failed + 1))
            echo "FAILED  $target ${program##*/} ($((SECONDS - start)) s)"
            tail -n 40 "$log"
        fi
    done
done
[ "$failed" -eq 0 ]
