# For scripts that need the sandbox: they source this file. The sandbox ends with the script, however the script ends.
#
#   $scratch                            a directory that is removed when the script ends
#   start_sandbox BINARY [OPTION]...    starts it over TLS, and sets SANDBOX_BASE_URL, SANDBOX_HTTP_URL and
#                                       SANDBOX_CA_FILE

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

start_sandbox() {
    : >"$scratch/ready" # the background shell may create it after the first grep
    "$@" --ca-out "$scratch/ca.pem" >"$scratch/ready" 2>"$scratch/sandbox.log" &
    sandbox=$!
    tries=0
    until grep -q '^balvps-sandbox ready ' "$scratch/ready"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 600 ] || ! kill -0 "$sandbox" 2>/dev/null; then
            echo "the sandbox did not start" >&2
            cat "$scratch/sandbox.log" >&2
            exit 1
        fi
        sleep 0.1
    done
    SANDBOX_BASE_URL=$(sed -n 's/.* base_url=\([^ ]*\).*/\1/p' "$scratch/ready")
    SANDBOX_HTTP_URL=$(sed -n 's/.* http_base_url=\([^ ]*\).*/\1/p' "$scratch/ready")
    SANDBOX_CA_FILE="$scratch/ca.pem"
    export SANDBOX_BASE_URL SANDBOX_HTTP_URL SANDBOX_CA_FILE
}
