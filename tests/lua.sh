#!/bin/sh
# Checks and tests the Lua module with Lua 5.1 to 5.4 and LuaJIT against a built library and the sandbox.
#
# usage: tests/lua.sh      BALVPS_BUILD_DIR   the build (default: build/dev)
#                          BALVPS_SANDBOX     the sandbox's binary (default: the build's)
set -eu
cd "$(dirname "$0")/.."

./scripts/install-dependencies.sh lua
build=$(cd "${BALVPS_BUILD_DIR:-build/dev}" && pwd)
export BALVPS_LIBRARY="$build/capi/libbalvps.so.1"
export VECTORS_DIR="$PWD/tests/vectors" EXAMPLES_DIR="$PWD/examples/lua"

. scripts/sandbox.sh
start_sandbox "${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}" --portal tests/portal/dns.services.json

cd bindings/lua
luacheck --quiet src tests ../../examples/lua
luarocks lint balvps-dev-1.rockspec

compile() { # VERSION OUTPUT SOURCE OR OPTION...
    version=$1 output=$2
    shift 2
    # shellcheck disable=SC2046 # the flags are meant to be split
    cc -std=c99 -O1 -g -fPIC -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I../../capi/include \
        $(pkg-config --cflags "lua$version") "$@" -o "$output"
}

export LUA_PATH="$PWD/src/?.lua;$PWD/tests/?.lua;$EXAMPLES_DIR/?.lua;;"
for version in 5.1 5.2 5.3 5.4 jit; do
    # The tests' own pairs cannot be relied on when LuaJIT compiles them (LuaJIT issue 827).
    export LUA="lua$version$([ "$version" != jit ] || echo ' -joff')" LUA_CPATH="$scratch/$version/?.so;;"
    mkdir -p "$scratch/$version/balvps"
    compile "$version" "$scratch/$version/balvps/core.so" -shared src/core.c
    # They differ little: what takes long runs with the newest and with LuaJIT.
    case $version in
    5.4 | jit) selection="" ;;
    *) selection=--exclude-tags=long ;;
    esac
    echo "== $LUA${selection:+ $selection}"
    # shellcheck disable=SC2086 # LUA may hold an option, and the selection none
    $LUA "$(command -v busted)" --output=TAP --pattern=_spec $selection tests >"$scratch/report" || failed=yes
    grep -v '^ok ' "$scratch/report" || true
    # A test that is skipped or pending is one that has not passed.
    ! grep '^ok .*# \(SKIP\|TODO\)' "$scratch/report" && [ -z "${failed:-}" ] || exit 1
    echo "$(grep -c '^ok ' "$scratch/report") passed, 0 failed"
done

compile 5.4 "$scratch/states" tests/states.c -pthread -llua5.4
checked() {
    valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \
        --error-exitcode=9 "$@"
}
export LUA_CPATH="$scratch/5.4/?.so;;"
"$scratch/states" 8 tests/states.lua
"$scratch/states" 1 tests/forking.lua
checked "$scratch/states" 2 tests/states.lua
checked "$scratch/states" 1 tests/shortage.lua
LUA_CPATH="$scratch/jit/?.so;;" luajit tests/states.lua
echo "== states in threads, after a fork, without memory, under valgrind, compiled by LuaJIT: ok"

# As it is installed: by luarocks from the checkout, without BALVPS_LIBRARY, the library beside the module. Nothing is left
# among the sources.
cmp LICENSE ../../LICENSE
install_with() { # VERSION ROCKSPEC
    luarocks --lua-version "$1" --tree "$scratch/tree" make --deps-mode none "$2" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
    cmp LICENSE "$scratch/tree/lib/luarocks/rocks-$1/balvps/dev-1/doc/LICENSE" # luarocks finds it by its name
    installed=$scratch/tree/share/lua/$1
    mkdir -p "$installed/balvps/lib"
    ln -s "$BALVPS_LIBRARY" "$installed/balvps/lib/libbalvps.so.1"
    env -u BALVPS_LIBRARY LUA_PATH="$installed/?.lua;;" LUA_CPATH="$scratch/tree/lib/lua/$1/?.so;;" \
        "lua$1" -e 'print("== installed: balvps " .. require("balvps").version)'
    rm -r "$scratch/tree"
}
touch "$scratch/before"
install_with 5.4 balvps-dev-1.rockspec
(cd ../.. && install_with 5.1 bindings/lua/balvps-dev-1.rockspec)
left=$(find . -newer "$scratch/before" ! -type d)
[ -z "$left" ] || { echo "left among the sources: $left" >&2; exit 1; }
