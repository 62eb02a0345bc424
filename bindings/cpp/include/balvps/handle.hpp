// Owned handles of the C ABI, and how its texts become the standard library's.
#pragma once

#include <balvps/balvps.h>

#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace balvps::cpp {}
namespace balvps {
// So that nobody spells it; it is there so that these names do not meet those of the core, which the static
// library brings into the same program.
using namespace cpp;
}  // namespace balvps

namespace balvps::cpp::detail {

/// Owns a handle, and can be moved only. The C ABI makes NULL only where memory ran out.
template <typename Type, auto free_function>
class Handle {
  public:
    explicit Handle(Type *handle) : handle_(handle, free_function) {
        if (handle == nullptr) {
            throw std::bad_alloc();
        }
    }
    /// The C ABI's own handle.
    Type *get() const noexcept { return handle_.get(); }

  private:
    std::unique_ptr<Type, void (*)(Type *)> handle_;
};

/// What a call can be given: Params, or the generated class of its arguments.
using ParamsHandle = Handle<balvps_params, balvps_params_free>;

/// The text that a function of the C ABI reads, whose length it writes last; null where there is none.
template <typename Function, typename... Arguments>
std::string_view text(Function function, Arguments... arguments) {
    std::size_t length = 0;
    const char *const data = function(arguments..., &length);
    return data == nullptr ? std::string_view() : std::string_view(data, length);
}

}  // namespace balvps::cpp::detail
