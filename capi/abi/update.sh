#!/bin/sh
# Writes the ABI baseline anew: balvps.abi from the shared library of a build with debug information, and constants.txt,
# which no library tells, from the headers. An addition asks for that; what the gate refuses asks for a new
# BALVPS_ABI_VERSION besides.
#
# usage: capi/abi/update.sh [LIBRARY]     by default that of the preset dev
set -eu
cd "$(dirname "$0")/../.."
library=${1:-build/dev/capi/libbalvps.so}
baseline=capi/abi/balvps.abi

abidw --headers-dir capi/include --drop-private-types --exported-interfaces-only --no-corpus-path --no-comp-dir-path \
    --no-show-locs --no-elf-needed --type-id-style hash --out-file "$baseline" "$library"
# Sources are named as the project names them, wherever it was built.
sed -i "s#path='[^']*/\(capi\|core\)/src/#path='\1/src/#" "$baseline"

grep -hoE '\bBALVPS_[A-Z_]+ = -?[0-9]+' capi/include/balvps/*.h | LC_ALL=C sort >capi/abi/constants.txt
