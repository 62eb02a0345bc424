# The cross compiler: clang with the headers and start files of every target, as zig packs it for PyPI.

zig=$work/tools/zig/bin/python

install_zig() {
    rm -rf "$work/tools/zig"
    python3 -m venv "$work/tools/zig"
    "$zig" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement "$stages/zig.txt"
}

# use_target TARGET: sets what the other stages use: the compilers TARGET-cc and TARGET-c++ in PATH, and the folders.
use_target() {
    target=$1
    zig_target=$(column targets "$target" 2)
    prefix=$work/$target/prefix
    output=$place/$target
    local bin=$work/tools/bin tool
    mkdir -p "$bin" "$prefix"
    for tool in cc c++ ar ranlib; do
        # zig would trap at undefined behaviour, such as the unaligned reads of RapidJSON. Where it links without
        # optimisation, such as in the checks of a configuration, it would build its runtime libraries a second time.
        local options=""
        case $tool in cc | c++) options=" -target $zig_target -fno-sanitize=undefined -O2" ;; esac
        local text="#!/bin/sh
exec \"\${0%/*}\"/../zig/lib/python3*/site-packages/ziglang/zig $tool$options \"\$@\""
        if [ "$(cat "$bin/$target-$tool" 2>/dev/null)" != "$text" ]; then
            echo "$text" >"$bin/$target-$tool"
            chmod +x "$bin/$target-$tool"
        fi
    done
    case $PATH in "$bin:"*) ;; *) PATH=$bin:$PATH ;; esac
    export PATH ZIG_GLOBAL_CACHE_DIR=$work/cache ZIG_LOCAL_CACHE_DIR=$work/cache
}

# What CMake must know of the target, as options.
cmake_for_target() {
    local folder system processor
    read -r system processor < <(column targets "$target" 4)
    printf -- '-D%s ' "CMAKE_SYSTEM_NAME=$system" "CMAKE_SYSTEM_PROCESSOR=$processor" \
        "CMAKE_C_COMPILER=$target-cc" "CMAKE_CXX_COMPILER=$target-c++" \
        "CMAKE_AR=$work/tools/bin/$target-ar" "CMAKE_RANLIB=$work/tools/bin/$target-ranlib" \
        "CMAKE_FIND_ROOT_PATH=$prefix" CMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER
    for folder in INCLUDE LIBRARY PACKAGE; do printf -- '-DCMAKE_FIND_ROOT_PATH_MODE_%s=ONLY ' "$folder"; done
}
