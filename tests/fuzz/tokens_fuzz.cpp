// Tokens in stores and in files, and answers to a sign-in, which have tokens or require a second factor.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "auth/file_token_store.h"
#include "auth/tokens.h"
#include "client/call.h"
#include "fuzz.h"
#include "json/reader.h"
#include "request/build.h"
#include "response/decode.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

constexpr std::string_view base_url = "https://my.balvps.com/api";
constexpr std::string_view username = "user@example.com";

void require_same(const Tokens &left, const Tokens &right) {
    require(left.token.view() == right.token.view() &&
            left.refresh_token.view() == right.refresh_token.view() && left.expires_at == right.expires_at);
}

/// A token must be allowed in a header line, because it is sent in one.
void require_header_value(std::string_view token) {
    require(!token.empty() && token.size() < 8192);
    for (const char letter : token) {
        require(letter > ' ' && letter < '\x7F');
    }
}

void require_usable(const Tokens &tokens) {
    require_header_value(tokens.token.view());
    if (!tokens.refresh_token.empty()) {
        require_header_value(tokens.refresh_token.view());
    }
}

/// A token file that only this process uses.
class TokenFile {
  public:
    TokenFile() : directory_("/tmp/balvps-fuzz-XXXXXX") { require(mkdtemp(directory_.data()) != nullptr); }
    ~TokenFile() {
        ::unlink(path().c_str());
        ::rmdir(directory_.c_str());
    }
    TokenFile(const TokenFile &) = delete;
    TokenFile &operator=(const TokenFile &) = delete;

    std::string path() const { return directory_ + "/tokens"; }

    void write(std::string_view text) const {
        const int file = ::open(path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        require(file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
        ::close(file);
    }

  private:
    std::string directory_;
};

/// Tokens from a file can be sent, and are the same as those from the text alone.
void load_from_file(std::string_view json, const Result<std::optional<Tokens>> &read) {
    static const TokenFile file;
    file.write(json);
    FileTokenStore store(file.path(), std::string(base_url), std::string(username));
    const auto loaded = store.load();
    require(loaded.has_value() == read.has_value());
    if (!loaded) {
        require(loaded.error().code == ErrorCode::configuration &&
                loaded.error().message.starts_with("token store '" + file.path() + "': "));
        return;
    }
    require(loaded->has_value() == read->has_value());
    if (*loaded) {
        require_same(**loaded, **read);
        require_usable(**loaded);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view json = text(data, size);
    const auto tokens = read_tokens(json, base_url, username);
    load_from_file(json, tokens);
    if (tokens && *tokens) {
        JsonWriter writer;
        write_tokens(writer, **tokens, base_url, username);
        const auto again = read_tokens(writer.text(), base_url, username);
        require(again.has_value() && again->has_value());
        require_same(**tokens, **again);
    }
    HttpResponse response;
    response.status = 200;
    response.body.assign(json);
    const Result<Document> document = decode(response, true);
    if (document) {
        if (const auto answered = tokens_in(*document, response)) {
            require_usable(*answered);
        }
        if (const auto challenge = challenge_in(*document, response.headers)) {
            require_header_value(challenge->token.view());
            const HttpRequest request = build_second_factor_request(challenge->method, "123456");
            require(read_json(request.body.view(), true).has_value());
        }
    }
    return 0;
}
