#include "http/request_log.h"

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <string_view>

#include "common/json.h"
#include "http/request_body.h"

namespace sandbox {

namespace {

constexpr std::size_t maximum_lines = 100'000;
constexpr const char *mask = "***";
constexpr const char *secret_fields[] = {"password", "token", "refresh", "refresh_token"};

bool is_secret(std::string_view field) {
    return std::ranges::any_of(secret_fields, [field](const char *secret) { return field == secret; });
}

/// Masks secrets at any depth.
/// @return whether there was one
bool mask_json(Json &value) {
    bool masked = false;
    if (value.is_object()) {
        for (auto &[name, member] : value.items()) {
            if (is_secret(name)) {
                member = mask;
                masked = true;
            } else {
                masked = mask_json(member) || masked;
            }
        }
    } else if (value.is_array()) {
        for (Json &element : value) {
            masked = mask_json(element) || masked;
        }
    }
    return masked;
}

std::string mask_form(std::string_view form) {
    std::string masked;
    while (!form.empty()) {
        const std::string_view pair = form.substr(0, form.find('&'));
        form.remove_prefix(std::min(pair.size() + 1, form.size()));
        masked.append(masked.empty() ? "" : "&");
        const std::string_view name = pair.substr(0, pair.find('='));
        if (is_secret(name)) {
            masked.append(name).append("=").append(mask);
        } else {
            masked.append(pair);
        }
    }
    return masked;
}

/// Masks a text that is neither JSON nor a form if it mentions a secret field.
std::string mask_text(const std::string &text) {
    const bool suspicious = std::ranges::any_of(
        secret_fields, [&text](const char *secret) { return text.find(secret) != std::string::npos; });
    return suspicious ? mask : text;
}

std::string mask_authorization(const std::string &value) {
    const std::size_t space = value.find(' ');
    return space == std::string::npos ? mask : value.substr(0, space + 1) + mask;
}

Json headers_of(const Request &request) {
    Json headers = Json::object();
    for (const Header &header : request.headers) {
        headers[header.name] =
            header.name == "authorization" ? mask_authorization(header.value) : header.value;
    }
    return headers;
}

void add_body(Json &entry, const Request &request) {
    if (is_form(request)) {
        entry["body"] = mask_form(request.body);
        return;
    }
    Json json = parse(request.body);
    if (json.is_discarded()) {
        entry["body"] = mask_text(request.body);
        return;
    }
    entry["body"] = mask_json(json) ? encode(json) : request.body;
    entry["json"] = std::move(json);
}

}  // namespace

RequestLog::RequestLog(const std::string &file) {
    if (file == "-") {
        output_ = &std::cerr;
    } else if (!file.empty()) {
        file_.open(file, std::ios::trunc);
        if (!file_) {
            throw std::runtime_error("cannot write the log " + file);
        }
        output_ = &file_;
    }
}

void RequestLog::add(const Request &request, const Answer &answer) {
    Json entry{{"sequence", 0},
               {"scheme", request.scheme},
               {"http_version", request.http_version},
               {"method", request.method},
               {"path", request.path},
               {"query", mask_form(request.query)},
               {"headers", headers_of(request)}};
    add_body(entry, request);
    entry["status"] = answer.status;
    entry["connection"] = request.connection;
    if (answer.fault) {
        entry["fault"] = answer.fault->name;
        entry["carried_out"] = answer.fault->carried_out;
    }

    const std::lock_guard lock(mutex_);
    entry["sequence"] = ++sequence_;
    lines_.push_back(encode(entry));
    if (lines_.size() > maximum_lines) {
        lines_.pop_front();
    }
    if (output_ != nullptr) {
        *output_ << lines_.back() << '\n' << std::flush;
    }
}

std::string RequestLog::to_json() const {
    const std::lock_guard lock(mutex_);
    std::string json = R"({"entries":[)";
    for (const std::string &line : lines_) {
        json.append(json.back() == '[' ? "" : ",").append(line);
    }
    return json + "]}";
}

void RequestLog::clear() {
    const std::lock_guard lock(mutex_);
    lines_.clear();
    sequence_ = 0;
}

}  // namespace sandbox
