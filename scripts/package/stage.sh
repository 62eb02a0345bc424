# Stages: what they have in common. A stage leaves a stamp with the digest of what it was made from.

jobs=${BALVPS_PACKAGE_JOBS:-$(nproc)}

fail() {
    echo "package: $*" >&2
    exit 1
}

# table NAME: the rows of NAME.txt without comments and spaces around the columns.
table() {
    sed -e '/^#/d' -e '/^$/d' -e 's/ *| */|/g' -e 's/ *$//' "$stages/$1.txt"
}

# row TABLE FIRST: the row whose first column is FIRST.
row() {
    table "$1" | awk -F'|' -v first="$2" '$1 == first'
}

# column TABLE FIRST NUMBER
column() {
    row "$1" "$2" | cut -d'|' -f"$3"
}

# digest WORD...: of the files among the words, and of the other words as they are.
digest() {
    local word
    for word; do
        if [ -f "$word" ]; then sha256sum <"$word"; else echo "$word"; fi
    done | sha256sum | cut -d' ' -f1
}

# stage NAME INPUT... -- COMMAND...: runs the command unless it has been done with the same inputs: files, or words such as
# the stamp of another stage. Its output goes to a log, which is shown if it fails.
stage() {
    local name=$1 inputs=() start=$SECONDS
    local stamp=$work/stamps/$name log=$work/logs/$name.log
    shift
    while [ "$1" != -- ]; do
        inputs+=("$1")
        shift
    done
    shift
    local made_from
    made_from=$(digest "${inputs[@]}" "$*")
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$made_from" ]; then return; fi
    mkdir -p "$(dirname "$stamp")" "$(dirname "$log")"
    rm -f "$stamp"
    # This is no condition of an `if`, because "set -e" has no effect in one.
    (set -e; "$@") >"$log" 2>&1 &
    local status=0
    wait $! || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$log" >&2
        fail "$name failed; the whole log is in ${log#"$repository/"}"
    fi
    echo "$made_from" >"$stamp"
    echo "$name ($((SECONDS - start)) s)"
}
