#include "auth/tokens.h"

#include "response/document.h"

namespace balvps {
namespace {

std::string_view text_of(const Value &object, std::string_view name) noexcept {
    const Value *member = object.find(name);
    return member != nullptr && member->is_string() ? member->text() : std::string_view();
}

}  // namespace

void write_tokens(JsonWriter &writer, const Tokens &tokens, std::string_view base_url,
                  std::string_view username) {
    writer.start_object();
    writer.member("base_url", base_url);
    writer.member("username", username);
    writer.member("token", tokens.token.view());
    writer.member("refresh_token", tokens.refresh_token.view());
    writer.name("expires_at");
    if (tokens.expires_at) {
        writer.integer(*tokens.expires_at);
    } else {
        writer.null();
    }
    writer.end_object();
}

std::optional<Tokens> read_tokens(std::string_view json, std::string_view base_url,
                                  std::string_view username) {
    Document document;
    ParseFailure why;
    if (!Document::parse(json, true, document, why)) {
        return std::nullopt;
    }
    const Value &root = document.root();
    if (text_of(root, "base_url") != base_url || text_of(root, "username") != username) {
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

}  // namespace balvps
