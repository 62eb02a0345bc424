#include "portal/portal_file.h"

#include "platform/files.h"

namespace balvps {
namespace {

tl::unexpected<Error> refuse(const std::string &what) {
    return failure(configuration_error(what));
}

tl::unexpected<Error> system_error(const std::string &what) {
    return refuse(what + ": " + platform::system_error());
}

/// Reads a file, but not more of it than one byte over the limit.
Result<std::string> read_text(const platform::FileDescriptor &file) {
    const auto facts = platform::facts_of(file);
    if (!facts) {
        return system_error("cannot be examined");
    }
    if (!facts->regular) {
        return refuse("is not a regular file");
    }
    std::string text;
    std::string part(std::size_t{64} << 10, '\0');
    while (text.size() <= Portal::largest_document) {
        const auto size = platform::read_file(file, part.data(), part.size());
        if (!size) {
            return system_error("cannot be read");
        }
        if (*size == 0) {
            break;
        }
        text.append(part, 0, *size);
    }
    return text;
}

}  // namespace

Result<std::shared_ptr<const Portal>> read_portal_file(const std::string &path) {
    const platform::FileDescriptor file = platform::open_file(path, platform::Links::followed);
    if (!file.is_open()) {
        return system_error("cannot be opened");
    }
    Result<std::string> text = read_text(file);
    if (!text) {
        return failure(std::move(text.error()));
    }
    return Portal::read(*text);
}

}  // namespace balvps
