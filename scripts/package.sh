#!/usr/bin/env bash
# Builds libbalvps with everything that it needs inside, for several systems, from one machine, and the packages of all
# languages. docs/packaging.md tells more.
#
# usage: scripts/package.sh               the libraries that go into packages, and all packages into dist
#        scripts/package.sh TARGET...     the libraries of these targets alone; all are in package/targets.txt
#
# A library is in build/package/TARGET: lib, include, licences and components.json. A run that was interrupted continues
# where it was: a stage is done again only if what it is made from has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$PWD
stages=$repository/scripts/package
place=$repository/build/package
work=$place/steps
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}
export LC_ALL=C TZ=UTC

# shellcheck source=scripts/package/stage.sh
. "$stages/stage.sh"

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    mapfile -t targets < <(table targets | awk -F'|' '$5 == "packages" {print $1}')
fi
for target in "${targets[@]}"; do
    [ -n "$(row targets "$target")" ] || fail "the target '$target' is unknown; known are: $(table targets | cut -d'|' -f1 | xargs)"
done

"$repository/scripts/install-dependencies.sh" build package

# shellcheck source=scripts/package/fetch.sh
. "$stages/fetch.sh"
# shellcheck source=scripts/package/toolchain.sh
. "$stages/toolchain.sh"
# shellcheck source=scripts/package/components.sh
. "$stages/components.sh"
# shellcheck source=scripts/package/library.sh
. "$stages/library.sh"
# shellcheck source=scripts/package/sandbox.sh
. "$stages/sandbox.sh"

fetch_all components
fetch_all sandbox
stage toolchain "$stages/zig.txt" -- install_zig
for target in "${targets[@]}"; do
    use_target "$target"
    if [ "$(column targets "$target" 5)" = compiled ]; then
        compile_library
        continue
    fi
    build_components
    build_library
    case $target in *-musl) build_sandbox ;; esac
done

[ $# -gt 0 ] || "$stages/packages.sh" "${targets[@]}"
