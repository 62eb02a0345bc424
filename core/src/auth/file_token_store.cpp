#include "auth/file_token_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <thread>

#include "response/document.h"
#include "response/json.h"

namespace balvps {
namespace {

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
    ~FileDescriptor() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    int get() const noexcept { return descriptor_; }
    bool is_open() const noexcept { return descriptor_ >= 0; }

  private:
    int descriptor_;
};

class FileHold : public TokenStore::Hold {
  public:
    explicit FileHold(FileDescriptor lock) noexcept : lock_(std::move(lock)) {}

  private:
    FileDescriptor lock_;  // closing it lets go
};

tl::unexpected<Error> trouble(const std::string &path, const std::string &what) {
    return failure(ErrorCode::configuration, "token store '" + path + "': " + what);
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
    constexpr std::size_t longest = std::size_t{1} << 20;
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

std::string_view text_of(const Value &object, std::string_view name) noexcept {
    const Value *member = object.find(name);
    return member != nullptr && member->is_string() ? member->text() : std::string_view();
}

void write_member(JsonWriter &writer, std::string_view name, std::string_view text) {
    write_name(writer, name);
    write_string(writer, text);
}

}  // namespace

FileTokenStore::FileTokenStore(std::string path, std::string base_url, std::string username)
    : path_(std::move(path)), base_url_(std::move(base_url)), username_(std::move(username)) {}

Result<std::unique_ptr<TokenStore::Hold>> FileTokenStore::hold(const Deadline &deadline,
                                                               const Interrupt &interrupt) {
    const std::string path = path_ + ".lock";
    FileDescriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!lock.is_open()) {
        return system_trouble(path, "cannot be opened");
    }
    if (auto checked = refuse_if_shared(path, lock); !checked) {
        return failure(std::move(checked.error()));
    }
    constexpr Milliseconds pause{10};  // a renewal takes longer, so polling more often gains nothing
    while (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return system_trouble(path, "cannot be locked");
        }
        if (interrupt.requested()) {
            return failure(ErrorCode::cancelled, "the call was cancelled");
        }
        if (deadline.passed()) {
            return failure(ErrorCode::timeout, "the deadline passed while another process was signing in");
        }
        std::this_thread::sleep_for(pause);
    }
    return std::make_unique<FileHold>(std::move(lock));
}

Result<std::optional<Tokens>> FileTokenStore::load() {
    const FileDescriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
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
    Document document;
    ParseFailure why;
    if (!Document::parse(view(*text), true, document, why)) {
        return std::nullopt;  // not ours, or damaged: it is replaced by the next login
    }
    const Value &root = document.root();
    if (text_of(root, "base_url") != base_url_ || text_of(root, "username") != username_) {
        return std::nullopt;
    }
    Tokens tokens;
    tokens.token = Secret(text_of(root, "token"));
    tokens.refresh_token = Secret(text_of(root, "refresh_token"));
    if (const Value *expires_at = root.find("expires_at"); expires_at != nullptr) {
        tokens.expires_at = expires_at->as_integer();
    }
    return tokens;
}

Result<void> FileTokenStore::save(const Tokens &tokens) {
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    write_member(writer, "base_url", base_url_);
    write_member(writer, "username", username_);
    write_member(writer, "token", tokens.token.view());
    write_member(writer, "refresh_token", tokens.refresh_token.view());
    write_name(writer, "expires_at");
    if (tokens.expires_at) {
        writer.Int64(*tokens.expires_at);
    } else {
        writer.Null();
    }
    writer.EndObject();

    // Written beside it and renamed, so that a reader (or a crash) meets the old tokens or the new ones,
    // never half.
    std::string beside = path_ + ".XXXXXX";
    const FileDescriptor file(::mkostemp(beside.data(), O_CLOEXEC));  // mode 0600
    if (!file.is_open()) {
        return system_trouble(path_, "cannot be written");
    }
    Result<void> written = write_all(path_, file, view(buffer));
    if (written && (::fsync(file.get()) != 0 || ::rename(beside.c_str(), path_.c_str()) != 0)) {
        written = system_trouble(path_, "cannot be replaced");
    }
    if (!written) {
        ::unlink(beside.c_str());
        return written;
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

Result<std::unique_ptr<TokenStore>> make_token_store(std::string_view name, std::string_view base_url,
                                                     std::string_view username) {
    constexpr std::string_view file = "file:";
    if (name.empty() || name == "memory") {
        return nullptr;
    }
    if (name.starts_with(file) && name.size() > file.size()) {
        return std::make_unique<FileTokenStore>(std::string(name.substr(file.size())), std::string(base_url),
                                                std::string(username));
    }
    return failure(ErrorCode::configuration, "config key 'token_store' must be memory or file:PATH");
}

}  // namespace balvps
