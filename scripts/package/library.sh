# Builds libbalvps itself and puts together what goes into packages.

# The header-only libraries of the core, the sandbox and the tests, in a folder of their own: those of this machine's C library
# must not be found.
use_headers() {
    headers=$work/headers
    mkdir -p "$headers"
    local folder
    for folder in rapidjson tl jwt nlohmann CLI; do ln -sfn "/usr/include/$folder" "$headers/$folder"; done
}

# The digest of everything that the library is built from.
own_sources() {
    (cd "$repository" && find CMakeLists.txt core capi cmake bindings/cpp/CMakeLists.txt bindings/cpp/include -type f |
        LC_ALL=C sort | xargs sha256sum | sha256sum)
}

build_library() {
    local before
    before=$(cat "$work/stamps/$target/curl")
    stage "$target/balvps" "$before" "$(own_sources)" "$(declare -f build_balvps configure_balvps)" -- build_balvps
    stage "$target/output" "$work/stamps/$target/balvps" "$stages/components.txt" "$stages/components.py" -- put_together
}

# For a system whose libraries are not here: the sources are compiled, and nothing is linked or run.
compile_library() {
    stage "$target/compiled" "$stages/zig.txt" "$(own_sources)" "$(declare -f compile_balvps configure_balvps)" -- compile_balvps
}

compile_balvps() {
    local curl=$work/sources/curl/include
    configure_balvps -DBALVPS_WERROR=ON -DCURL_INCLUDE_DIR="$curl" -DCURL_LIBRARY="$curl/curl/curl.h"
    ninja -C "$work/$target/balvps" -j"$jobs" balvps_core balvps_capi
}

build_balvps() {
    configure_balvps -DBALVPS_BUNDLED_TLS=ON
    ninja -C "$work/$target/balvps" -j"$jobs" balvps balvps_static
}

configure_balvps() { # OPTION...
    local folder=$work/$target/balvps
    use_headers
    # No debug information, and no path of this machine in the messages of assertions.
    local options="-g0 -ffile-prefix-map=$repository=. -ffile-prefix-map=$work=."
    # shellcheck disable=SC2046 # the options must be split
    PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig cmake -S "$repository" -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        $(cmake_for_target) -DCMAKE_C_FLAGS="$options" -DCMAKE_CXX_FLAGS="$options" -DCMAKE_SHARED_LINKER_FLAGS=-s \
        -DBALVPS_BUILD_TESTS=OFF -DBALVPS_BUILD_SANDBOX=OFF -DBALVPS_BUILD_EXAMPLES=OFF \
        -DBALVPS_BUILD_PYTHON=OFF -DBALVPS_CCACHE=OFF -DCMAKE_UNITY_BUILD=ON -DCMAKE_INSTALL_LIBDIR=lib \
        -DBALVPS_RAPIDJSON_INCLUDE_DIR="$headers" -DBALVPS_EXPECTED_INCLUDE_DIR="$headers" -DBALVPS_JWT_INCLUDE_DIR="$headers" "$@"
}

# The archive of a library that contains the others: one object, in which only balvps_* is visible. So it neither needs nor
# clashes with a libcurl, an OpenSSL or a C++ runtime of the program.
merge_static_library() { # ARCHIVE
    local parts=$work/$target/merged runtime
    rm -rf "$parts" && mkdir -p "$parts"
    # zig builds the runtime libraries of C++ in its cache and says where when it links.
    echo 'int main() { throw 1; }' >"$parts/throws.cpp"
    runtime=$(cd "$parts" && ZIG_VERBOSE_LINK=1 "$target-c++" -O2 -fPIC throws.cpp -o throws 2>&1 |
        tr ' ' '\n' | grep -E '/lib(c\+\+|c\+\+abi|unwind|compiler_rt)\.a$' | sort -u)
    # shellcheck disable=SC2086 # the list must be split
    "$zig" -m ziglang ld.lld -r --force-group-allocation -o "$parts/balvps.o" --whole-archive "$1" --no-whole-archive \
        --start-group "$prefix"/lib/*.a $runtime --end-group
    llvm-objcopy --wildcard --keep-global-symbol='balvps_*' --strip-debug "$parts/balvps.o"
    rm -f "$1"
    "$target-ar" rcsD "$1" "$parts/balvps.o"
    rm -rf "$parts"
}

put_together() {
    rm -rf "$output" && mkdir -p "$output"
    cmake --install "$work/$target/balvps" --prefix "$output"
    rm -rf "$output/share"
    # The file itself has the name that wrappers look for; a program that was linked asks for the SONAME.
    local soname
    soname=$(basename "$output"/lib/libbalvps.so.*)
    mv -f "$output/lib/$soname" "$output/lib/libbalvps.so"
    ln -s libbalvps.so "$output/lib/$soname"
    merge_static_library "$output/lib/libbalvps.a"
    python3 "$stages/components.py" library "$repository" "$work" "$output"
    find "$output" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
