// The headers of an answer, line by line.
#include <array>
#include <ctime>

#include "common/number.h"
#include "fuzz.h"
#include "policy/rate_limits.h"
#include "response/decode.h"
#include "response/recognise.h"
#include "response/retry_after.h"
#include "transport/http_date.h"

using namespace balvps;
using namespace balvps::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    constexpr std::array<std::string_view, 5> names = {
        "retry-after", "X-RATELIMIT-RESET", "X-RateLimit-Limit", "X-RateLimit-Remaining", "Content-Type"};
    constexpr std::int64_t now = 1'700'000'000;
    HttpResponse response;
    response.status = 429;
    for (std::string_view rest = text(data, size); !rest.empty();) {
        response.headers.add_line(cut(rest, '\n'));
    }
    for (const std::string_view name : names) {
        const std::string_view value = response.headers.find(name);
        require(value.data() == nullptr || value.data()[value.size()] == '\0');
        require(whole_number(value).value_or(0) >= 0);
        static_cast<void>(read_http_date(value));
    }
    for (const std::int64_t seconds :
         {seconds_to_wait(response.headers, now), seconds_of_retry_after(response.headers, now)}) {
        require(seconds >= -1 && seconds <= longest_wait);
    }

    const Operation unknown = {};
    const auto accepted = recognise_status(response, {.operation = unknown});
    require(!accepted && accepted.error().code == ErrorCode::rate_limited &&
            std::as_const(accepted.error()).details().content_type.size() <= 100);
    RateLimits limits;
    limits.note(LimitScope::calls, response);
    const LimitState state = limits.states()[static_cast<std::size_t>(LimitScope::calls)];
    const auto says_a_number = [&](std::string_view name) {
        return whole_number(response.headers.find(name)).has_value();
    };
    const bool says_a_word = says_a_number("X-RateLimit-Limit") || says_a_number("X-RateLimit-Remaining") ||
                             seconds_to_wait(response.headers, std::time(nullptr)) >= 0;
    require(state.remaining == (says_a_word ? std::optional<std::int64_t>(0) : std::nullopt));
    const auto until = limits.blocked_until(LimitScope::calls);
    require(!until || *until > Clock::now() - std::chrono::seconds(1));
    // A wait that the service requests is never missed.
    require(accepted.error().retry_after <= 1 || until);
    return 0;
}
