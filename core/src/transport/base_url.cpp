#include "transport/base_url.h"

#include <curl/curl.h>

#include <memory>
#include <new>

namespace balvps {
namespace {

struct UrlCleanup {
    void operator()(CURLU *url) const noexcept { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, UrlCleanup>;

/// Lacking memory is no mistake in the address.
CURLUcode checked(CURLUcode code) {
    if (code == CURLUE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    return code;
}

/// A part of the address; empty: it has none.
std::string part_of(const UrlHandle &url, CURLUPart part) {
    char *text = nullptr;
    if (checked(curl_url_get(url.get(), part, &text, 0)) != CURLUE_OK) {
        return {};
    }
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return text;
}

tl::unexpected<Error> refuse(const std::string &what) {
    return failure(ErrorCode::configuration, "config key 'base_url' " + what);
}

bool is_loopback(std::string_view host) noexcept {
    return host == "localhost" || host == "[::1]" || host.ends_with(".localhost") ||
           (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

}  // namespace

Result<BaseUrl> parse_base_url(std::string_view text) {
    const UrlHandle url(curl_url());
    if (!url) {
        throw std::bad_alloc();
    }
    const std::string copy(text);
    if (checked(curl_url_set(url.get(), CURLUPART_URL, copy.c_str(), CURLU_DISALLOW_USER)) ==
        CURLUE_USER_NOT_ALLOWED) {
        return refuse("must not contain a user name or password; use 'username' and 'password'");
    }
    const std::string scheme = part_of(url, CURLUPART_SCHEME);
    if (scheme != "https" && scheme != "http") {
        return refuse("must be an address such as https://my.balvps.com/api");
    }
    if (text.find_first_of("?#") != std::string_view::npos) {
        return refuse("must not have a query or a fragment");
    }
    BaseUrl base;
    base.text = part_of(url, CURLUPART_URL);
    base.text.erase(base.text.find_last_not_of('/') + 1);
    base.encrypted = scheme == "https";
    base.loopback = is_loopback(part_of(url, CURLUPART_HOST));
    return base;
}

}  // namespace balvps
