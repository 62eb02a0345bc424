#!/usr/bin/env bash
# Fuzzes each target for SECONDS, four targets at a time. Starts with the committed corpus and the inputs of earlier
# runs. The preset asan must be built. Prints executions and coverage. Fails if an input breaks a promise, and keeps
# that input in build/fuzzing/found.
#
# usage: tests/fuzz/run.sh SECONDS [TARGET...]     TARGET: answer, config, ... (default: all)
set -uo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:?usage: $0 SECONDS [TARGET...]}
shift
if [ $# -eq 0 ]; then
    for source in tests/fuzz/*_fuzz.cpp; do
        source=${source##*/}
        set -- "$@" "${source%_fuzz.cpp}"
    done
fi

fuzz() {
    local name=$1 log=build/fuzzing/$1.log
    mkdir -p "build/fuzzing/corpus/$name" build/fuzzing/found
    if "build/asan/tests/fuzz/${name}_fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -verbosity=1 -artifact_prefix="build/fuzzing/found/$name-" \
        "build/fuzzing/corpus/$name" "tests/fuzz/corpus/$name" >"$log" 2>&1; then
        awk -v name="$name" '
            / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") coverage = $(i + 1) }
            /number_of_executed_units/ { executions = $2 }
            END { printf "ok      %-8s %10d executions, %d edges covered\n", name, executions, coverage }' "$log"
    else
        echo "FAILED  $name"
        tail -n 60 "$log"
        return 1
    fi
}
export -f fuzz
export seconds

printf '%s\n' "$@" | xargs -P 4 -I '{}' bash -c 'fuzz {}'
