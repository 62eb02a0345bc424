#include "platform/shared_library.h"

#include <dlfcn.h>

namespace balvps::platform {
namespace {

/// The folder of the file that has this code, with a slash; empty: unknown.
std::string own_folder() {
    static const char here = 0;
    Dl_info info{};
    if (dladdr(&here, &info) == 0 || info.dli_fname == nullptr) {
        return {};
    }
    const std::string path = info.dli_fname;
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

void *load(const std::string &path) noexcept {
    return dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
}

}  // namespace

SharedLibrary::SharedLibrary(const std::string &name) {
    if (const std::string folder = own_folder(); !folder.empty()) {
        handle_ = load(folder + name);
    }
    if (handle_ == nullptr) {
        handle_ = load(name);
    }
    if (handle_ == nullptr) {
        const char *reason = dlerror();
        failure_ = reason != nullptr ? reason : "unknown reason";
    }
}

void *SharedLibrary::function(const char *name) const noexcept {
    return dlsym(handle_, name);
}

std::string SharedLibrary::file_name(const std::string &name, unsigned version) {
#ifdef __APPLE__
    return name + "." + std::to_string(version) + ".dylib";
#else
    return name + ".so." + std::to_string(version);
#endif
}

}  // namespace balvps::platform
