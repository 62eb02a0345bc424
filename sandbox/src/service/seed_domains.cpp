// The seeded domains: two of the same name, as in the document, and one that is not locked.
#include "service/state.h"

namespace sandbox {

namespace {

Json contact_of_domain() {
    return {{"firstname", "Joe"},
            {"lastname", "Doe"},
            {"companyname", ""},
            {"email", "api@example.com"},
            {"address1", "Pretty View Lane"},
            {"city", "Santa Rosa"},
            {"state", "California"},
            {"postcode", "95401"},
            {"country", "US"},
            {"phonenumber", "+1.24123123"}};
}

Domain seeded_domain(std::int64_t id, const char *name, const char *status, const char *expires) {
    Domain domain;
    domain.id = id;
    domain.name = name;
    domain.status = status;
    domain.date_created = "2016-12-30";
    domain.expires = expires;
    domain.firstpayment = Money::from_cents(1000);
    domain.recurring = Money::from_cents(1500);
    domain.nameservers = {"ns1.example.com", "ns2.example.com", "ns3.example.com", "ns4.example.com"};
    domain.epp_code = "Ab1-cd" + std::to_string(id);
    for (const char *role : {"registrant", "admin", "tech", "billing"}) {
        domain.contacts[role] = contact_of_domain();
    }
    return domain;
}

}  // namespace

std::vector<Domain> seeded_domains() {
    Domain organization = seeded_domain(21, "example.org", "Active", "2028-02-29");
    organization.nameservers = {"ns1.example.com", "ns2.example.com"};
    organization.locked = organization.autorenew = false;
    return {seeded_domain(47, "testname.com", "Active", "2027-12-30"),
            seeded_domain(48, "testname.com", "Expired", "2017-05-30"), organization};
}

}  // namespace sandbox
