#include "auth/file_token_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "common/file_descriptor.h"
#include "common/printable.h"
#include "json/writer.h"

namespace balvps {
namespace {

class FileHold : public TokenStore::Hold {
  public:
    explicit FileHold(FileDescriptor lock) noexcept : lock_(std::move(lock)) {}
    FileHold(const FileHold &) = delete;
    FileHold &operator=(const FileHold &) = delete;
    ~FileHold() override {
        ::flock(lock_.get(), LOCK_UN);  // closing is not enough where a forked child has the descriptor too
    }

  private:
    FileDescriptor lock_;
};

tl::unexpected<Error> trouble(const std::string &path, const std::string &what) {
    return failure(configuration_error("token store '" + printable(path) + "': " + what));
}

tl::unexpected<Error> system_trouble(const std::string &path, const std::string &doing) {
    return trouble(path, doing + ": " + std::generic_category().message(errno));
}

/// Others must neither read the tokens nor put theirs in their place.
Result<void> refuse_if_shared(const std::string &path, const FileDescriptor &file) {
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) {
        return system_trouble(path, "cannot be examined");
    }
    if (!S_ISREG(about.st_mode)) {
        return trouble(path, "is not a regular file");
    }
    if (about.st_uid != ::geteuid()) {
        return trouble(path, "belongs to another user");
    }
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return trouble(path, "may be read or written by others; run chmod 600 on it");
    }
    return {};
}

Result<Body> read_all(const std::string &path, const FileDescriptor &file) {
    constexpr std::size_t longest = longest_stored + 1;  // more than that is something else
    Body text;
    text.resize(longest);
    std::size_t size = 0;
    while (size < longest) {
        const ssize_t count = ::read(file.get(), text.data() + size, longest - size);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return system_trouble(path, "cannot be read");
        }
        if (count == 0) {
            break;
        }
        size += static_cast<std::size_t>(count);
    }
    text.resize(size);
    return text;
}

Result<void> write_all(const std::string &path, const FileDescriptor &file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(file.get(), text.data(), text.size());
        if (count < 0 && errno != EINTR) {
            return system_trouble(path, "cannot be written");
        }
        text.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return {};
}

std::string directory_of(const std::string &path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

FileTokenStore::FileTokenStore(std::string path, std::string base_url, std::string username)
    : path_(std::move(path)), base_url_(std::move(base_url)), username_(std::move(username)) {}

Result<std::unique_ptr<TokenStore::Hold>> FileTokenStore::try_hold() {
    const std::string path = path_ + ".lock";
    FileDescriptor lock(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR));
    if (!lock.is_open()) {
        return system_trouble(path, "cannot be opened");
    }
    if (auto checked = refuse_if_shared(path, lock); !checked) {
        return failure(std::move(checked.error()));
    }
    while (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return nullptr;
        }
        if (errno != EINTR) {
            return system_trouble(path, "cannot be locked");
        }
    }
    return std::make_unique<FileHold>(std::move(lock));
}

Result<std::optional<Tokens>> FileTokenStore::load() {
    const FileDescriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.is_open()) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        return system_trouble(path_, "cannot be opened");
    }
    if (auto checked = refuse_if_shared(path_, file); !checked) {
        return failure(std::move(checked.error()));
    }
    Result<Body> text = read_all(path_, file);
    if (!text) {
        return failure(std::move(text.error()));
    }
    Result<std::optional<Tokens>> tokens = read_tokens(view(*text), base_url_, username_);
    if (!tokens) {
        return trouble(path_, tokens.error().message);
    }
    return tokens;
}

std::string FileTokenStore::beside() const {
    return path_ + ".new";
}

/// Whoever writes holds the store, so one name does, and what a killed process left there goes.
Result<void> FileTokenStore::write_beside(std::string_view text) {
    ::unlink(beside().c_str());
    const FileDescriptor file(
        ::open(beside().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file.is_open()) {
        return system_trouble(path_, "cannot be written");
    }
    Result<void> written = write_all(path_, file, text);
    if (written && ::fsync(file.get()) != 0) {
        written = system_trouble(path_, "cannot be written");
    }
    if (!written) {
        ::unlink(beside().c_str());
    }
    return written;
}

Result<void> FileTokenStore::try_out() {
    constexpr std::size_t more_than_tokens_take = 2 * longest_token + 4096;
    auto written = write_beside(std::string(more_than_tokens_take, ' '));
    ::unlink(beside().c_str());
    return written;
}

Result<void> FileTokenStore::save(const Tokens &tokens) {
    JsonWriter writer;
    write_tokens(writer, tokens, base_url_, username_);

    // Written beside it and renamed, so that a reader (or a crash) meets the old tokens or the new ones,
    // never half.
    if (auto written = write_beside(writer.text()); !written) {
        return written;
    }
    if (::rename(beside().c_str(), path_.c_str()) != 0) {
        auto failed = system_trouble(path_, "cannot be replaced");
        ::unlink(beside().c_str());
        return failed;
    }
    const FileDescriptor directory(::open(directory_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) {
        ::fsync(directory.get());  // a help against power cuts only, so its failure is none of ours
    }
    return {};
}

Result<void> FileTokenStore::clear() {
    if (::unlink(path_.c_str()) != 0 && errno != ENOENT) {
        return system_trouble(path_, "cannot be removed");
    }
    return {};
}

}  // namespace balvps
