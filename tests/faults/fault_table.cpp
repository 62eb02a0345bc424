#include "fault_table.h"

namespace balvps::test {

namespace {

const Json carried_out{{"carried_out", true}};

/// The parameters of a fault that answers with a status.
Json status(int number, bool applied = false) {
    return {{"status", number}, {"carried_out", applied}};
}

/// The same in JSON. Its words seem to say that nothing was carried out, but with such a status this is
/// unknown.
Json words(int number, const char *message, bool applied = false) {
    return {{"status", number}, {"message", message}, {"carried_out", applied}};
}

}  // namespace

const std::vector<FaultCase> &fault_cases() {
    using std::chrono::seconds;
    // The beginnings of the rows in the table of docs/policy.md.
    constexpr const char *unsent = "nothing was sent";
    constexpr const char *broken = "the connection broke";
    constexpr const char *down = "the service is down or busy";
    constexpr const char *cut_short = "a truncated answer";
    constexpr const char *failing = "500";
    constexpr const char *limited = "429";
    constexpr const char *unreadable = "an answer that cannot be read";
    constexpr const char *without_content = "an answer without content";
    constexpr const char *whole = "the whole answer";
    constexpr Connection kept = Connection::kept;
    // clang-format off
    static const std::vector<FaultCase> cases{
        // ---- the connection
        {.name = "handshake_reset", .fault = "reset_handshake", .row = unsent, .code = "tls", .reason = "handshake"},
        {.name = "handshake_hangs", .fault = "hang_handshake", .hangs = true, .row = unsent, .code = "timeout"},
        {.name = "reset_before_reading", .fault = "reset_before_reading", .body_unread = true, .row = broken, .code = "connection"},
        {.name = "reset_before_reading_kept", .fault = "reset_before_reading", .body_unread = true, .connection = kept, .row = broken, .code = "connection"},
        {.name = "reset_before_answer", .fault = "reset_before_answer", .row = broken, .code = "connection"},
        {.name = "reset_before_answer_kept", .fault = "reset_before_answer", .connection = kept, .row = broken, .code = "connection"},
        {.name = "applied_then_reset", .fault = "reset_before_answer", .with = carried_out, .row = broken, .carried_out = true, .code = "connection"},
        {.name = "applied_then_reset_kept", .fault = "reset_before_answer", .with = carried_out, .connection = kept, .row = broken, .carried_out = true, .code = "connection"},
        {.name = "reset_within_head", .fault = "reset_within_head", .row = broken, .carried_out = true, .code = "connection"},
        {.name = "reset_within_body", .fault = "reset_within_body", .row = broken, .carried_out = true, .code = "connection"},
        {.name = "reset_after_answer", .fault = "reset_after_answer", .connection = kept, .row = whole, .carried_out = true},
        {.name = "closed_before_answer", .fault = "close_before_answer", .row = broken, .code = "connection"},
        {.name = "closed_before_answer_kept", .fault = "close_before_answer", .connection = kept, .row = broken, .code = "connection"},
        {.name = "applied_then_closed", .fault = "close_before_answer", .with = carried_out, .row = broken, .carried_out = true, .code = "connection"},
        {.name = "applied_then_closed_kept", .fault = "close_before_answer", .with = carried_out, .connection = kept, .row = broken, .carried_out = true, .code = "connection"},
        {.name = "closed_after_answer", .fault = "close_after_answer", .connection = kept, .row = whole, .carried_out = true},
        {.name = "resets_in_a_row", .fault = "reset_before_answer", .times = 2, .row = broken, .code = "connection"},
        {.name = "resets_without_end", .fault = "reset_before_answer", .times = 100, .row = broken, .code = "connection"},

        // ---- time
        {.name = "slow_answer", .fault = "late_answer", .with = {{"ms", 100}}, .row = whole, .carried_out = true},
        {.name = "late_answer", .fault = "late_answer", .with = {{"ms", 3000}}, .hangs = true, .row = broken, .carried_out = true, .code = "timeout"},
        {.name = "hangs_before_head", .fault = "hang_before_head", .hangs = true, .row = broken, .code = "timeout"},
        {.name = "applied_then_hangs", .fault = "hang_before_head", .with = carried_out, .hangs = true, .row = broken, .carried_out = true, .code = "timeout"},
        {.name = "hangs_within_body", .fault = "hang_within_body", .hangs = true, .row = broken, .carried_out = true, .code = "timeout"},
        {.name = "dribbles", .fault = "dribbled_body", .with = {{"bytes", 16}, {"ms", 1}}, .row = whole, .carried_out = true},
        {.name = "dribbles_too_long", .fault = "dribbled_body", .with = {{"bytes", 1}, {"ms", 1000}}, .hangs = true, .row = broken, .carried_out = true, .code = "timeout"},

        // ---- the answer's framing
        {.name = "truncated_body", .fault = "truncated_body", .row = cut_short, .carried_out = true, .code = "malformed_answer", .reason = "truncated"},
        {.name = "truncated_chunks", .fault = "truncated_chunks", .row = cut_short, .carried_out = true, .code = "malformed_answer", .reason = "truncated"},
        {.name = "wrong_content_length", .fault = "short_content_length", .row = cut_short, .carried_out = true, .code = "malformed_answer", .reason = "truncated"},
        {.name = "huge_header", .fault = "huge_header", .row = unreadable, .carried_out = true, .code = "too_large"},
        {.name = "many_headers", .fault = "many_headers", .with = {{"lines", 4000}}, .row = whole, .carried_out = true},

        // ---- the answer's body
        {.name = "html_200", .fault = "html_page", .with = status(200), .row = unreadable, .code = "malformed_answer", .reason = "html"},
        {.name = "applied_then_html_200", .fault = "html_page", .with = status(200, true), .row = unreadable, .carried_out = true, .code = "malformed_answer", .reason = "html"},
        {.name = "html_403", .fault = "html_page", .with = status(403), .row = unreadable, .code = "malformed_answer", .reason = "html"},
        {.name = "html_502", .fault = "html_page", .with = status(502), .row = down, .code = "unavailable"},
        {.name = "html_503", .fault = "html_page", .with = status(503), .row = down, .code = "unavailable"},
        {.name = "applied_then_html_504", .fault = "html_page", .with = status(504, true), .row = down, .carried_out = true, .code = "unavailable"},
        {.name = "json_500", .fault = "json_error", .with = status(500), .row = failing, .code = "refused"},
        {.name = "applied_then_json_500", .fault = "json_error", .with = status(500, true), .row = failing, .carried_out = true, .code = "refused"},
        {.name = "json_502", .fault = "json_error", .with = status(502), .row = down, .code = "unavailable"},
        {.name = "json_503", .fault = "json_error", .with = status(503), .row = down, .code = "unavailable"},
        {.name = "json_504", .fault = "json_error", .with = status(504), .row = down, .code = "unavailable"},
        {.name = "applied_then_json_503", .fault = "json_error", .with = status(503, true), .row = down, .carried_out = true, .code = "unavailable"},
        {.name = "json_503_in_a_row", .fault = "json_error", .with = status(503), .times = 2, .row = down, .code = "unavailable"},
        {.name = "json_503_without_end", .fault = "json_error", .with = status(503), .times = 100, .row = down, .code = "unavailable"},
        {.name = "unauthorized_500", .fault = "json_error", .with = words(500, "unauthorized"), .row = failing, .code = "refused"},
        {.name = "applied_then_token_expired_500", .fault = "json_error", .with = words(500, "token_expired", true), .row = failing, .carried_out = true, .code = "refused"},
        {.name = "not_found_502", .fault = "json_error", .with = words(502, "upstream host not found"), .row = down, .code = "unavailable"},
        {.name = "applied_then_not_allowed_504", .fault = "json_error", .with = words(504, "not allowed", true), .row = down, .carried_out = true, .code = "unavailable"},
        // Only this row can deceive a client. The answer says that a write was done, but it was not. No client
        // can tell it from the next row.
        {.name = "empty_body", .fault = "empty_body", .row = without_content, .code = "malformed_answer", .reason = "empty"},
        {.name = "applied_then_empty_body", .fault = "empty_body", .with = carried_out, .row = without_content, .carried_out = true, .code = "malformed_answer", .reason = "empty"},
        {.name = "empty_503", .fault = "empty_body", .with = status(503), .row = down, .code = "unavailable"},
        {.name = "broken_json", .fault = "broken_json", .row = cut_short, .code = "malformed_answer", .reason = "truncated"},
        {.name = "applied_then_broken_json", .fault = "broken_json", .with = carried_out, .row = cut_short, .carried_out = true, .code = "malformed_answer", .reason = "truncated"},
        {.name = "deep_nesting", .fault = "deep_nesting", .row = unreadable, .code = "malformed_answer", .reason = "wrong_type"},
        {.name = "applied_then_deep_nesting", .fault = "deep_nesting", .with = carried_out, .row = unreadable, .carried_out = true, .code = "malformed_answer", .reason = "wrong_type"},
        {.name = "huge_body", .fault = "huge_body", .row = unreadable, .code = "too_large"},
        {.name = "applied_then_huge_body", .fault = "huge_body", .with = carried_out, .row = unreadable, .carried_out = true, .code = "too_large"},
        {.name = "gzip_bomb", .fault = "gzip_bomb", .row = unreadable, .code = "too_large"},
        {.name = "redirect_to_another_host", .fault = "redirect_to_another_host", .row = unreadable, .code = "malformed_answer", .reason = "redirect"},
        {.name = "redirect_to_http", .fault = "redirect_to_http", .row = unreadable, .code = "malformed_answer", .reason = "redirect"},

        // ---- the service asks to wait
        {.name = "wait_in_seconds", .fault = "too_many_with_seconds", .asked_to_wait = seconds(1), .row = limited, .code = "rate_limited"},
        {.name = "wait_until_date", .fault = "too_many_with_date", .row = limited, .code = "rate_limited"},
        {.name = "wait_reset_seconds", .fault = "too_many_with_reset_seconds", .asked_to_wait = seconds(1), .row = limited, .code = "rate_limited"},
        {.name = "wait_reset_time", .fault = "too_many_with_reset_time", .row = limited, .code = "rate_limited"},
        {.name = "wait_without_a_word", .fault = "too_many_without_a_word", .row = limited, .code = "rate_limited"},
        {.name = "wait_too_long", .fault = "too_many_with_seconds", .with = {{"seconds", 3600}}, .asked_to_wait = seconds(3600), .row = limited, .code = "rate_limited"},
    };
    // clang-format on
    return cases;
}

}  // namespace balvps::test
