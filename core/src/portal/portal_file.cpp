#include "portal/portal_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "common/file_descriptor.h"

namespace balvps {
namespace {

tl::unexpected<Error> refuse(const std::string &what) {
    return failure(configuration_error(what));
}

tl::unexpected<Error> system_error(const std::string &what) {
    return refuse(what + ": " + std::generic_category().message(errno));
}

/// Reads a file, but not more of it than one byte over the limit.
Result<std::string> read_file(const FileDescriptor &file) {
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) {
        return system_error("cannot be examined");
    }
    if (!S_ISREG(about.st_mode)) {
        return refuse("is not a regular file");
    }
    std::string text;
    std::string part(std::size_t{64} << 10, '\0');
    while (text.size() <= Portal::largest_document) {
        const ::ssize_t size = ::read(file.get(), part.data(), part.size());
        if (size < 0 && errno != EINTR) {
            return system_error("cannot be read");
        }
        if (size == 0) {
            break;
        }
        text.append(part, 0, size < 0 ? 0 : static_cast<std::size_t>(size));
    }
    return text;
}

}  // namespace

Result<std::shared_ptr<const Portal>> read_portal_file(const std::string &path) {
    // Without O_NONBLOCK, opening a pipe would wait.
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) {
        return system_error("cannot be opened");
    }
    Result<std::string> text = read_file(file);
    if (!text) {
        return failure(std::move(text.error()));
    }
    return Portal::read(*text);
}

}  // namespace balvps
