#include "platform/file_descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace balvps::platform {

FileDescriptor::~FileDescriptor() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

FileDescriptor FileDescriptor::duplicate_of(int descriptor) noexcept {
    return FileDescriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
}

FileDescriptor opened(int descriptor, const char *what) {
    if (descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), what);
    }
    return FileDescriptor(descriptor);
}

}  // namespace balvps::platform
