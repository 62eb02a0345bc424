#include "faults/faults.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "common/clock.h"
#include "http/gzip.h"
#include "http/request_body.h"
#include "http/wire.h"
#include "service/arguments.h"
#include "service/credentials.h"
#include "service/refusal.h"

namespace sandbox {

namespace {

using std::chrono::milliseconds;

milliseconds milliseconds_of(const Scene &scene, const char *name) {
    return milliseconds(scene.number(name));
}

// ---- answers written to the connection directly ---------------------------------------------------

/// The status line and the header lines. The reason phrase may be empty (RFC 9112, 4).
std::string head_of(const Answer &answer, const std::vector<Header> &framing) {
    std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " \r\n";
    const auto append = [&head](const std::vector<Header> &headers) {
        for (const Header &header : headers) {
            head += header.name + ": " + header.value + "\r\n";
        }
    };
    append(answer.headers);
    append(framing);
    return head + "\r\n";
}

std::string head_with_length(const Answer &answer) {
    return head_of(answer, {{"Content-Length", std::to_string(answer.body.size())}});
}

std::string chunk(std::string_view bytes) {
    std::array<char, 17> size{};
    std::snprintf(size.data(), size.size(), "%zx", bytes.size());
    return std::string(size.data()) + "\r\n" + std::string(bytes) + "\r\n";
}

/// The first "percent" percent of the answer's body.
std::string beginning(const Scene &scene, const Answer &answer) {
    return answer.body.substr(0,
                              answer.body.size() * std::min<std::size_t>(scene.number("percent"), 100) / 100);
}

/// The service's answer, sent by the delivery that `make_delivery` returns for it.
Answer delivered(const Scene &scene, const std::function<Delivery(const Answer &)> &make_delivery) {
    Answer answer = scene.carry_out();
    answer.delivery = make_delivery(answer);
    return answer;
}

/// Writes a JSON object of `size` bytes in pieces. Stops when `output` returns false.
bool write_padded_object(std::size_t size, const std::function<bool(std::string_view)> &output) {
    static constexpr std::string_view begin = R"({"success":true,"padding":")";
    static constexpr std::string_view end = R"("})";
    const std::string piece(65536, 'x');
    std::size_t left = size - std::min(size, begin.size() + end.size());
    bool more = output(begin);
    while (more && left > 0) {
        const std::size_t length = std::min(left, piece.size());
        more = output({piece.data(), length});
        left -= length;
    }
    return more && output(end);
}

// ---- answers in place of the service's -----------------------------------------------------------

/// Lets the service carry out the request if the fault's parameter asks for it.
/// @return the service's answer, which the fault hides from the client
std::optional<Answer> carry_out_if_asked(const Scene &scene) {
    return scene.parameters.value("carried_out", false) ? std::optional(scene.carry_out()) : std::nullopt;
}

/// No answer: `delivery` ends the connection.
Answer silent(const Scene &scene, Delivery delivery) {
    carry_out_if_asked(scene);
    Answer answer;
    answer.status = 0;
    answer.delivery = std::move(delivery);
    return answer;
}

Answer answer_of(int status, std::string content_type, std::string body) {
    Answer answer;
    answer.status = status;
    answer.headers.push_back({"Content-Type", std::move(content_type)});
    answer.body = std::move(body);
    return answer;
}

Answer replaced(const Scene &scene, int status, std::string content_type, std::string body) {
    carry_out_if_asked(scene);
    return answer_of(status, std::move(content_type), std::move(body));
}

Answer replaced_by_json(const Scene &scene, int status, std::string body) {
    return replaced(scene, status, "application/json", std::move(body));
}

Answer too_many(const Scene &scene, const std::vector<Header> &headers) {
    Answer answer = replaced_by_json(scene, 429, R"({"error":["too_many_requests"]})");
    answer.headers.insert(answer.headers.end(), headers.begin(), headers.end());
    return answer;
}

Answer redirected(const Scene &scene, const std::string &scheme, const std::string &host) {
    Answer answer = replaced(scene, scene.status(), "text/html", "<html><body>moved</body></html>");
    answer.headers.push_back({"Location", scheme + "://" + host + scene.request.path});
    return answer;
}

// ---- one function each ---------------------------------------------------------------------------

Answer reset_connection(const Scene &scene) {
    return silent(scene, [](Wire &wire) { wire.reset(); });
}

Answer close_connection(const Scene &scene) {
    return silent(scene, [](Wire &wire) { wire.close(); });
}

