// Proxies from the config and the environment. A refused proxy is not shown in the message. The address of an
// accepted one has no user name and no password.
#include <string>

#include "fuzz.h"
#include "transport/proxy.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

std::string without_slash(std::string_view text) {
    return std::string(text.substr(0, text.size() - (text.ends_with('/') ? 1 : 0)));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view given = text(data, size);
    const Result<Proxy> proxy = parse_proxy(given, "config key 'proxy'");
    if (!proxy) {  // the message is always the same, so it shows nothing of the proxy
        static const std::string message = parse_proxy("", "config key 'proxy'").error().message;
        require(proxy.error().code == ErrorCode::configuration && proxy.error().message == message);
        return 0;
    }
    const std::size_t at = given.rfind('@');
    const std::size_t scheme = given.find("://");
    require(proxy->address.find('@') == std::string::npos);
    if (at == std::string_view::npos) {
        require(proxy->username.empty() && proxy->password.empty());
    }
    // Host and port follow the user name, or the scheme if there is no user name.
    const std::size_t start = at != std::string_view::npos       ? at + 1
                              : scheme != std::string_view::npos ? scheme + 3
                                                                 : 0;
    const std::string_view kept = std::string_view(proxy->address).substr(proxy->address.find("://") + 3);
    const std::string behind = without_slash(given.substr(start));
    const std::size_t colon = kept.rfind(':');
    if (behind != kept) {  // zeros before the port are removed
        const std::string_view host = kept.substr(0, colon);
        require(behind.starts_with(host) && behind.ends_with(kept.substr(colon + 1)) &&
                behind.find_first_not_of('0', host.size() + 1) == behind.size() - (kept.size() - colon - 1));
    }
    // The address alone is the same proxy without credentials.
    const Result<Proxy> again = parse_proxy(proxy->address, "config key 'proxy'");
    require(again.has_value() && again->address == proxy->address && again->username.empty());
    return 0;
}
