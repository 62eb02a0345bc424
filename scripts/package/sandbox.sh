# Builds balvps-sandbox for packages: one static program for each processor, with musl inside, so that every Linux runs it.

build_sandbox() {
    local sources
    sources=$(cd "$repository" && find sandbox/src -type f | LC_ALL=C sort | xargs sha256sum)
    stage "$target/sandbox" "$work/stamps/$target/output" "$stages/sandbox.txt" "$stages/components.py" "$sources" \
        "$(declare -f link_sandbox)" -- link_sandbox
}

link_sandbox() {
    local folder=$work/$target/sandbox part version
    version=$("$repository/scripts/version.py")
    use_headers
    rm -rf "$folder" "$output/sandbox" && mkdir -p "$folder" "$output/sandbox"
    # In two parts, as CMake does: common headers cost more than the sources themselves.
    (cd "$repository" && find sandbox/src -name '*.cpp' | LC_ALL=C sort) | sed "s|.*|#include \"$repository/&\"|" >"$folder/all"
    split --number=l/2 --additional-suffix=.cpp "$folder/all" "$folder/part-"
    for part in "$folder"/part-*.cpp; do
        "$target-c++" -std=c++20 -O1 -g0 -w -ffile-prefix-map="$repository=." -ffile-prefix-map="$work=." \
            -DBALVPS_SANDBOX_VERSION="\"$version\"" -I"$repository/sandbox/src" -isystem "$work/sources/cpp-httplib" \
            -isystem "$headers" -isystem "$prefix/include" -c "$part" -o "${part%.cpp}.o" &
    done
    for part in "$folder"/part-*.cpp; do wait -n; done
    "$target-c++" -static -s "$folder"/part-*.o "$prefix"/lib/lib{ssl,crypto,z}.a -o "$output/sandbox/balvps-sandbox"
    python3 "$stages/components.py" sandbox "$repository" "$work" "$output/sandbox"
    find "$output/sandbox" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
