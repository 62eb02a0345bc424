#include "transport/http_date.h"

#include <curl/curl.h>

#include <ctime>
#include <string>

#include "common/number.h"

namespace balvps {

std::optional<std::int64_t> read_http_date(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const std::time_t time = curl_getdate(std::string(text).c_str(), nullptr);
    if (time == -1) {
        return std::nullopt;
    }
    return within_calendar(time);
}

}  // namespace balvps
