#include "service/profile.h"

#include "service/arguments.h"
#include "service/refusal.h"

namespace sandbox {

namespace {

constexpr const char *text_fields[] = {"email",       "firstname", "lastname",  "companyname", "address1",
                                       "address2",    "city",      "state",     "postcode",    "country",
                                       "phonenumber", "type",      "vatnumber", "mobilephone"};

void update_texts(Json &profile, const Json &arguments, std::span<const char *const> fields) {
    for (const char *field : fields) {
        if (find_argument(arguments, field) == nullptr) {
            continue;
        }
        const std::optional<std::string> text = text_argument(arguments, field);
        if (!text) {
            throw Refusal("Invalid value of " + std::string(field));
        }
        profile[field] = *text;
    }
}

Json list_of_texts(const Json &value) {
    Json list = Json::array();
    for (const Json &element : value.is_array() ? value : Json::array({value})) {
        if (!element.is_string()) {
            throw Refusal("Invalid value of telegramnotifications");
        }
        if (element != "") {
            list.push_back(element);
        }
    }
    return list;
}

}  // namespace

std::span<const char *const> own_profile_fields() {
    static constexpr const char *names[] = {"taxoffice", "passport", "registrationnumber"};
    return names;
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

Json updated_profile(const Json &stored, const Json &arguments, const Settings &settings) {
    Json profile = stored;
    update_texts(profile, arguments, text_fields);
    if (settings.own_fields) {
        update_texts(profile, arguments, own_profile_fields());
    }
    if (const Json *const notifications = find_argument(arguments, "telegramnotifications")) {
        profile["telegramnotifications"] = list_of_texts(*notifications);
    }
    if (!is_email(profile.value("email", ""))) {
        throw Refusal("Invalid email address");
    }
    return profile;
}

void refuse_taken_email(const State &state, const Json &profile, const Json *own) {
    if (state.knows_email(profile.value("email", ""), own)) {
        throw Refusal("This email address is already in use");
    }
}

}  // namespace sandbox
