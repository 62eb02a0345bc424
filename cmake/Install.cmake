# `cmake --install` installs the headers, both libraries, the CMake package and the pkg-config file. The rule for the
# sandbox is in sandbox/CMakeLists.txt.

include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/balvps)
set(generated_dir ${PROJECT_BINARY_DIR}/package)

install(DIRECTORY capi/include/balvps bindings/cpp/include/balvps DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES README.md CHANGELOG.md LICENSE docs/c.md docs/dns.md docs/operations.md docs/policy.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# There are two export sets, because only programs with the static library need libcurl's development files.
install(TARGETS balvps balvps_cpp EXPORT balvps-shared LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS balvps_static EXPORT balvps-static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT balvps-shared NAMESPACE balvps:: FILE balvps-shared-targets.cmake DESTINATION ${package_dir})
install(EXPORT balvps-static NAMESPACE balvps:: FILE balvps-static-targets.cmake DESTINATION ${package_dir})

configure_package_config_file(cmake/balvps-config.cmake.in ${generated_dir}/balvps-config.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${generated_dir}/balvps-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${generated_dir}/balvps-config.cmake ${generated_dir}/balvps-config-version.cmake
        DESTINATION ${package_dir})

# balvps.pc gets the prefix from its own location, so that an installation can be moved as a whole.
file(RELATIVE_PATH BALVPS_PC_TO_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
set(BALVPS_PC_PRIVATE "-lcurl -lstdc++ -pthread")
if(BALVPS_BUNDLED_TLS)
    set(BALVPS_PC_PRIVATE "-pthread -ldl -lm")
endif()
configure_file(cmake/balvps.pc.in ${generated_dir}/balvps.pc @ONLY)
install(FILES ${generated_dir}/balvps.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
