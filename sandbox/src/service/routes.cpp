#include "service/routes.h"

#include <algorithm>
#include <iterator>

namespace sandbox {

namespace {

// Literal paths come before paths with ids, so that /contact/privileges is not taken for a contact.
constexpr Route routes[] = {
    {"POST", "/login", false, login},
    {"POST", "/mfa/verify", false, verify_second_factor},
    {"POST", "/logout", true, logout},
    {"POST", "/token", false, refresh_token},
    {"POST", "/revoke", false, revoke_token},

    {"POST", "/signup", false, signup},
    {"POST", "/passwordreset", false, reset_password},
    {"GET", "/details", true, get_details},
    {"PUT", "/details", true, update_details},

    {"GET", "/contact", true, list_contacts},
    {"POST", "/contact", true, add_contact},
    {"GET", "/contact/privileges", true, list_contact_privileges},
    {"GET", "/contact/@id", true, get_contact},
    {"PUT", "/contact/@id", true, edit_contact},

    {"GET", "/balance", true, get_balance},
    {"GET", "/invoice", true, list_invoices},
    {"GET", "/invoice/@id", true, get_invoice},
    {"POST", "/invoice/@id/credit", true, apply_credit},

    {"GET", "/tickets", true, list_tickets},
    {"GET", "/tickets/@number", true, get_ticket},
    {"POST", "/tickets", true, create_ticket},
    {"POST", "/tickets/@number", true, reply_ticket},
    {"PUT", "/tickets/@number/open", true, reopen_ticket},
    {"PUT", "/tickets/@number/close", true, close_ticket},
    {"GET", "/ticket/departments", true, list_ticket_departments},

    {"GET", "/dns", true, list_dns},
    {"POST", "/service/@service_id/dns", true, add_dns_zone},
    {"GET", "/service/@service_id/dns", true, list_service_dns},
    {"GET", "/service/@service_id/dns/@zone_id", true, get_dns_zone},
    {"DELETE", "/service/@service_id/dns/@zone_id", true, delete_dns_zone},
    {"POST", "/service/@service_id/dns/@zone_id/records", true, add_dns_record},
    {"PUT", "/service/@service_id/dns/@zone_id/records/@record_id", true, edit_dns_record},
    {"DELETE", "/service/@service_id/dns/@zone_id/records/@record_id", true, delete_dns_record},
};

std::string name_of(const Route &route) {
    return std::string(route.method) + " " + route.path;
}

/// Removes the first segment from the path and returns it.
std::string_view take_segment(std::string_view &path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
    std::vector<std::string> ids;
    while (pattern.starts_with('/') && path.starts_with('/')) {
        const std::string_view expected = take_segment(pattern);
        const std::string_view segment = take_segment(path);
        if (expected.starts_with('@')) {
            ids.emplace_back(segment);
        } else if (expected != segment) {
            return std::nullopt;
        }
    }
    if (!pattern.empty() || !path.empty()) {
        return std::nullopt;
    }
    return ids;
}

std::span<const Route> all_routes() {
    return routes;
}

bool is_operation(std::string_view name) {
    return std::ranges::find(routes, name, name_of) != std::end(routes);
}

std::string operation_of_request(const Request &request) {
    const std::optional<RouteMatch> match = find_route(request.method, request.path);
    return match ? name_of(*match->route) : "";
}

bool is_sign_in(std::string_view operation) {
    static constexpr std::string_view names[] = {"POST /login", "POST /mfa/verify", "POST /token"};
    return std::ranges::find(names, operation) != std::end(names);
}

std::optional<RouteMatch> find_route(std::string_view method, std::string_view path) {
    static constexpr std::string_view prefix = "/api";
    if (!path.starts_with(prefix)) {
        return std::nullopt;
    }
    path.remove_prefix(prefix.size());
    for (const Route &route : routes) {
        if (method != route.method) {
            continue;
        }
        if (std::optional<std::vector<std::string>> ids = match_path(route.path, path)) {
            return RouteMatch{&route, std::move(*ids)};
        }
    }
    return std::nullopt;
}

}  // namespace sandbox
