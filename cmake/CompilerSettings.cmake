# The compiler settings of all targets: warnings, hardening, sanitizers and the compiler cache.

find_program(BALVPS_CCACHE ccache)
if(BALVPS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache caches sources with precompiled headers only if it need not compare the headers' time stamps and macros.
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${BALVPS_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)  # ccache needs this for GCC's precompiled headers
    endif()
endif()

add_library(balvps_warnings INTERFACE)
target_compile_options(balvps_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                                                 $<$<BOOL:${BALVPS_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 warns about overlapping copies inside std::string that do not exist (GCC bug 105651).
    target_compile_options(balvps_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)
endif()
# Sources that are compiled together see each other's private names, and GCC takes an included source for a header, in which it
# warns about an unnamed namespace. `tests/run.sh` looks for both in single sources.
set(unity_warnings -Wno-shadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND unity_warnings -Wshadow=local $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
endif()
target_compile_options(balvps_warnings INTERFACE "$<$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>:${unity_warnings}>")

# With a section per function, the linker can remove unused functions. _FORTIFY_SOURCE needs an optimised build and is
# redundant with a sanitizer.
add_library(balvps_hardening INTERFACE)
target_compile_options(balvps_hardening INTERFACE -fstack-protector-strong -ffunction-sections -fdata-sections)
target_link_options(balvps_hardening INTERFACE -Wl,-z,relro,-z,now -Wl,--gc-sections)
if(BALVPS_SANITIZE)
    add_compile_options(-fsanitize=${BALVPS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${BALVPS_SANITIZE})
    add_compile_definitions(BALVPS_SANITIZED)  # the tests are more patient then
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        add_compile_options(-fno-sanitize=function)  # its data before coroutines cannot be assembled
        add_link_options(-fsanitize-link-c++-runtime)  # programs in C use the library, which is C++
        link_libraries($<$<LINK_LANGUAGE:C>:stdc++>)
    endif()
else()
    target_compile_options(balvps_hardening INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
    target_link_options(balvps_hardening INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,SHARED_LIBRARY>:-Wl,-z,defs>)
endif()

# A target whose sources are compiled several at a time (UNITY_BUILD) then compiles those of each folder together, because their
# common headers cost more than the sources themselves. A new source changes no other group, so private names meet only within a
# folder.
function(group_sources_by_folder target)
    get_target_property(sources ${target} SOURCES)
    foreach(source ${sources})
        cmake_path(GET source PARENT_PATH folder)
        cmake_path(GET folder FILENAME group)
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()
