// The account: signing up, and its registration details.
#include "common/clock.h"
#include "service/arguments.h"
#include "service/operations.h"
#include "service/profile.h"

namespace sandbox {

namespace {

constexpr const char *documented_details[] = {
    "email",    "lastlogin", "ip",   "host",  "firstname", "lastname", "companyname",
    "address1", "address2",  "city", "state", "postcode",  "country",  "phonenumber"};

constexpr const char *required_to_sign_up[] = {"email", "password", "address1", "city",
                                               "state", "postcode", "country",  "phonenumber"};

Json client(const Call &call) {
    return call.shapes.profile(call.caller->id, call.caller->profile, documented_details);
}

bool is_organization(const Json &arguments) {
    const std::string type = text_or_empty(arguments, "type");
    return type == "Company" || type == "Organization";
}

}  // namespace

Json signup(Call &call) {
    std::vector<std::string> complaints;
    const auto require = [&](const char *field) {
        if (text_or_empty(call.arguments, field).empty()) {
            complaints.push_back("Field " + std::string(field) + " is required");
        }
    };
    for (const char *field : required_to_sign_up) {
        require(field);
    }
    if (is_organization(call.arguments)) {
        require("companyname");
    }
    if (!complaints.empty()) {
        throw Refusal(complaints);
    }
    const Json blank{{"email", ""},     {"lastlogin", never}, {"ip", ""},          {"host", ""},
                     {"firstname", ""}, {"lastname", ""},     {"companyname", ""}, {"address1", ""},
                     {"address2", ""},  {"city", ""},         {"state", ""},       {"postcode", ""},
                     {"country", ""},   {"phonenumber", ""},  {"type", "Private"}};
    Account account;
    account.profile = updated_profile(blank, call.arguments, call.settings);
    refuse_taken_email(call.state, account.profile);
    account.id = call.state.next.account++;
    account.login = account.email();
    account.password = text_or_empty(call.arguments, "password");
    account.currency = text_or_empty(call.arguments, "currency");
    account.privileges = call.state.accounts.front().privileges;
    call.state.accounts.push_back(std::move(account));
    return {{"info", Json::array({"client_registered"})}};
}

Json reset_password(Call &call) {
    if (!call.state.knows_email(text_or_empty(call.arguments, "email"))) {
        throw Refusal("No account has this email address");
    }
    return {{"info", Json::array({"generated_reset_request"})}};
}

Json get_details(Call &call) {
    return {{"client", client(call)}};
}

Json update_details(Call &call) {
    Json profile = updated_profile(call.caller->profile, call.arguments, call.settings);
    refuse_taken_email(call.state, profile, &call.caller->profile);
    call.caller->profile = std::move(profile);
    return {{"client", client(call)}, {"info", Json::array({"client_info_updated"})}};
}

}  // namespace sandbox
