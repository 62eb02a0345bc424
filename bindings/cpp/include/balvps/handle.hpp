// Owned handles of the C ABI, and how its texts become the standard library's.
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
// This namespace is not written by users. It is there so that these names do not meet those of the core,
// which the static library brings into the same program.
using namespace cpp;
}  // namespace balvps

namespace balvps::cpp::detail {

/// Owns a handle, and can be moved only. The C ABI makes NULL only where memory (or a descriptor) is lacking.
template <typename Type, auto free_function>
class Handle {
  public:
    /// @param kept what the handle refers to; let go after it
    explicit Handle(Type *handle, std::shared_ptr<void> kept = {})
        : kept_(std::move(kept)), handle_(handle ? handle : throw std::bad_alloc(), free_function) {}
    /// The C ABI's own handle.
    Type *get() const noexcept { return handle_.get(); }
    const std::shared_ptr<void> &kept() const noexcept { return kept_; }

  private:
    std::shared_ptr<void> kept_;
    std::unique_ptr<Type, void (*)(Type *)> handle_;
};

/// The text that a function of the C ABI reads, whose length it writes last; null where there is none.
template <typename Function, typename... Arguments>
std::string_view text(Function function, Arguments... arguments) {
    std::size_t length = 0;
    return std::string_view{function(arguments..., &length), length};  // in this order, since in braces
}

}  // namespace balvps::cpp::detail
