// Contacts: further people of an account, and their privileges.
#include <algorithm>

#include "common/clock.h"
#include "service/arguments.h"
#include "service/operations.h"
#include "service/profile.h"

namespace sandbox {

namespace {

constexpr const char *documented_contact[] = {"email",    "firstname", "lastname",    "companyname",
                                              "address1", "address2",  "city",        "state",
                                              "postcode", "country",   "phonenumber", "type"};

Contact &contact_of_path(Call &call) {
    const auto found = std::ranges::find(call.caller->contacts, call.path_id(0), &Contact::id);
    if (found == call.caller->contacts.end()) {
        throw Refusal("Contact not found");
    }
    return *found;
}

/// The argument `privileges`, an object as in the answer of list_contact_privileges, or the stored privileges
/// if it is absent.
Json updated_privileges(const Json &stored, const Json &arguments) {
    const Json *const privileges = find_argument(arguments, "privileges");
    if (privileges == nullptr) {
        return stored;
    }
    if (privileges->is_object()) {
        return *privileges;
    }
    if (*privileges == "" || *privileges == Json::array()) {
        return Json::object();
    }
    throw Refusal("Invalid value of privileges");
}

}  // namespace

Json list_contacts(Call &call) {
    std::vector<Json> contacts;
    for (const Contact &contact : call.caller->contacts) {
        const Json &profile = contact.profile;
        contacts.push_back({{"email", profile.value("email", "")},
                            {"id", std::to_string(contact.id)},
                            {"firstname", profile.value("firstname", "")},
                            {"lastname", profile.value("lastname", "")},
                            {"companyname", profile.value("companyname", "")},
                            {"company", profile.value("company", "0")},
                            {"lastlogin", profile.value("lastlogin", never)}});
    }
    return {{"contacts", call.shapes.list(std::move(contacts), 0)}};
}

Json add_contact(Call &call) {
    const Json blank{{"email", ""},    {"firstname", ""},   {"lastname", ""},    {"companyname", ""},
                     {"address1", ""}, {"address2", ""},    {"city", ""},        {"state", ""},
                     {"postcode", ""}, {"country", ""},     {"phonenumber", ""}, {"type", "Private"},
                     {"company", "0"}, {"lastlogin", never}};
    Contact contact;
    contact.profile = updated_profile(blank, call.arguments, call.settings);
    contact.privileges = updated_privileges(contact.privileges, call.arguments);
    contact.password = text_or_empty(call.arguments, "password");
    refuse_taken_email(call.state, contact.profile);
    contact.id = call.state.next.contact++;
    call.caller->contacts.push_back(contact);
    return {{"contact_id", std::to_string(contact.id)}, {"info", Json::array({"profile_added"})}};
}

Json list_contact_privileges(Call &call) {
    return {{"privileges", call.caller->privileges}};
}

Json get_contact(Call &call) {
    const Contact &contact = contact_of_path(call);
    Json json = call.shapes.profile(contact.id, contact.profile, documented_contact);
    json["privileges"] = php_object(contact.privileges);
    return {{"contact", std::move(json)}};
}

Json edit_contact(Call &call) {
    Contact &contact = contact_of_path(call);
    Json profile = updated_profile(contact.profile, call.arguments, call.settings);
    Json privileges = updated_privileges(contact.privileges, call.arguments);
    refuse_taken_email(call.state, profile, &contact.profile);
    contact.profile = std::move(profile);
    contact.privileges = std::move(privileges);
    return {{"info", Json::array({"profile_updated"})}};
}

}  // namespace sandbox
