// Owns a file descriptor and closes it.
#pragma once

#include <utility>

namespace balvps::platform {

class FileDescriptor {
  public:
    explicit FileDescriptor(int descriptor = -1) noexcept : descriptor_(descriptor) {}
    FileDescriptor(FileDescriptor &&other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileDescriptor &operator=(FileDescriptor &&other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;
    ~FileDescriptor();

    int get() const noexcept { return descriptor_; }
    bool is_open() const noexcept { return descriptor_ >= 0; }

    /// Another descriptor of the same file. Child processes do not inherit it. Not open: it failed.
    static FileDescriptor duplicate_of(int descriptor) noexcept;

  private:
    int descriptor_;
};

/// The descriptor that a system call has returned. Throws std::system_error if it has failed.
/// @param what the name of the call.
FileDescriptor opened(int descriptor, const char *what);

}  // namespace balvps::platform
