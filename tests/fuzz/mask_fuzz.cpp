// A service's text with a secret. Input: "SECRET\nTEXT". No message about the text may have the secret.
#include <string>

#include "fuzz.h"
#include "response/mask.h"

using namespace balvps;
using namespace balvps::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view said = text(data, size);
    const std::string_view secret = cut(said, '\n');
    Mask mask;
    mask.hide(secret);
    mask.hide_authorization("Basic " + std::string(secret));
    mask.hide_body(said);
    const std::string told = mask.masked(said);
    const bool looked_for = secret.size() >= 4 && secret.find('*') == std::string_view::npos;
    require(!looked_for || told.find(secret) == std::string::npos);

    Error error;
    error.message = said;
    error.details().messages.emplace_back(said);
    mask.apply(error);
    require(error.details().messages.front() == told);
    require(!looked_for || error.message.find(secret) == std::string::npos);
    // A text may have been cut, so it must not end with the start of the secret. Longer secrets are left out.
    if (looked_for && secret.size() > 4 && secret.size() <= 512) {
        require(!error.message.ends_with(secret.substr(0, secret.size() - 1)));
    }
    return 0;
}
