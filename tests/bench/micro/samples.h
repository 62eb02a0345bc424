// Answers for the measurements.
#pragma once

#include <string>

#include "transport/http.h"

namespace bench {

/// An answer to get_details, half a kilobyte.
inline constexpr std::string_view details =
    R"({"client":{"id":"26","email":"api@example.com","lastlogin":"2016-12-30 12:24:28",)"
    R"("ip":"198.51.100.24","host":"hostname.example.com","firstname":"Joe","lastname":"Doe","companyname":"",)"
    R"("address1":"Pretty View Lane 3294","address2":"","city":"Santa Rosa","state":"CA","postcode":"95401",)"
    R"("country":"US","phonenumber":"+1.24123123","datecreated":"2016-12-30","notes":"","language":"english",)"
    R"("company":"0","credit":"0.00","taxexempt":"0","latefeeoveride":"0","cardtype":"Visa","cardnum":null,)"
    R"("expdate":null,"overideduenotices":"0","currency_id":"0"}})";

/// An answer to list_invoices, 240 bytes for each.
inline std::string invoices(int count) {
    std::string text = "{\"invoices\":[";
    for (int index = 0; index < count; ++index) {
        const std::string id = std::to_string(300000 + index);
        text.append(index == 0 ? "" : ",").append("{\"id\":\"").append(id);
        text.append(
            R"(","date":"2016-12-30","dateorig":"2016-12-30","duedate":"2017-01-06","paybefore":"2017-01-06",)");
        text.append(
            R"("total":"19.65","datepaid":"2016-12-30 12:40:47","status":"Paid","merge_id":null,"number":"2016\/12\/)");
        text.append(id).append(R"(","currency":"USD"})");
    }
    return text.append("]}");
}

inline balvps::HttpResponse answer(std::string_view body) {
    balvps::HttpResponse response;
    response.status = 200;
    response.headers.add_line("Content-Type: application/json\r\n");
    response.body.assign(body.data(), body.size());
    return response;
}

}  // namespace bench
