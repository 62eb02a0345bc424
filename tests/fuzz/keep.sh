#!/usr/bin/env bash
# Adds inputs that runs have found (build/fuzzing/corpus) to the committed corpus. It adds as few small inputs as
# possible that reach more code than the committed ones. The preset asan must be built.
#
# usage: tests/fuzz/keep.sh [TARGET...]     default: all targets that have been run
set -euo pipefail
cd "$(dirname "$0")/../.."

largest=1000 # bytes
if [ $# -eq 0 ]; then
    for found in build/fuzzing/corpus/*/; do
        set -- "$@" "$(basename "$found")"
    done
fi
for name in "$@"; do
    merged=$(mktemp -d)
    cp "tests/fuzz/corpus/$name"/* "$merged"
    "build/asan/tests/fuzz/${name}_fuzz" -set_cover_merge=1 -use_counters=0 -max_len=$largest "$merged" "build/fuzzing/corpus/$name" 2>/dev/null
    for input in "$merged"/*; do
        if ! cmp -s "$input" "tests/fuzz/corpus/$name/$(basename "$input")"; then
            cp "$input" "tests/fuzz/corpus/$name/found-$(basename "$input" | cut -c1-16)"
        fi
    done
    rm -r "$merged"
    echo "$name: $(find "tests/fuzz/corpus/$name" -type f | wc -l) inputs"
done
