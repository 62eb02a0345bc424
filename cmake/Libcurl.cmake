# CURL::libcurl: the system's, or with BALVPS_BUNDLED_TLS a static one with all that it needs, which scripts/package.sh builds.

if(NOT BALVPS_BUNDLED_TLS)
    find_package(CURL 7.85 REQUIRED)
else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(bundled_curl REQUIRED libcurl>=7.85)
    add_library(CURL::libcurl INTERFACE IMPORTED)
    target_include_directories(CURL::libcurl INTERFACE ${bundled_curl_STATIC_INCLUDE_DIRS})
    target_compile_options(CURL::libcurl INTERFACE ${bundled_curl_STATIC_CFLAGS_OTHER} -DCURL_STATICLIB)
    target_link_libraries(CURL::libcurl INTERFACE ${bundled_curl_STATIC_LINK_LIBRARIES})
    target_link_options(CURL::libcurl INTERFACE ${bundled_curl_STATIC_LDFLAGS_OTHER})
endif()
