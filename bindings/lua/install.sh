#!/bin/sh
# Installs the module for LuaRocks: its Lua part, its C part, which is compiled, and the C library for this system if the
# package has one.
#
# usage: install.sh LIBDIR LUADIR COMPILER [OPTION]...
set -eu
cd "$(dirname "$0")"
libdir=$1 luadir=$2
shift 2

mkdir -p "$libdir/balvps" "$luadir"
cp src/balvps.lua "$luadir/"
"$@" -I../../capi/include src/core.c -o "$libdir/balvps/core.so"

machine=$("$1" -dumpmachine) # such as x86_64-linux-gnu, x86_64-pc-linux-gnu or x86_64-alpine-linux-musl
library=lib/${machine%%-*}-linux-${machine##*-}/libbalvps.so.1
if [ -e "$library" ]; then
    mkdir -p "$luadir/balvps/lib"
    cp "$library" "$luadir/balvps/lib/libbalvps.so.1"
fi