Answer hang(const Scene &scene) {
    return silent(scene, [time = milliseconds_of(scene, "ms")](Wire &wire) { wire.pause(time); });
}

Answer late_answer(const Scene &scene) {
    Answer answer = scene.carry_out();
    answer.delay_ms += milliseconds_of(scene, "ms").count();
    return answer;
}

Answer reset_within_head(const Scene &scene) {
    return delivered(scene, [](const Answer &answer) {
        return [head = head_with_length(answer)](Wire &wire) {
            wire.send(head.substr(0, head.size() / 2));
            wire.reset();
        };
    });
}

Answer reset_within_body(const Scene &scene) {
    return delivered(scene, [&scene](const Answer &answer) {
        return [bytes = head_with_length(answer) + beginning(scene, answer)](Wire &wire) {
            wire.send(bytes);
            wire.reset();
        };
    });
}

Answer reset_after_answer(const Scene &scene) {
    return delivered(scene, [](const Answer &answer) {
        return [bytes = head_with_length(answer) + answer.body](Wire &wire) {
            wire.send(bytes);
            wire.reset();
        };
    });
}

Answer close_after_answer(const Scene &scene) {
    return delivered(scene, [](const Answer &answer) {
        return [bytes = head_with_length(answer) + answer.body](Wire &wire) { wire.send(bytes); };
    });
}

Answer dribbled_body(const Scene &scene) {
    return delivered(scene, [&scene](const Answer &answer) {
        return [head = head_with_length(answer), body = answer.body,
                step = std::max<std::size_t>(scene.number("bytes"), 1),
                pause = milliseconds_of(scene, "ms")](Wire &wire) {
            bool connected = wire.send(head);
            for (std::size_t sent = 0; connected && sent < body.size(); sent += step) {
                connected = wire.pause(pause) && wire.send(std::string_view(body).substr(sent, step));
            }
        };
    });
}

Answer hang_within_body(const Scene &scene) {
    return delivered(scene, [&scene](const Answer &answer) {
        return [bytes = head_with_length(answer) + beginning(scene, answer),
                time = milliseconds_of(scene, "ms")](Wire &wire) {
            wire.send(bytes);
            wire.pause(time);
        };
    });
}

Answer truncated_body(const Scene &scene) {
    return delivered(scene, [&scene](const Answer &answer) {
        return
            [bytes = head_with_length(answer) + beginning(scene, answer)](Wire &wire) { wire.send(bytes); };
    });
}

Answer truncated_chunks(const Scene &scene) {
    return delivered(scene, [&scene](const Answer &answer) {
        return [bytes = head_of(answer, {{"Transfer-Encoding", "chunked"}}) +
                        chunk(beginning(scene, answer))](Wire &wire) { wire.send(bytes); };
    });
}

Answer short_content_length(const Scene &scene) {
    Answer answer = scene.carry_out();
    answer.announced_length = answer.body.size() - std::min(scene.number("bytes"), answer.body.size());
    return answer;
}

Answer html_page(const Scene &scene) {
    return replaced(scene, scene.status(), "text/html; charset=utf-8",
                    "<!DOCTYPE html>\n<html><head><title>Just a moment</title></head>"
                    "<body><h1>We will be back soon</h1></body></html>\n");
}

Answer json_error(const Scene &scene) {
    return replaced_by_json(scene, scene.status(), Json{{"error", {scene.text("message")}}}.dump());
}

/// An empty body may mean to a client that its write was carried out, so a refusal is not hidden.
Answer empty_body(const Scene &scene) {
    const std::optional<Answer> hidden = carry_out_if_asked(scene);
    return hidden && hidden->refuses ? *hidden : answer_of(scene.status(), "application/json", "");
}

Answer broken_json(const Scene &scene) {
    return replaced_by_json(scene, scene.status(), R"({"success":true,"details":{"acc_credit":"1.)");
}

Answer deep_nesting(const Scene &scene) {
    const std::size_t levels = scene.number("levels");
    return replaced_by_json(scene, 200, std::string(levels, '[') + std::string(levels, ']'));
}

Answer huge_body(const Scene &scene) {
    Answer answer = replaced_by_json(scene, 200, "");
    const std::size_t size = scene.number("bytes");
    answer.delivery = [head = head_of(answer, {{"Content-Length", std::to_string(size)}}), size](Wire &wire) {
        wire.send(head);
        write_padded_object(size, [&wire](std::string_view bytes) { return wire.send(bytes); });
    };
    return answer;
}

