// A config and the options of a call. Input: lines of "KEY=VALUE".
#include <string>

#include "auth/totp.h"
#include "client/config.h"
#include "client/options.h"
#include "fuzz.h"

using namespace balvps;
using namespace balvps::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    Config config;
    CallOptions options;
    for (std::string_view rest = text(data, size); !rest.empty();) {
        std::string_view value = cut(rest, '\n');
        const std::string_view key = cut(value, '=');
        config.set(key, value);
        static_cast<void>(options.set(key, value));
    }
    const Result<Settings> settings = make_settings(config);
    if (!settings) {
        require(settings.error().code == ErrorCode::configuration && !settings.error().message.empty());
        return 0;
    }
    const BaseUrl &url = settings->transport.base_url;
    require(url.text.starts_with(url.encrypted ? "https://" : "http://") && !url.text.ends_with('/'));
    require(settings->timeout.count() > 0 && settings->retry.count >= 0);
    if (!settings->credentials.totp_key.empty()) {
        require(totp_code(settings->credentials.totp_key, 1'700'000'000).view().size() == 6);
    }
    return 0;
}
