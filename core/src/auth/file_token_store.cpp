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
        ::flock(lock_.get(), LOCK_UN);  // closing is not enough if a forked child has the descriptor too
    }

  private:
    FileDescriptor lock_;
};

tl::unexpected<Error> store_error(const std::string &path, const std::string &what) {
    return failure(configuration_error("token store '" + printable(path) + "': " + what));
}

tl::unexpected<Error> system_error(const std::string &path, const std::string &doing) {
    return store_error(path, doing + ": " + std::generic_category().message(errno));
}

/// Refuses a file that other users can read or write.
Result<void> refuse_if_shared(const std::string &path, const FileDescriptor &file) {
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) {
        return system_error(path, "cannot be examined");
    }
    if (!S_ISREG(about.st_mode)) {
        return store_error(path, "is not a regular file");
    }
    if (about.st_uid != ::geteuid()) {
        return store_error(path, "belongs to another user");
    }
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return store_error(path, "may be read or written by others; run chmod 600 on it");
    }
    return {};
}

Result<Body> read_all(const std::string &path, const FileDescriptor &file) {
    constexpr std::size_t longest = longest_stored + 1;  // a longer file does not hold tokens
    Body text;
    text.resize(longest);
    std::size_t size = 0;
    while (size < longest) {
        const ssize_t count = ::read(file.get(), text.data() + size, longest - size);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return system_error(path, "cannot be read");
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
            return system_error(path, "cannot be written");
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
        return system_error(path, "cannot be opened");
    }
    if (auto checked = refuse_if_shared(path, lock); !checked) {
        return failure(std::move(checked.error()));
    }
    while (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return nullptr;
        }
        if (errno != EINTR) {
            return system_error(path, "cannot be locked");
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
        return system_error(path_, "cannot be opened");
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
        return store_error(path_, tokens.error().message);
    }
    return tokens;
}

std::string FileTokenStore::temporary_path() const {
    return path_ + ".new";
}

/// Writes a temporary file. The writer holds the store, so one name is enough, and a file that a killed
/// process left is replaced.
Result<void> FileTokenStore::write_temporary(std::string_view text) {
    ::unlink(temporary_path().c_str());
    const FileDescriptor file(::open(
        temporary_path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file.is_open()) {
        return system_error(path_, "cannot be written");
    }
    Result<void> written = write_all(path_, file, text);
    if (written && ::fsync(file.get()) != 0) {
        written = system_error(path_, "cannot be written");
    }
    if (!written) {
        ::unlink(temporary_path().c_str());
    }
    return written;
}

Result<void> FileTokenStore::try_out() {
    constexpr std::size_t more_than_tokens_need = 2 * longest_token + 4096;
    auto written = write_temporary(std::string(more_than_tokens_need, ' '));
    ::unlink(temporary_path().c_str());
    return written;
}

Result<void> FileTokenStore::save(const Tokens &tokens) {
    JsonWriter writer;
    write_tokens(writer, tokens, base_url_, username_);

    // The temporary file replaces the store by a rename, so a reader or a crash finds the old tokens or the
    // new ones, and never a part.
    if (auto written = write_temporary(writer.text()); !written) {
        return written;
    }
    if (::rename(temporary_path().c_str(), path_.c_str()) != 0) {
        auto failed = system_error(path_, "cannot be replaced");
        ::unlink(temporary_path().c_str());
        return failed;
    }
    const FileDescriptor directory(::open(directory_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) {
        ::fsync(directory.get());  // it only protects against power cuts, so an error is ignored
    }
    return {};
}

Result<void> FileTokenStore::clear() {
    if (::unlink(path_.c_str()) != 0 && errno != ENOENT) {
        return system_error(path_, "cannot be removed");
    }
    return {};
}

}  // namespace balvps