Answer gzip_bomb(const Scene &scene) {
    Answer answer = replaced_by_json(scene, 200, "");
    answer.headers.push_back({"Content-Encoding", "gzip"});
    answer.delivery = [head = head_of(answer, {{"Transfer-Encoding", "chunked"}}),
                       size = scene.number("bytes")](Wire &wire) {
        wire.send(head);
        Gzip gzip([&wire](std::string_view bytes) { return wire.send(chunk(bytes)); });
        if (write_padded_object(size, [&gzip](std::string_view bytes) { return gzip.write(bytes); }) &&
            gzip.finish()) {
            wire.send(chunk({}));
        }
    };
    return answer;
}

Answer huge_header(const Scene &scene) {
    Answer answer = scene.carry_out();
    answer.headers.push_back({"X-Padding", std::string(scene.number("bytes"), 'x')});
    return answer;
}

Answer many_headers(const Scene &scene) {
    Answer answer = scene.carry_out();
    for (std::size_t line = 0; line < scene.number("lines"); ++line) {
        answer.headers.push_back({"X-Padding-" + std::to_string(line), "x"});
    }
    return answer;
}

Answer redirect_to_another_host(const Scene &scene) {
    return redirected(scene, scene.request.scheme, scene.text("host"));
}

Answer redirect_to_http(const Scene &scene) {
    const std::string host = scene.text("host");
    return redirected(scene, "http", host.empty() ? scene.request.header("host") : host);
}

Answer too_many_with_seconds(const Scene &scene) {
    return too_many(scene, {{"Retry-After", std::to_string(scene.number("seconds"))}});
}

Answer too_many_with_date(const Scene &scene) {
    const auto seconds = static_cast<std::int64_t>(scene.number("seconds"));
    return too_many(scene, {{"Retry-After", http_date(unix_time() + seconds)}});
}

Answer too_many_with_reset_seconds(const Scene &scene) {
    return too_many(scene, {{"X-RateLimit-Limit", "25"},
                            {"X-RateLimit-Remaining", "0"},
                            {"X-RateLimit-Reset", std::to_string(scene.number("seconds"))}});
}

Answer too_many_with_reset_time(const Scene &scene) {
    const auto seconds = static_cast<std::int64_t>(scene.number("seconds"));
    return too_many(scene, {{"X-RateLimit-Limit", "25"},
                            {"X-RateLimit-Remaining", "0"},
                            {"X-RateLimit-Reset", std::to_string(unix_time() + seconds)}});
}

Answer too_many_without_a_word(const Scene &scene) {
    return too_many(scene, {});
}

Answer expired_token(const Scene &scene) {
    scene.tokens.expire(bearer_of(scene.request));
    return scene.carry_out();
}

Answer revoked_token(const Scene &scene) {
    scene.tokens.forget(bearer_of(scene.request));
    return scene.carry_out();
}

Answer spent_refresh_token(const Scene &scene) {
    try {
        scene.tokens.forget(text_or_empty(arguments_of(scene.request), "refresh_token"));
    } catch (const Refusal &) {
        // The body cannot be read. The service refuses it below.
    }
    return scene.carry_out();
}

/// One hour: the client gives up before.
constexpr int one_hour_ms = 3'600'000;

}  // namespace

