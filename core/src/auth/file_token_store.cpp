#include "auth/file_token_store.h"

#include "common/printable.h"
#include "json/writer.h"
#include "platform/files.h"

namespace balvps {
namespace {

using platform::FileDescriptor;
using platform::Lock;

class FileHold : public TokenStore::Hold {
  public:
    explicit FileHold(FileDescriptor lock) noexcept : lock_(std::move(lock)) {}
    FileHold(const FileHold &) = delete;
    FileHold &operator=(const FileHold &) = delete;
    ~FileHold() override { platform::unlock(lock_); }

  private:
    FileDescriptor lock_;
};

tl::unexpected<Error> store_error(const std::string &path, const std::string &what) {
    return failure(configuration_error("token store '" + printable(path) + "': " + what));
}

tl::unexpected<Error> system_error(const std::string &path, const std::string &doing) {
    return store_error(path, doing + ": " + platform::system_error());
}

/// Refuses a file that other users can read or write.
Result<void> refuse_if_shared(const std::string &path, const FileDescriptor &file) {
    const auto facts = platform::facts_of(file);
    if (!facts) {
        return system_error(path, "cannot be examined");
    }
    if (!facts->regular) {
        return store_error(path, "is not a regular file");
    }
    if (!facts->own) {
        return store_error(path, "belongs to another user");
    }
    if (facts->shared) {
        return store_error(path, "may be read or written by others; run chmod 600 on it");
    }
    return {};
}

Result<Body> read_all(const std::string &path, const FileDescriptor &file) {
    constexpr std::size_t longest = longest_stored + 1;  // a longer file does not hold tokens
    Body text;
    text.resize(longest);
    const auto size = platform::read_file(file, text.data(), text.size());
    if (!size) {
        return system_error(path, "cannot be read");
    }
    text.resize(*size);
    return text;
}

}  // namespace

FileTokenStore::FileTokenStore(std::string path, std::string base_url, std::string username)
    : path_(std::move(path)), base_url_(std::move(base_url)), username_(std::move(username)) {}

Result<std::unique_ptr<TokenStore::Hold>> FileTokenStore::try_hold() {
    const std::string path = path_ + ".lock";
    FileDescriptor lock = platform::open_lock_file(path);
    if (!lock.is_open()) {
        return system_error(path, "cannot be opened");
    }
    if (auto checked = refuse_if_shared(path, lock); !checked) {
        return failure(std::move(checked.error()));
    }
    switch (platform::try_lock(lock)) {
        case Lock::taken:
            return std::make_unique<FileHold>(std::move(lock));
        case Lock::held_by_another:
            return nullptr;
        case Lock::failed:
            break;
    }
    return system_error(path, "cannot be locked");
}

Result<std::optional<Tokens>> FileTokenStore::load() {
    const FileDescriptor file = platform::open_file(path_, platform::Links::refused);
    if (!file.is_open()) {
        if (platform::is_missing()) {
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
    platform::remove_file(temporary_path());
    const FileDescriptor file = platform::create_file(temporary_path());
    if (!file.is_open()) {
        return system_error(path_, "cannot be written");
    }
    if (!platform::write_file(file, text)) {
        auto failed = system_error(path_, "cannot be written");
        platform::remove_file(temporary_path());
        return failed;
    }
    return {};
}

Result<void> FileTokenStore::try_out() {
    constexpr std::size_t more_than_tokens_need = 2 * longest_token + 4096;
    auto written = write_temporary(std::string(more_than_tokens_need, ' '));
    platform::remove_file(temporary_path());
    return written;
}

Result<bool> FileTokenStore::save(const Tokens &tokens) {
    JsonWriter writer;
    write_tokens(writer, tokens, base_url_, username_);

    if (auto written = write_temporary(writer.text()); !written) {
        return failure(std::move(written.error()));
    }
    if (!platform::replace_file(temporary_path(), path_)) {
        auto failed = system_error(path_, "cannot be replaced");
        platform::remove_file(temporary_path());
        return failed;
    }
    return true;
}

Result<void> FileTokenStore::clear() {
    if (!platform::remove_file(path_)) {
        return system_error(path_, "cannot be removed");
    }
    return {};
}

}  // namespace balvps
