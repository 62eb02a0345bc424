#include "platform/utf8_locale.h"

#include <langinfo.h>
#include <locale.h>  // newlocale() and uselocale() are not in <clocale>
#if __has_include(<xlocale.h>)
#include <xlocale.h>  // here they are, on macOS
#endif

#include <array>
#include <cerrno>
#include <new>
#include <string_view>

namespace balvps::platform {
namespace {

/// Null if this system has none. It stays until the process ends, because making it takes three times as long
/// as converting a name.
locale_t utf8_locale() {
    static const locale_t locale = [] {
        constexpr std::array<const char *, 3> names = {"C.UTF-8", "en_US.UTF-8", ""};
        for (const char *name : names) {
            const locale_t made = newlocale(LC_CTYPE_MASK, name, nullptr);
            if (made != nullptr && nl_langinfo_l(CODESET, made) == std::string_view("UTF-8")) {
                return made;
            }
            if (made == nullptr && errno == ENOMEM) {
                throw std::bad_alloc();
            }
            if (made != nullptr) {
                freelocale(made);
            }
        }
        return locale_t();
    }();
    return locale;
}

}  // namespace

Utf8Locale::Utf8Locale() : there_(utf8_locale() != nullptr) {
    if (there_) {
        before_ = uselocale(utf8_locale());
    }
}

Utf8Locale::~Utf8Locale() {
    if (there_) {
        uselocale(static_cast<locale_t>(before_));
    }
}

}  // namespace balvps::platform
