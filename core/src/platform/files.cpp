#include "platform/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace balvps::platform {
namespace {

constexpr int for_every_file = O_CLOEXEC;
constexpr mode_t for_this_user = S_IRUSR | S_IWUSR;

struct CloseFolder {
    void operator()(DIR *folder) const noexcept { ::closedir(folder); }
};

std::string directory_of(const std::string &path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

std::string system_error() {
    return std::generic_category().message(errno);
}

bool is_missing() noexcept {
    return errno == ENOENT;
}

FileDescriptor open_file(const std::string &path, Links links) noexcept {
    const int refused = links == Links::refused ? O_NOFOLLOW : 0;
    return FileDescriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | for_every_file | refused));
}

FileDescriptor open_lock_file(const std::string &path) noexcept {
    return FileDescriptor(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | for_every_file, for_this_user));
}

FileDescriptor create_file(const std::string &path) noexcept {
    return FileDescriptor(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | for_every_file, for_this_user));
}

std::optional<FileFacts> facts_of(const FileDescriptor &file) noexcept {
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) {
        return std::nullopt;
    }
    return FileFacts{S_ISREG(about.st_mode), about.st_uid == ::geteuid(),
                     (about.st_mode & (S_IRWXG | S_IRWXO)) != 0};
}

std::optional<std::size_t> read_file(const FileDescriptor &file, char *buffer, std::size_t size) noexcept {
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t count = ::read(file.get(), buffer + filled, size - filled);
        if (count < 0 && errno != EINTR) {
            return std::nullopt;
        }
        if (count == 0) {
            break;
        }
        filled += count < 0 ? 0 : static_cast<std::size_t>(count);
    }
    return filled;
}

bool write_file(const FileDescriptor &file, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t count = ::write(file.get(), text.data(), text.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return ::fsync(file.get()) == 0;
}

bool is_file(const char *path) {
    const FileDescriptor file = open_file(path, Links::followed);
    const auto facts = file.is_open() ? facts_of(file) : std::nullopt;
    return facts && facts->regular;
}

bool has_name(const char *folder, bool (*wanted)(std::string_view)) noexcept {
    const std::unique_ptr<DIR, CloseFolder> entries(::opendir(folder));
    while (const dirent *entry = entries == nullptr ? nullptr : ::readdir(entries.get())) {
        if (wanted(entry->d_name)) {
            return true;
        }
    }
    return false;
}

Lock try_lock(const FileDescriptor &file) noexcept {
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR) {
            return errno == EWOULDBLOCK ? Lock::held_by_another : Lock::failed;
        }
    }
    return Lock::taken;
}

void unlock(const FileDescriptor &file) noexcept {
    ::flock(file.get(), LOCK_UN);
}

bool replace_file(const std::string &path, const std::string &replaced) {
    if (std::rename(path.c_str(), replaced.c_str()) != 0) {
        return false;
    }
    const FileDescriptor directory(
        ::open(directory_of(replaced).c_str(), O_RDONLY | O_DIRECTORY | for_every_file));
    if (directory.is_open()) {
        // The name of the file is safe from a power cut after this. An error is ignored: the file is there.
        ::fsync(directory.get());
    }
    return true;
}

bool remove_file(const std::string &path) noexcept {
    return ::unlink(path.c_str()) == 0 || is_missing();
}

}  // namespace balvps::platform
