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

# The sandbox lives as long as this script, however that ends.
scratch=$(mktemp -d)
sandbox=""
clean_up() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

"${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}" --ca-out "$scratch/ca.pem" >"$scratch/ready" &
sandbox=$!
tries=0
until grep -q '^balvps-sandbox ready ' "$scratch/ready"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$sandbox" 2>/dev/null; then
        echo "the sandbox did not start" >&2
        exit 1
    fi
    sleep 0.1
done
SANDBOX_BASE_URL=$(sed -n 's/.* base_url=\([^ ]*\).*/\1/p' "$scratch/ready")
SANDBOX_HTTP_URL=$(sed -n 's/.* http_base_url=\([^ ]*\).*/\1/p' "$scratch/ready")
export SANDBOX_BASE_URL SANDBOX_HTTP_URL SANDBOX_CA_FILE="$scratch/ca.pem"

cd bindings/lua
luacheck --quiet src tests ../../examples/lua
luarocks lint balvps-dev-1.rockspec
clang-format-14 --dry-run -Werror src/*.c src/*.h tests/*.c

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
    compile "$version" "$scratch/$version/balvps/core.so" -shared src/core.c src/json.c
    echo "== $LUA"
    # shellcheck disable=SC2086 # LUA may hold an option
    $LUA "$(command -v busted)" --output=TAP --pattern=_spec tests >"$scratch/report" || failed=yes
    grep -v '^ok ' "$scratch/report" || true
    [ -z "${failed:-}" ] || exit 1
    echo "$(grep -c '^ok ' "$scratch/report") passed, 0 failed"
done

compile 5.4 "$scratch/states" tests/states.c -pthread -llua5.4
LUA_CPATH="$scratch/5.4/?.so;;" "$scratch/states" tests/states.lua
LUA_CPATH="$scratch/jit/?.so;;" luajit tests/states.lua
echo "== states in threads, compiled by LuaJIT: ok"

# As it is installed: by luarocks, without BALVPS_LIBRARY, the library beside the module.
headers=$(cd ../../capi/include && pwd)
cp -r . "$scratch/package" # luarocks builds in place
(cd "$scratch/package" && luarocks --lua-version 5.4 --tree "$scratch/tree" make --deps-mode none \
    balvps-dev-1.rockspec BALVPS_INCDIR="$headers") >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
installed="$scratch/tree/share/lua/5.4"
mkdir -p "$installed/balvps/lib"
ln -s "$BALVPS_LIBRARY" "$installed/balvps/lib/libbalvps.so.1"
env -u BALVPS_LIBRARY LUA_PATH="$installed/?.lua;;" LUA_CPATH="$scratch/tree/lib/lua/5.4/?.so;;" \
    lua5.4 -e 'print("== installed: balvps " .. require("balvps").version)'