const std::vector<Fault> &faults() {
    static const Json none = Json::object();
    static const Json hidden{{"carried_out", false}};
    static const Json hidden_hang{{"ms", one_hour_ms}, {"carried_out", false}};
    static const Json hidden_200{{"status", 200}, {"carried_out", false}};
    static const Json hidden_seconds{{"seconds", 1}, {"carried_out", false}};
    static const Json part{{"percent", 50}};
    static const std::vector<Fault> table{
        {"reset_handshake", "a TCP reset in place of the TLS handshake", none, reset_connection,
         Moment::handshake},
        {"hang_handshake",
         "no byte for `ms` in place of the TLS handshake, then the connection closed",
         {{"ms", one_hour_ms}},
         hang,
         Moment::handshake},
        {"reset_before_reading", "a TCP reset after the header lines were read, before the body is", none,
         reset_connection, Moment::head},
        {"reset_before_answer", "a TCP reset after the whole request was read", hidden, reset_connection},
        {"reset_within_head", "half the header lines, then a TCP reset", none, reset_within_head},
        {"reset_within_body", "part of the body, then a TCP reset", part, reset_within_body},
        {"reset_after_answer", "the answer, then a TCP reset of the idle connection", none,
         reset_after_answer},
        {"close_before_answer", "the connection closed after the whole request was read", hidden,
         close_connection},
        {"close_after_answer", "the answer without `Connection: close`, then the connection closed", none,
         close_after_answer},
        {"late_answer", "the answer, `ms` later", {{"ms", 1000}}, late_answer},
        {"hang_before_head", "no byte for `ms`, then the connection closed", hidden_hang, hang},
        {"hang_within_body",
         "part of the body, no byte for `ms`, then the connection closed",
         {{"percent", 50}, {"ms", one_hour_ms}},
         hang_within_body},
        {"dribbled_body",
         "the body in pieces of `bytes`, a pause of `ms` before each",
         {{"bytes", 1}, {"ms", 10}},
         dribbled_body},
        {"truncated_body", "part of the body that Content-Length announced, then the connection closed", part,
         truncated_body},
        {"truncated_chunks", "part of a chunked body without its last chunk, then the connection closed",
         part, truncated_chunks},
        {"short_content_length",
         "a Content-Length that is `bytes` too small, the connection kept open",
         {{"bytes", 2}},
         short_content_length},
        {"html_page", "an HTML page, such as a proxy sends", hidden_200, html_page},
        {"json_error",
         "an error in JSON with the `message`",
         {{"status", 503}, {"message", "internal_error"}, {"carried_out", false}},
         json_error},
        {"empty_body", "no body, but a refusal by the service is passed on", hidden_200, empty_body},
        {"broken_json", "JSON cut off in the middle", hidden_200, broken_json},
        {"deep_nesting",
         "JSON arrays nested `levels` deep",
         {{"levels", 100'000}, {"carried_out", false}},
         deep_nesting},
        {"huge_body",
         "a JSON object of `bytes`",
         {{"bytes", 1'073'741'824}, {"carried_out", false}},
         huge_body},
        {"gzip_bomb",
         "the same, compressed to less than a hundredth",
         {{"bytes", 1'100'000'000}, {"carried_out", false}},
         gzip_bomb},
        {"huge_header", "the answer with one header line of `bytes`", {{"bytes", 300'000}}, huge_header},
        {"many_headers", "the answer with `lines` additional header lines", {{"lines", 5000}}, many_headers},
        {"redirect_to_another_host",
         "a redirect to `host`, same scheme and path",
         {{"status", 302}, {"host", "other-host.invalid"}, {"carried_out", false}},
         redirect_to_another_host},
        {"redirect_to_http",
         "a redirect to plain HTTP, same path (empty `host`: that of the request)",
         {{"status", 302}, {"host", ""}, {"carried_out", false}},
         redirect_to_http},
        {"too_many_with_seconds", "429 with Retry-After in seconds", hidden_seconds, too_many_with_seconds},
        {"too_many_with_date", "429 with Retry-After as a date", hidden_seconds, too_many_with_date},
        {"too_many_with_reset_seconds", "429 with X-RateLimit-Reset in seconds", hidden_seconds,
         too_many_with_reset_seconds},
        {"too_many_with_reset_time", "429 with X-RateLimit-Reset as Unix time", hidden_seconds,
         too_many_with_reset_time},
        {"too_many_without_a_word", "429 without a time to wait", hidden, too_many_without_a_word},
        {"expired_token", "the service's answer to a bearer token that has expired", none, expired_token},
        {"revoked_token", "the service's answer to a bearer token that was revoked", none, revoked_token},
        {"spent_refresh_token", "the service's answer to a refresh token that another client has used", none,
         spent_refresh_token, Moment::request, "POST /token"},
    };
    return table;
}

const Fault *fault_named(std::string_view name) {
    const auto found = std::ranges::find(faults(), name, &Fault::name);
    return found == faults().end() ? nullptr : &*found;
}

std::string faults_help() {
    std::string help;
    for (const Fault &fault : faults()) {
        help += std::string("  ") + fault.name +
                (fault.parameters.empty() ? "" : " " + encode(fault.parameters)) + "\n      " + fault.effect +
                "\n";
    }
    return help;
}

Json faults_to_json() {
    Json list = Json::array();
    for (const Fault &fault : faults()) {
        list.push_back({{"name", fault.name}, {"effect", fault.effect}, {"parameters", fault.parameters}});
    }
    return list;
}

}  // namespace sandbox
