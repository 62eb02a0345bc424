#include "policy/service_routes.h"

#include <algorithm>
#include <utility>

#include "common/ascii.h"
#include "common/path_parts.h"
#include "portal/names.h"
#include "portal/path_template.h"

namespace balvps {
namespace {

constexpr std::size_t most_methods = 200;
constexpr std::size_t longest_route = 300;
constexpr std::size_t longest_name = 100;
constexpr std::string_view placeholder = "{}";

using Parts = std::vector<std::string_view>;

bool is_below_service(const Parts &parts) noexcept {
    return parts.size() > 2 && parts[0] == "service" &&
           std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return part == placeholder || part.find_first_of("{}") == std::string_view::npos;
           });
}

std::string_view text_at(const Value &object, std::string_view member) noexcept {
    const Value *value = object.find(member);
    return value != nullptr && value->is_string() ? value->text() : std::string_view();
}

/// The words of a name in the singular, in alphabetical order, and each once: "vms_reboot" and "reboot_vm"
/// have the same. The words "detail" and "show" count as "get", because modules name reads "VM details".
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('_'), name.size());
        std::string_view word = name.substr(0, end);
        word.remove_suffix(word.size() > 2 && word.ends_with('s') ? 1 : 0);
        words.emplace_back(word == "detail" || word == "show" ? "get" : word);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Compares a method's path with an operation's, part by part from the service on.
class Comparison {
  public:
    Comparison(const ServiceMethod &method, const Operation &operation, const Arguments &arguments)
        : operation_(operation), arguments_(arguments), own_(parts_of_path(operation.path)) {
        const Parts parts = parts_of_path(method.form);
        path_ = "/service/{" + std::string(operation.routed_by) + "}";
        if (parts[1] != placeholder && parts[1] != text_of_id(operation.routed_by)) {
            return;
        }
        for (std::size_t i = 2; i < own_.size(); ++i) {
            if (own_[i].starts_with('{')) {
                ids_.push_back(own_[i].substr(1, own_[i].size() - 2));
            } else {
                own_end_ = own_[i];
            }
        }
        std::size_t used = 0;
        for (std::size_t i = 2; i < parts.size(); ++i) {
            const bool is_id =
                parts[i] == placeholder || (used < ids_.size() && parts[i] == text_of_id(ids_[used]));
            if (!is_id) {
                end_ = parts[i];
                path_.append("/").append(parts[i]);
            } else if (used == ids_.size()) {
                return;
            } else {
                path_.append("/{").append(ids_[used++]).append("}");
            }
            ends_with_id_ = is_id;
        }
        has_the_ids_ = used == ids_.size();
    }

    bool has_the_ids() const noexcept { return has_the_ids_; }
    bool ends_alike() const noexcept {
        return has_the_ids_ && end_ == own_end_ && ends_with_id_ == own_.back().starts_with('{');
    }
    const std::string &path() const noexcept { return path_; }

  private:
    std::string_view text_of_id(std::string_view name) const {
        const Value *value = arguments_.value(operation_, name);
        return value == nullptr ? std::string_view() : value->text();
    }

    const Operation &operation_;
    const Arguments &arguments_;
    Parts own_;
    Parts ids_;  // the names of the IDs after the service's
    std::string_view own_end_;
    std::string_view end_;
    bool ends_with_id_ = false;
    bool has_the_ids_ = false;
    std::string path_;
};

/// Whether the operation's request can have that method: what only reads is sent by GET alone, and a body has
/// a place in POST and PUT.
bool can_be_sent_by(Method method, const Operation &operation) noexcept {
    if (operation.safe) {
        return method == Method::get;
    }
    const bool has_body = method == Method::post || method == Method::put;
    return has_body || std::none_of(operation.parameters.begin(), operation.parameters.end(),
                                    [](const Parameter &each) { return each.in_body; });
}

}  // namespace

ServiceMethods read_service_methods(const Value &answer, std::string_view base_path) {
    ServiceMethods methods;
    const Value *list = answer.find("methods");
    if (list == nullptr || !list->is_container()) {
        return methods;
    }
    for (const Value &item : *list) {
        const std::string_view route = text_at(item, "route");
        const std::optional<Method> method = method_named(trimmed(text_at(item, "method")));
        if (methods.size() == most_methods || !method || route.empty() || route.size() > longest_route) {
            continue;
        }
        Result<PathTemplate> path = read_path_template(route, base_path);
        if (path && is_below_service(parts_of_path(path->form))) {
            methods.push_back(
                {snake_case(text_at(item, "name").substr(0, longest_name)), *method, std::move(path->form)});
        }
    }
    return methods;
}

ServiceMethods service_methods_of(const Portal &portal) {
    ServiceMethods methods;
    for (const PortalOperation &each : portal.operations()) {
        std::string form = each.built_in == nullptr ? form_of(each.path) : std::string();
        if (!form.empty() && is_below_service(parts_of_path(form))) {
            methods.push_back({each.name, each.operation.method, std::move(form)});
        }
    }
    return methods;
}

std::optional<Route> route_among(const ServiceMethods &methods, const Operation &operation,
                                 const Arguments &arguments) {
    const std::vector<std::string> words = words_of(operation.name);
    std::optional<Route> found;
    int best = 0;
    for (const ServiceMethod &each : methods) {
        const Comparison comparison(each, operation, arguments);
        if (!comparison.has_the_ids() || !can_be_sent_by(each.method, operation)) {
            continue;
        }
        const int rank = (comparison.ends_alike() ? 4 : 0) + (words_of(each.name) == words ? 2 : 0);
        const int with_method = rank == 0 ? 0 : rank + (each.method == operation.method ? 1 : 0);
        if (with_method > best) {
            best = with_method;
            found = Route{each.method, comparison.path()};
        }
    }
    const bool is_own = found && found->method == operation.method && found->path == operation.path;
    return is_own ? std::nullopt : found;
}

Operation operation_at(const Operation &operation, const Route &route) {
    Operation at = operation;
    at.method = route.method;
    at.path = route.path;
    at.has_body = route.method == Method::post || route.method == Method::put;
    return at;
}

std::shared_ptr<const ServiceMethods> ServiceRoutes::find(std::string_view service) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [service](const Entry &each) { return each.service == service; });
    return found != entries_.end() && Clock::now() < found->end ? found->methods : nullptr;
}

void ServiceRoutes::store(std::string_view service, ServiceMethods methods) {
    auto kept = std::make_shared<const ServiceMethods>(std::move(methods));
    const std::lock_guard lock(mutex_);
    erase(service);
    entries_.push_back({std::string(service), std::move(kept), Clock::now() + lifetime_});
    if (entries_.size() > most_services) {
        entries_.pop_front();
    }
}

void ServiceRoutes::forget(std::string_view service) {
    const std::lock_guard lock(mutex_);
    erase(service);
}

void ServiceRoutes::erase(std::string_view service) {
    std::erase_if(entries_, [service](const Entry &each) { return each.service == service; });
}

}  // namespace balvps
