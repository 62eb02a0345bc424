#!/bin/sh
# Compiles the C part of the module where it is installed, and puts the C library for this system beside the module if the
# package has one. LuaRocks runs this script.
#
# usage: install.sh LIBDIR LUADIR COMPILER [OPTION]...
set -eu
cd "$(dirname "$0")"
libdir=$1 luadir=$2
shift 2

mkdir -p "$libdir/balvps"
"$@" -I../../capi/include src/core.c -o "$libdir/balvps/core.so"

machine=$("$1" -dumpmachine) # such as x86_64-linux-gnu, x86_64-pc-linux-gnu or x86_64-alpine-linux-musl
library=lib/${machine%%-*}-linux-${machine##*-}/libbalvps.so.1
if [ -e "$library" ]; then
    mkdir -p "$luadir/balvps/lib"
    cp "$library" "$luadir/balvps/lib/libbalvps.so.1"
fi
