// Owned handles of the C ABI, and its texts as std::string_view.
#pragma once

#include <balvps/balvps.h>

#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace balvps::cpp {}
namespace balvps {
// Users do not write this namespace. It keeps these names apart from those of the core, which is in the same
// program if that links the static library.
using namespace cpp;
}  // namespace balvps

namespace balvps::cpp::detail {

/// Owns a handle. It can only be moved. The C ABI returns NULL only if memory or a descriptor is missing.
template <typename Type, auto free_function>
class Handle {
  public:
    /// @param kept an object that the handle uses. It is released after the handle.
    explicit Handle(Type *handle, std::shared_ptr<void> kept = {})
        : kept_(std::move(kept)), handle_(handle ? handle : throw std::bad_alloc(), free_function) {}
    /// The C ABI's own handle.
    Type *get() const noexcept { return handle_.get(); }
    const std::shared_ptr<void> &kept() const noexcept { return kept_; }

  private:
    std::shared_ptr<void> kept_;
    std::unique_ptr<Type, void (*)(Type *)> handle_;
};

/// Reads a text by a function of the C ABI whose last argument is the text's length. Null if there is none.
template <typename Function, typename... Arguments>
std::string_view text(Function function, Arguments... arguments) {
    std::size_t length = 0;
    return std::string_view{function(arguments..., &length), length};  // braces: called before length is read
}

}  // namespace balvps::cpp::detail
