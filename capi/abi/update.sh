#!/bin/sh
# Rewrites the ABI baseline: balvps.abi from a shared library with debug information, and constants.txt from the headers,
# because a library does not contain the constants. Run it after an addition. A change that the gate refuses also needs a
# new BALVPS_ABI_VERSION.
#
# usage: capi/abi/update.sh [LIBRARY]     default: the library of the preset dev
set -eu
cd "$(dirname "$0")/../.."
library=${1:-build/dev/capi/libbalvps.so}
baseline=capi/abi/balvps.abi

abidw --headers-dir capi/include --drop-private-types --exported-interfaces-only --no-corpus-path --no-comp-dir-path \
    --no-show-locs --no-elf-needed --type-id-style hash --out-file "$baseline" "$library"
# Source paths are relative to the project, independent of the build folder.
sed -i "s#path='[^']*/\(capi\|core\)/src/#path='\1/src/#" "$baseline"

grep -hoE '\bBALVPS_[A-Z_]+ = -?[0-9]+' capi/include/balvps/*.h | LC_ALL=C sort >capi/abi/constants.txt
