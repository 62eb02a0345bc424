// A library that is loaded when it is needed.
#pragma once

#include <string>

namespace balvps::platform {

class SharedLibrary {
  public:
    /// Loads a library: the one beside this library, or else the one that the system finds by its name. It
    /// stays until the process ends, because the libraries that it uses leave something in every thread.
    explicit SharedLibrary(const std::string &name);

    bool is_loaded() const noexcept { return handle_ != nullptr; }
    /// nullptr: it has no such function.
    void *function(const char *name) const noexcept;
    /// Why the system could not load it; empty if it is loaded.
    const std::string &failure() const noexcept { return failure_; }

    /// The file name of a library with that version.
    static std::string file_name(const std::string &name, unsigned version);

  private:
    void *handle_ = nullptr;
    std::string failure_;
};

}  // namespace balvps::platform
