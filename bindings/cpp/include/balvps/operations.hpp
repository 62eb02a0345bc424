// generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit
//
// An exception for each error code, a view for each object that is answered, the arguments of each operation
// that takes some, the config with a function for each key, and the client with two for each operation.
#pragma once

#include <functional>

#include "call.hpp"

namespace balvps::cpp {

// clang-format off

// ---- errors -----------------------------------------------------------------------------------------------

namespace errors {

/// An argument is missing, unknown or malformed; nothing was sent.
class Argument : public Error {
  public:
    explicit Argument(const Error &error) : Error(error) {}
};
/// A config key is unknown or its value is not allowed; nothing was sent.
class Configuration : public Error {
  public:
    explicit Configuration(const Error &error) : Error(error) {}
};
/// The service does not accept the credentials or the token.
/// Reasons:
/// - wrong_login: user name or password is wrong
/// - token_expired: the token has expired and could not be renewed
/// - unauthorized: the token is not valid
/// - wrong_code: the one-time password is not accepted
/// - missing_credentials: the config holds nothing to sign in with; nothing was sent
class Authentication : public Error {
  public:
    explicit Authentication(const Error &error) : Error(error) {}
};
/// The account asks for a second factor to sign in.
class SecondFactorNeeded : public Error {
  public:
    explicit SecondFactorNeeded(const Error &error) : Error(error) {}
};
/// The credentials are valid but do not allow this.
/// Reasons:
/// - read_only: the config says read_only, and the operation writes; nothing was sent
class NotPermitted : public Error {
  public:
    explicit NotPermitted(const Error &error) : Error(error) {}
};
/// The thing named by the arguments does not exist on this account.
/// Reasons:
/// - repeated: the answer to a retry, and an earlier try of the same call may have removed it
class NotFound : public Error {
  public:
    explicit NotFound(const Error &error) : Error(error) {}
};
/// This install of the service lacks the operation (it answers "invalid method").
class Unsupported : public Error {
  public:
    explicit Unsupported(const Error &error) : Error(error) {}
};
/// The service refused the operation; its messages say why.
class Refused : public Error {
  public:
    explicit Refused(const Error &error) : Error(error) {}
};
/// Too many requests; retry_after gives the seconds to wait where the service tells.
class RateLimited : public Error {
  public:
    explicit RateLimited(const Error &error) : Error(error) {}
};
/// The deadline passed before the answer was complete.
class Timeout : public Error {
  public:
    explicit Timeout(const Error &error) : Error(error) {}
};
/// The service could not be reached or the connection broke.
class Connection : public Error {
  public:
    explicit Connection(const Error &error) : Error(error) {}
};
/// The TLS handshake failed or the certificate is not trusted.
/// Reasons:
/// - certificate: the certificate is not trusted, has expired or belongs to another host
/// - handshake: no encrypted connection came about
class Tls : public Error {
  public:
    explicit Tls(const Error &error) : Error(error) {}
};
/// The answer is not what the API sends.
/// Reasons:
/// - html: an HTML page, as a proxy in front of the service sends
/// - empty: no body at all
/// - truncated: the body ends before it is complete
/// - not_json: not JSON, and not HTML
/// - wrong_type: JSON, but not of the shape of this operation's answer
/// - redirect: a redirect, which is never followed
/// - protocol: not valid HTTP
class MalformedAnswer : public Error {
  public:
    explicit MalformedAnswer(const Error &error) : Error(error) {}
};
/// The answer (or the request) exceeds max_body_bytes.
class TooLarge : public Error {
  public:
    explicit TooLarge(const Error &error) : Error(error) {}
};
/// Memory could not be allocated.
class OutOfMemory : public Error {
  public:
    explicit OutOfMemory(const Error &error) : Error(error) {}
};
/// The call was cancelled by the caller.
class Cancelled : public Error {
  public:
    explicit Cancelled(const Error &error) : Error(error) {}
};
/// A defect of the library; please report it.
class Internal : public Error {
  public:
    explicit Internal(const Error &error) : Error(error) {}
};
/// A write may have been carried out: no answer tells. It was not repeated. The reason is what went wrong.
/// Reasons:
/// - timeout: no answer came in time
/// - connection: the connection broke
/// - refused: the service failed while it worked (5xx)
/// - too_large: the answer exceeds max_body_bytes
class AmbiguousWrite : public Error {
  public:
    explicit AmbiguousWrite(const Error &error) : Error(error) {}
};

}  // namespace errors

inline void Error::raise() const {
    switch (code()) {
        case BALVPS_ERROR_ARGUMENT:
            throw errors::Argument(*this);
        case BALVPS_ERROR_CONFIGURATION:
            throw errors::Configuration(*this);
        case BALVPS_ERROR_AUTHENTICATION:
            throw errors::Authentication(*this);
        case BALVPS_ERROR_SECOND_FACTOR_NEEDED:
            throw errors::SecondFactorNeeded(*this);
        case BALVPS_ERROR_NOT_PERMITTED:
            throw errors::NotPermitted(*this);
        case BALVPS_ERROR_NOT_FOUND:
            throw errors::NotFound(*this);
        case BALVPS_ERROR_UNSUPPORTED:
            throw errors::Unsupported(*this);
        case BALVPS_ERROR_REFUSED:
            throw errors::Refused(*this);
        case BALVPS_ERROR_RATE_LIMITED:
            throw errors::RateLimited(*this);
        case BALVPS_ERROR_TIMEOUT:
            throw errors::Timeout(*this);
        case BALVPS_ERROR_CONNECTION:
            throw errors::Connection(*this);
        case BALVPS_ERROR_TLS:
            throw errors::Tls(*this);
        case BALVPS_ERROR_MALFORMED_ANSWER:
            throw errors::MalformedAnswer(*this);
        case BALVPS_ERROR_TOO_LARGE:
            throw errors::TooLarge(*this);
        case BALVPS_ERROR_OUT_OF_MEMORY:
            throw errors::OutOfMemory(*this);
        case BALVPS_ERROR_CANCELLED:
            throw errors::Cancelled(*this);
        case BALVPS_ERROR_INTERNAL:
            throw errors::Internal(*this);
        case BALVPS_ERROR_AMBIGUOUS_WRITE:
            throw errors::AmbiguousWrite(*this);
        default:
            throw *this;
    }
}

// ---- answers ----------------------------------------------------------------------------------------------
// A field that may be null or left out is optional. What else an install leaves out throws std::out_of_range
// when it is read; the view's [] tells whether it is there.

/// What is answered by login, refresh_token.
class Tokens : public View {
  public:
    using View::View;
    /// JSON Web Token; null: a second factor is needed.
    std::optional<std::string_view> token() const {
        return (*this)["token"].as<std::optional<std::string_view>>("token");
    }
    /// Refresh token.
    std::optional<std::string_view> refresh() const {
        return (*this)["refresh"].as<std::optional<std::string_view>>("refresh");
    }
    /// Sent when a second factor is needed: its own token, methods and expires_at.
    Value mfa() const { return (*this)["mfa"].as<Value>("mfa"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by logout, revoke_token, reopen_ticket, close_ticket.
class Done : public View {
  public:
    using View::View;
    std::optional<bool> status() const { return (*this)["status"].as<std::optional<bool>>("status"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by signup, reset_password, edit_contact, reply_ticket, delete_dns_zone,
/// delete_dns_record.
class Outcome : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class AccountDetails : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view email() const { return (*this)["email"].as<std::string_view>("email"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> lastlogin() const {
        return (*this)["lastlogin"].as<std::optional<std::string_view>>("lastlogin");
    }
    std::string_view ip() const { return (*this)["ip"].as<std::string_view>("ip"); }
    std::string_view host() const { return (*this)["host"].as<std::string_view>("host"); }
    std::string_view firstname() const { return (*this)["firstname"].as<std::string_view>("firstname"); }
    std::string_view lastname() const { return (*this)["lastname"].as<std::string_view>("lastname"); }
    std::string_view companyname() const {
        return (*this)["companyname"].as<std::string_view>("companyname");
    }
    std::string_view address1() const { return (*this)["address1"].as<std::string_view>("address1"); }
    std::string_view address2() const { return (*this)["address2"].as<std::string_view>("address2"); }
    std::string_view city() const { return (*this)["city"].as<std::string_view>("city"); }
    std::string_view state() const { return (*this)["state"].as<std::string_view>("state"); }
    std::string_view postcode() const { return (*this)["postcode"].as<std::string_view>("postcode"); }
    std::string_view country() const { return (*this)["country"].as<std::string_view>("country"); }
    std::string_view phonenumber() const {
        return (*this)["phonenumber"].as<std::string_view>("phonenumber");
    }
};

/// What is answered by get_details.
class GetDetailsAnswer : public View {
  public:
    using View::View;
    AccountDetails client() const { return (*this)["client"].as<AccountDetails>("client"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by update_details.
class UpdateDetailsAnswer : public View {
  public:
    using View::View;
    AccountDetails client() const { return (*this)["client"].as<AccountDetails>("client"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class ContactSummary : public View {
  public:
    using View::View;
    std::string_view email() const { return (*this)["email"].as<std::string_view>("email"); }
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view firstname() const { return (*this)["firstname"].as<std::string_view>("firstname"); }
    std::string_view lastname() const { return (*this)["lastname"].as<std::string_view>("lastname"); }
    std::string_view companyname() const {
        return (*this)["companyname"].as<std::string_view>("companyname");
    }
    /// Whether this is an organization.
    bool company() const { return (*this)["company"].as<bool>("company"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> lastlogin() const {
        return (*this)["lastlogin"].as<std::optional<std::string_view>>("lastlogin");
    }
};

/// What is answered by list_contacts.
class ListContactsAnswer : public View {
  public:
    using View::View;
    std::vector<ContactSummary> contacts() const { return (*this)["contacts"].items<ContactSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by add_contact.
class AddContactAnswer : public View {
  public:
    using View::View;
    /// ID of the new contact.
    std::optional<std::int64_t> contact_id() const {
        return (*this)["contact_id"].as<std::optional<std::int64_t>>("contact_id");
    }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by list_contact_privileges.
class ListContactPrivilegesAnswer : public View {
  public:
    using View::View;
    /// Privileges by area, formatted as list_contact_privileges returns them.
    Value privileges() const { return (*this)["privileges"].as<Value>("privileges"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Contact : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view email() const { return (*this)["email"].as<std::string_view>("email"); }
    std::string_view firstname() const { return (*this)["firstname"].as<std::string_view>("firstname"); }
    std::string_view lastname() const { return (*this)["lastname"].as<std::string_view>("lastname"); }
    std::string_view companyname() const {
        return (*this)["companyname"].as<std::string_view>("companyname");
    }
    std::string_view address1() const { return (*this)["address1"].as<std::string_view>("address1"); }
    std::string_view address2() const { return (*this)["address2"].as<std::string_view>("address2"); }
    std::string_view city() const { return (*this)["city"].as<std::string_view>("city"); }
    std::string_view state() const { return (*this)["state"].as<std::string_view>("state"); }
    std::string_view postcode() const { return (*this)["postcode"].as<std::string_view>("postcode"); }
    std::string_view country() const { return (*this)["country"].as<std::string_view>("country"); }
    std::string_view phonenumber() const {
        return (*this)["phonenumber"].as<std::string_view>("phonenumber");
    }
    /// Account type.
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// Privileges by area, formatted as list_contact_privileges returns them.
    Value privileges() const { return (*this)["privileges"].as<Value>("privileges"); }
};

/// What is answered by get_contact.
class GetContactAnswer : public View {
  public:
    using View::View;
    Contact contact() const { return (*this)["contact"].as<Contact>("contact"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Balance : public View {
  public:
    using View::View;
    /// May be empty.
    std::string_view currency() const { return (*this)["currency"].as<std::string_view>("currency"); }
    /// Total of unpaid invoices.
    std::string_view acc_balance() const {
        return (*this)["acc_balance"].as<std::string_view>("acc_balance");
    }
    /// Credit on the account.
    std::string_view acc_credit() const { return (*this)["acc_credit"].as<std::string_view>("acc_credit"); }
};

/// What is answered by get_balance.
class GetBalanceAnswer : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
    Balance details() const { return (*this)["details"].as<Balance>("details"); }
};

class InvoiceSummary : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> date() const {
        return (*this)["date"].as<std::optional<std::string_view>>("date");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> dateorig() const {
        return (*this)["dateorig"].as<std::optional<std::string_view>>("dateorig");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> duedate() const {
        return (*this)["duedate"].as<std::optional<std::string_view>>("duedate");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> paybefore() const {
        return (*this)["paybefore"].as<std::optional<std::string_view>>("paybefore");
    }
    /// Decimal amount.
    std::string_view total() const { return (*this)["total"].as<std::string_view>("total"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> datepaid() const {
        return (*this)["datepaid"].as<std::optional<std::string_view>>("datepaid");
    }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    std::optional<std::int64_t> merge_id() const {
        return (*this)["merge_id"].as<std::optional<std::int64_t>>("merge_id");
    }
    /// Number shown on the invoice.
    std::string_view number() const { return (*this)["number"].as<std::string_view>("number"); }
    std::string_view currency() const { return (*this)["currency"].as<std::string_view>("currency"); }
};

/// What is answered by list_invoices.
class ListInvoicesAnswer : public View {
  public:
    using View::View;
    std::vector<InvoiceSummary> invoices() const { return (*this)["invoices"].items<InvoiceSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class InvoiceItem : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::int64_t invoice_id() const { return (*this)["invoice_id"].as<std::int64_t>("invoice_id"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// May be negative.
    std::int64_t item_id() const { return (*this)["item_id"].as<std::int64_t>("item_id"); }
    std::string_view description() const {
        return (*this)["description"].as<std::string_view>("description");
    }
    /// Decimal amount.
    std::string_view amount() const { return (*this)["amount"].as<std::string_view>("amount"); }
    bool taxed() const { return (*this)["taxed"].as<bool>("taxed"); }
    std::string_view qty() const { return (*this)["qty"].as<std::string_view>("qty"); }
    /// Decimal amount.
    std::string_view linetotal() const { return (*this)["linetotal"].as<std::string_view>("linetotal"); }
};

class InvoiceClient : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view email() const { return (*this)["email"].as<std::string_view>("email"); }
    std::string_view firstname() const { return (*this)["firstname"].as<std::string_view>("firstname"); }
    std::string_view lastname() const { return (*this)["lastname"].as<std::string_view>("lastname"); }
    std::string_view companyname() const {
        return (*this)["companyname"].as<std::string_view>("companyname");
    }
    std::string_view address1() const { return (*this)["address1"].as<std::string_view>("address1"); }
    std::string_view address2() const { return (*this)["address2"].as<std::string_view>("address2"); }
    std::string_view city() const { return (*this)["city"].as<std::string_view>("city"); }
    std::string_view state() const { return (*this)["state"].as<std::string_view>("state"); }
    std::string_view postcode() const { return (*this)["postcode"].as<std::string_view>("postcode"); }
    std::string_view country() const { return (*this)["country"].as<std::string_view>("country"); }
    std::string_view phonenumber() const {
        return (*this)["phonenumber"].as<std::string_view>("phonenumber");
    }
};

class Invoice : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> date() const {
        return (*this)["date"].as<std::optional<std::string_view>>("date");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> duedate() const {
        return (*this)["duedate"].as<std::optional<std::string_view>>("duedate");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> paybefore() const {
        return (*this)["paybefore"].as<std::optional<std::string_view>>("paybefore");
    }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> datepaid() const {
        return (*this)["datepaid"].as<std::optional<std::string_view>>("datepaid");
    }
    /// Decimal amount.
    std::string_view subtotal() const { return (*this)["subtotal"].as<std::string_view>("subtotal"); }
    /// Decimal amount.
    std::string_view credit() const { return (*this)["credit"].as<std::string_view>("credit"); }
    /// Decimal amount.
    std::string_view tax() const { return (*this)["tax"].as<std::string_view>("tax"); }
    /// Per cent.
    std::string_view taxrate() const { return (*this)["taxrate"].as<std::string_view>("taxrate"); }
    /// Decimal amount.
    std::string_view tax2() const { return (*this)["tax2"].as<std::string_view>("tax2"); }
    /// Per cent.
    std::string_view taxrate2() const { return (*this)["taxrate2"].as<std::string_view>("taxrate2"); }
    bool taxexempt() const { return (*this)["taxexempt"].as<bool>("taxexempt"); }
    /// Decimal amount.
    std::string_view total() const { return (*this)["total"].as<std::string_view>("total"); }
    std::string_view rate() const { return (*this)["rate"].as<std::string_view>("rate"); }
    std::string_view rate2() const { return (*this)["rate2"].as<std::string_view>("rate2"); }
    std::string_view rate3() const { return (*this)["rate3"].as<std::string_view>("rate3"); }
    std::string_view notes() const { return (*this)["notes"].as<std::string_view>("notes"); }
    std::vector<InvoiceItem> items() const { return (*this)["items"].items<InvoiceItem>(); }
    InvoiceClient client() const { return (*this)["client"].as<InvoiceClient>("client"); }
    /// Number shown on the invoice.
    std::string_view number() const { return (*this)["number"].as<std::string_view>("number"); }
    std::string_view currency() const { return (*this)["currency"].as<std::string_view>("currency"); }
};

/// What is answered by get_invoice.
class GetInvoiceAnswer : public View {
  public:
    using View::View;
    Invoice invoice() const { return (*this)["invoice"].as<Invoice>("invoice"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by apply_credit.
class ApplyCreditAnswer : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
    /// Status of the invoice after this.
    std::optional<std::string_view> invoice_status() const {
        return (*this)["invoice_status"].as<std::optional<std::string_view>>("invoice_status");
    }
    /// Amount applied.
    std::optional<std::string_view> applied() const {
        return (*this)["applied"].as<std::optional<std::string_view>>("applied");
    }
};

class TicketSummary : public View {
  public:
    using View::View;
    bool client_read() const { return (*this)["client_read"].as<bool>("client_read"); }
    std::int64_t ticket_number() const { return (*this)["ticket_number"].as<std::int64_t>("ticket_number"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> date() const {
        return (*this)["date"].as<std::optional<std::string_view>>("date");
    }
    std::string_view deptname() const { return (*this)["deptname"].as<std::string_view>("deptname"); }
    std::string_view subject() const { return (*this)["subject"].as<std::string_view>("subject"); }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> lastreply() const {
        return (*this)["lastreply"].as<std::optional<std::string_view>>("lastreply");
    }
};

/// What is answered by list_tickets.
class ListTicketsAnswer : public View {
  public:
    using View::View;
    std::vector<TicketSummary> tickets() const { return (*this)["tickets"].items<TicketSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by create_ticket.
class CreateTicketAnswer : public View {
  public:
    using View::View;
    /// Number of the new ticket.
    std::optional<std::int64_t> ticket() const {
        return (*this)["ticket"].as<std::optional<std::int64_t>>("ticket");
    }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Ticket : public View {
  public:
    using View::View;
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> date() const {
        return (*this)["date"].as<std::optional<std::string_view>>("date");
    }
    std::int64_t ticket_number() const { return (*this)["ticket_number"].as<std::int64_t>("ticket_number"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::string_view email() const { return (*this)["email"].as<std::string_view>("email"); }
    std::string_view subject() const { return (*this)["subject"].as<std::string_view>("subject"); }
    std::string_view body() const { return (*this)["body"].as<std::string_view>("body"); }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    bool client_read() const { return (*this)["client_read"].as<bool>("client_read"); }
    std::string_view deptname() const { return (*this)["deptname"].as<std::string_view>("deptname"); }
};

class Reply : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> date() const {
        return (*this)["date"].as<std::optional<std::string_view>>("date");
    }
    std::string_view body() const { return (*this)["body"].as<std::string_view>("body"); }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
};

/// What is answered by get_ticket.
class GetTicketAnswer : public View {
  public:
    using View::View;
    Ticket ticket() const { return (*this)["ticket"].as<Ticket>("ticket"); }
    std::vector<Reply> replies() const { return (*this)["replies"].items<Reply>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Department : public View {
  public:
    using View::View;
    /// What create_ticket takes as dept_id.
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
};

/// What is answered by list_ticket_departments.
class ListTicketDepartmentsAnswer : public View {
  public:
    using View::View;
    std::vector<Department> departments() const { return (*this)["departments"].items<Department>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class ZoneSummary : public View {
  public:
    using View::View;
    /// What other operations take as zone_id.
    std::int64_t domain_id() const { return (*this)["domain_id"].as<std::int64_t>("domain_id"); }
    /// Zone name.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::int64_t service_id() const { return (*this)["service_id"].as<std::int64_t>("service_id"); }
};

/// What is answered by list_dns, list_service_dns.
class ZoneList : public View {
  public:
    using View::View;
    std::vector<std::int64_t> service_ids() const { return (*this)["service_ids"].items<std::int64_t>(); }
    std::vector<ZoneSummary> zones() const { return (*this)["zones"].items<ZoneSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by add_dns_zone.
class ZoneAnswer : public View {
  public:
    using View::View;
    /// As list_dns shows it, where the write was confirmed by that.
    ZoneSummary zone() const { return (*this)["zone"].as<ZoneSummary>("zone"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Record : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    /// ID of the zone.
    std::int64_t domain_id() const { return (*this)["domain_id"].as<std::int64_t>("domain_id"); }
    /// Fully qualified, without the trailing dot.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// Seconds.
    std::int64_t ttl() const { return (*this)["ttl"].as<std::int64_t>("ttl"); }
    /// The same as priority.
    std::int64_t prio() const { return (*this)["prio"].as<std::int64_t>("prio"); }
    std::int64_t priority() const { return (*this)["priority"].as<std::int64_t>("priority"); }
    /// A string, or a list for SOA and SRV.
    Value content() const { return (*this)["content"].as<Value>("content"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// When it was changed last.
    Value change_date() const { return (*this)["change_date"].as<Value>("change_date"); }
};

/// What is answered by get_dns_zone.
class GetDnsZoneAnswer : public View {
  public:
    using View::View;
    std::optional<std::int64_t> service_id() const {
        return (*this)["service_id"].as<std::optional<std::int64_t>>("service_id");
    }
    /// Zone name.
    std::optional<std::string_view> name() const {
        return (*this)["name"].as<std::optional<std::string_view>>("name");
    }
    std::vector<Record> records() const { return (*this)["records"].items<Record>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// What is answered by add_dns_record, edit_dns_record.
class RecordAnswer : public View {
  public:
    using View::View;
    Record record() const { return (*this)["record"].as<Record>("record"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    std::vector<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

// ---- arguments --------------------------------------------------------------------------------------------

/// The arguments of login.
class Login : public Arguments<Login> {
  public:
    /// Your account's email address. Left out: the config's username.
    Login &username(std::string_view value) { return set("username", value); }
    /// Account password. Left out: the config's password.
    Login &password(std::string_view value) { return set("password", value); }
    /// Fields of this install beyond the described ones, in one object.
    Login &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of refresh_token.
class RefreshToken : public Arguments<RefreshToken> {
  public:
    /// Refresh token previously obtained from login. Left out: the config's refresh_token.
    RefreshToken &refresh_token(std::string_view value) { return set("refresh_token", value); }
    /// Fields of this install beyond the described ones, in one object.
    RefreshToken &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of revoke_token.
class RevokeToken : public Arguments<RevokeToken> {
  public:
    /// Refresh token to invalidate; without it, the tokens the call is signed in with.
    RevokeToken &refresh_token(std::string_view value) { return set("refresh_token", value); }
    /// Fields of this install beyond the described ones, in one object.
    RevokeToken &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of signup.
class Signup : public Arguments<Signup> {
  public:
    /// Email address. Required.
    Signup &email(std::string_view value) { return set("email", value); }
    /// First name.
    Signup &firstname(std::string_view value) { return set("firstname", value); }
    /// Last name.
    Signup &lastname(std::string_view value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    Signup &companyname(std::string_view value) { return set("companyname", value); }
    /// Address, first line. Required.
    Signup &address1(std::string_view value) { return set("address1", value); }
    /// Address, second line.
    Signup &address2(std::string_view value) { return set("address2", value); }
    /// City. Required.
    Signup &city(std::string_view value) { return set("city", value); }
    /// State. Required.
    Signup &state(std::string_view value) { return set("state", value); }
    /// Post code. Required.
    Signup &postcode(std::string_view value) { return set("postcode", value); }
    /// Country. Required.
    Signup &country(std::string_view value) { return set("country", value); }
    /// Phone. Required.
    Signup &phonenumber(std::string_view value) { return set("phonenumber", value); }
    /// Account type.
    Signup &type(std::string_view value) { return set("type", value); }
    /// VAT number.
    Signup &vatnumber(std::string_view value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    Signup &mobilephone(std::string_view value) { return set("mobilephone", value); }
    /// Password. Required.
    Signup &password(std::string_view value) { return set("password", value); }
    /// Currency.
    Signup &currency(std::string_view value) { return set("currency", value); }
    /// Fields of this install beyond the described ones, in one object.
    Signup &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of reset_password.
class ResetPassword : public Arguments<ResetPassword> {
  public:
    /// Email address. Required.
    ResetPassword &email(std::string_view value) { return set("email", value); }
    /// Fields of this install beyond the described ones, in one object.
    ResetPassword &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of update_details.
class UpdateDetails : public Arguments<UpdateDetails> {
  public:
    /// Email address.
    UpdateDetails &email(std::string_view value) { return set("email", value); }
    /// First name.
    UpdateDetails &firstname(std::string_view value) { return set("firstname", value); }
    /// Last name.
    UpdateDetails &lastname(std::string_view value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    UpdateDetails &companyname(std::string_view value) { return set("companyname", value); }
    /// Address, first line.
    UpdateDetails &address1(std::string_view value) { return set("address1", value); }
    /// Address, second line.
    UpdateDetails &address2(std::string_view value) { return set("address2", value); }
    /// City.
    UpdateDetails &city(std::string_view value) { return set("city", value); }
    /// State.
    UpdateDetails &state(std::string_view value) { return set("state", value); }
    /// Post code.
    UpdateDetails &postcode(std::string_view value) { return set("postcode", value); }
    /// Country.
    UpdateDetails &country(std::string_view value) { return set("country", value); }
    /// Phone.
    UpdateDetails &phonenumber(std::string_view value) { return set("phonenumber", value); }
    /// Account type.
    UpdateDetails &type(std::string_view value) { return set("type", value); }
    /// VAT number.
    UpdateDetails &vatnumber(std::string_view value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    UpdateDetails &mobilephone(std::string_view value) { return set("mobilephone", value); }
    /// Telegram notifications to receive.
    UpdateDetails &telegramnotifications(const Json &value) { return set("telegramnotifications", value); }
    /// Fields of this install beyond the described ones, in one object.
    UpdateDetails &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of add_contact.
class AddContact : public Arguments<AddContact> {
  public:
    /// Allows to log in as this contact.
    AddContact &password(std::string_view value) { return set("password", value); }
    /// Privileges by area, formatted as list_contact_privileges returns them.
    AddContact &privileges(const Json &value) { return set("privileges", value); }
    /// Email address.
    AddContact &email(std::string_view value) { return set("email", value); }
    /// First name.
    AddContact &firstname(std::string_view value) { return set("firstname", value); }
    /// Last name.
    AddContact &lastname(std::string_view value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    AddContact &companyname(std::string_view value) { return set("companyname", value); }
    /// Address, first line.
    AddContact &address1(std::string_view value) { return set("address1", value); }
    /// Address, second line.
    AddContact &address2(std::string_view value) { return set("address2", value); }
    /// City.
    AddContact &city(std::string_view value) { return set("city", value); }
    /// State.
    AddContact &state(std::string_view value) { return set("state", value); }
    /// Post code.
    AddContact &postcode(std::string_view value) { return set("postcode", value); }
    /// Country.
    AddContact &country(std::string_view value) { return set("country", value); }
    /// Phone.
    AddContact &phonenumber(std::string_view value) { return set("phonenumber", value); }
    /// Account type.
    AddContact &type(std::string_view value) { return set("type", value); }
    /// VAT number.
    AddContact &vatnumber(std::string_view value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    AddContact &mobilephone(std::string_view value) { return set("mobilephone", value); }
    /// Telegram notifications to receive.
    AddContact &telegramnotifications(const Json &value) { return set("telegramnotifications", value); }
    /// Fields of this install beyond the described ones, in one object.
    AddContact &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of edit_contact.
class EditContact : public Arguments<EditContact> {
  public:
    /// Privileges by area, formatted as list_contact_privileges returns them.
    EditContact &privileges(const Json &value) { return set("privileges", value); }
    /// Email address.
    EditContact &email(std::string_view value) { return set("email", value); }
    /// First name.
    EditContact &firstname(std::string_view value) { return set("firstname", value); }
    /// Last name.
    EditContact &lastname(std::string_view value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    EditContact &companyname(std::string_view value) { return set("companyname", value); }
    /// Address, first line.
    EditContact &address1(std::string_view value) { return set("address1", value); }
    /// Address, second line.
    EditContact &address2(std::string_view value) { return set("address2", value); }
    /// City.
    EditContact &city(std::string_view value) { return set("city", value); }
    /// State.
    EditContact &state(std::string_view value) { return set("state", value); }
    /// Post code.
    EditContact &postcode(std::string_view value) { return set("postcode", value); }
    /// Country.
    EditContact &country(std::string_view value) { return set("country", value); }
    /// Phone.
    EditContact &phonenumber(std::string_view value) { return set("phonenumber", value); }
    /// Account type.
    EditContact &type(std::string_view value) { return set("type", value); }
    /// VAT number.
    EditContact &vatnumber(std::string_view value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    EditContact &mobilephone(std::string_view value) { return set("mobilephone", value); }
    /// Telegram notifications to receive.
    EditContact &telegramnotifications(const Json &value) { return set("telegramnotifications", value); }
    /// Fields of this install beyond the described ones, in one object.
    EditContact &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of apply_credit.
class ApplyCredit : public Arguments<ApplyCredit> {
  public:
    /// Credit amount, sent as the string or the number that is given; without it, the maximum amount that
    /// fully pays the invoice is used.
    ApplyCredit &amount(std::string_view value) { return set("amount", value); }
    /// Fields of this install beyond the described ones, in one object.
    ApplyCredit &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of create_ticket.
class CreateTicket : public Arguments<CreateTicket> {
  public:
    /// Department ID, as list_ticket_departments gives it. Required.
    CreateTicket &dept_id(std::int64_t value) { return set("dept_id", value); }
    /// Ticket subject. Required.
    CreateTicket &subject(std::string_view value) { return set("subject", value); }
    /// Ticket message. Required.
    CreateTicket &body(std::string_view value) { return set("body", value); }
    /// Fields of this install beyond the described ones, in one object.
    CreateTicket &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of reply_ticket.
class ReplyTicket : public Arguments<ReplyTicket> {
  public:
    /// Reply message. Required.
    ReplyTicket &body(std::string_view value) { return set("body", value); }
    /// Fields of this install beyond the described ones, in one object.
    ReplyTicket &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of add_dns_zone.
class AddDnsZone : public Arguments<AddDnsZone> {
  public:
    /// Zone name. Required.
    AddDnsZone &name(std::string_view value) { return set("name", value); }
    /// Fields of this install beyond the described ones, in one object.
    AddDnsZone &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of add_dns_record.
class AddDnsRecord : public Arguments<AddDnsRecord> {
  public:
    /// Record name, relative to the zone or fully qualified. Required.
    AddDnsRecord &name(std::string_view value) { return set("name", value); }
    /// Record TTL in seconds.
    AddDnsRecord &ttl(std::int64_t value) { return set("ttl", value); }
    /// Priority of the record.
    AddDnsRecord &priority(std::int64_t value) { return set("priority", value); }
    /// Record type. Required.
    AddDnsRecord &type(std::string_view value) { return set("type", value); }
    /// Contents of the record; of SRV the list weight, port, target. Required.
    AddDnsRecord &content(const Json &value) { return set("content", value); }
    /// Fields of this install beyond the described ones, in one object.
    AddDnsRecord &extra(const Json &value) { return set("extra", value); }
};

/// The arguments of edit_dns_record.
class EditDnsRecord : public Arguments<EditDnsRecord> {
  public:
    /// Record name, relative to the zone or fully qualified.
    EditDnsRecord &name(std::string_view value) { return set("name", value); }
    /// Record TTL in seconds.
    EditDnsRecord &ttl(std::int64_t value) { return set("ttl", value); }
    /// Priority of the record.
    EditDnsRecord &priority(std::int64_t value) { return set("priority", value); }
    /// Record type.
    EditDnsRecord &type(std::string_view value) { return set("type", value); }
    /// Contents of the record; of SRV the list weight, port, target.
    EditDnsRecord &content(const Json &value) { return set("content", value); }
    /// Fields of this install beyond the described ones, in one object.
    EditDnsRecord &extra(const Json &value) { return set("extra", value); }
};

// ---- config and client ------------------------------------------------------------------------------------

/// Options of a client. Mistakes are told when the client is made.
class Config : public detail::Handle<balvps_config, balvps_config_free> {
  public:
    Config() : Handle(balvps_config_new()) {}
    /// Sets any key to its value as text; null puts the default back.
    Config &set(const std::string &key, const OptionalText &value) {
        const char *const text = !value ? nullptr : value->empty() ? "" : value->data();
        return balvps_config_set(get(), key.c_str(), text, value ? value->size() : 0), *this;
    }
    /// Asked every 50 ms while a call waits, on the thread that made the call; true cancels it. It must not
    /// throw, and may be asked by many threads at once.
    Config &interrupt(std::function<bool()> function) {
        const auto ask = [](void *context) noexcept {
            return static_cast<std::int32_t>((*static_cast<std::function<bool()> *>(context))());
        };
        interrupt_ = std::make_shared<std::function<bool()>>(std::move(function));
        return balvps_config_set_interrupt(get(), ask, interrupt_.get()), *this;
    }

    /// Address of the API up to and with /api. Plain http only to this machine, unless allow_plain_http is
    /// set. Default: https://my.balvps.com/api.
    Config &base_url(OptionalText value) { return set("base_url", value); }
    /// The account's e-mail address.
    Config &username(OptionalText value) { return set("username", value); }
    /// The account's password.
    Config &password(OptionalText value) { return set("password", value); }
    /// A bearer token obtained elsewhere.
    Config &token(OptionalText value) { return set("token", value); }
    /// A refresh token that belongs to it, or to start from instead of a login.
    Config &refresh_token(OptionalText value) { return set("refresh_token", value); }
    /// jwt: sign in once with username and password, then bearer tokens, renewed as needed. basic: user name
    /// and password on every call. token: only the token handed in. none: no credentials at all. Default:
    /// jwt.
    Config &auth(OptionalText value) { return set("auth", value); }
    /// Time for one call in all, retries, waiting and signing in included. Default: 60000.
    Config &timeout_ms(std::int64_t value) { return set("timeout_ms", std::to_string(value)); }
    /// Time for one request and its answer, after which it counts as failed and may be tried again. Default:
    /// 30000.
    Config &attempt_timeout_ms(std::int64_t value) {
        return set("attempt_timeout_ms", std::to_string(value));
    }
    /// Time to reach the service, TLS handshake included. Default: 10000.
    Config &connect_timeout_ms(std::int64_t value) {
        return set("connect_timeout_ms", std::to_string(value));
    }
    /// How often a request is sent again: after a failed connection, a timeout, or an answer of 429, 502, 503
    /// or 504. A write that is not idempotent is only when it surely was not carried out. Default: 3.
    Config &retries(std::int64_t value) { return set("retries", std::to_string(value)); }
    /// How many retries a client saves up, so that an outage is not amplified: each takes one, each call that
    /// works puts a tenth back. Default: 100.
    Config &retry_budget(std::int64_t value) { return set("retry_budget", std::to_string(value)); }
    /// Exponential backoff: the longest wait before the first retry; it doubles with each, with full jitter.
    /// Default: 200.
    Config &retry_base_ms(std::int64_t value) { return set("retry_base_ms", std::to_string(value)); }
    /// Exponential backoff: the longest wait before any retry. Default: 5000.
    Config &retry_max_ms(std::int64_t value) { return set("retry_max_ms", std::to_string(value)); }
    /// PEM file of the certificate authorities to trust instead of the system's.
    Config &ca_file(OptionalText value) { return set("ca_file", value); }
    /// Proxy to connect through, for instance http://proxy.example:3128. Without it the environment's
    /// (https_proxy, no_proxy) is used.
    Config &proxy(OptionalText value) { return set("proxy", value); }
    /// Put in front of balvps/VERSION in the User-Agent header.
    Config &user_agent(OptionalText value) { return set("user_agent", value); }
    /// Largest answer (after decompression) and largest request body. Default: 67108864.
    Config &max_body_bytes(std::int64_t value) { return set("max_body_bytes", std::to_string(value)); }
    /// How many connections are kept open for the next call. Default: 16.
    Config &max_idle_connections(std::int64_t value) {
        return set("max_idle_connections", std::to_string(value));
    }
    /// Allow base_url to be plain http to another machine: password and tokens then travel in the clear.
    /// Default: false.
    Config &allow_plain_http(bool value) { return set("allow_plain_http", value ? "true" : "false"); }
    /// Where tokens are kept beyond the client's life, so that several processes share one login: memory
    /// (nowhere), or file:PATH (JSON, mode 0600, replaced as a whole, locked while tokens are renewed;
    /// refused when others may read it). Default: memory.
    Config &token_store(OptionalText value) { return set("token_store", value); }
    /// Secret of the second factor, in base32 as the service shows it: a login that asks for a one-time
    /// password (RFC 6238) gets it.
    Config &totp_secret(OptionalText value) { return set("totp_secret", value); }
    /// Refuse every operation that writes, sign-in and sign-out excepted, before anything is sent. Default:
    /// false.
    Config &read_only(bool value) { return set("read_only", value ? "true" : "false"); }
    /// How many calls of a queue are under way at once; the others wait. Default: 32.
    Config &max_in_flight(std::int64_t value) { return set("max_in_flight", std::to_string(value)); }
    /// How many connections a queue opens at once. Over HTTP/2 one carries many calls. Default: 32.
    Config &max_connections(std::int64_t value) { return set("max_connections", std::to_string(value)); }

  private:
    friend class Client;
    std::shared_ptr<void> interrupt_;
};

/// The client. Nothing is sent when it is made: the first call that needs it signs in.
class Client : public detail::ClientBase {
  public:
    /// @throw errors::Configuration a key or a value is not allowed.
    /// @throw std::runtime_error the library that was loaded has another ABI version.
    explicit Client(const Config &config = {}) : ClientBase(config.get(), config.interrupt_) {}

    /// Generate a new authorization token. A client signs in by itself when a call needs it; call this to
    /// sign in at once.
    Answer<Tokens> login(const Login &arguments = {}) { return try_login(arguments).value(); }
    Answer<Tokens> try_login(const Login &arguments = {}) {
        return take<Tokens>(balvps_client_login(get(), arguments.get()));
    }

    /// Invalidate the authorization token. Nobody signs in for it; without a token, or with one that has
    /// ended, nothing is left to do and it succeeds.
    Answer<Done> logout() { return try_logout().value(); }
    Answer<Done> try_logout() { return take<Done>(balvps_client_logout(get())); }

    /// Generate a new authorization token using a refresh token. The refresh token rotates, so a new one
    /// comes with each use and the old one is spent.
    Answer<Tokens> refresh_token(const RefreshToken &arguments = {}) {
        return try_refresh_token(arguments).value();
    }
    Answer<Tokens> try_refresh_token(const RefreshToken &arguments = {}) {
        return take<Tokens>(balvps_client_refresh_token(get(), arguments.get()));
    }

    /// Invalidate the authorization token and the refresh token. Pass a refresh token, or call this without
    /// arguments and with a valid access token. As with logout, nobody signs in for it.
    Answer<Done> revoke_token(const RevokeToken &arguments = {}) {
        return try_revoke_token(arguments).value();
    }
    Answer<Done> try_revoke_token(const RevokeToken &arguments = {}) {
        return take<Done>(balvps_client_revoke_token(get(), arguments.get()));
    }

    /// Create a new account.
    Answer<Outcome> signup(const Signup &arguments) { return try_signup(arguments).value(); }
    Answer<Outcome> try_signup(const Signup &arguments) {
        return take<Outcome>(balvps_client_signup(get(), arguments.get()));
    }

    /// Request a password reset email for an account.
    Answer<Outcome> reset_password(const ResetPassword &arguments) {
        return try_reset_password(arguments).value();
    }
    Answer<Outcome> try_reset_password(const ResetPassword &arguments) {
        return take<Outcome>(balvps_client_reset_password(get(), arguments.get()));
    }

    /// Return the registration details of my account.
    Answer<GetDetailsAnswer> get_details() { return try_get_details().value(); }
    Answer<GetDetailsAnswer> try_get_details() {
        return take<GetDetailsAnswer>(balvps_client_get_details(get()));
    }

    /// Update the registration details of my account.
    Answer<UpdateDetailsAnswer> update_details(const UpdateDetails &arguments = {}) {
        return try_update_details(arguments).value();
    }
    Answer<UpdateDetailsAnswer> try_update_details(const UpdateDetails &arguments = {}) {
        return take<UpdateDetailsAnswer>(balvps_client_update_details(get(), arguments.get()));
    }

    /// Return a list of the contacts on this account.
    Answer<ListContactsAnswer> list_contacts() { return try_list_contacts().value(); }
    Answer<ListContactsAnswer> try_list_contacts() {
        return take<ListContactsAnswer>(balvps_client_list_contacts(get()));
    }

    /// Create a new contact. If a password is given, the contact can log in with the given email address.
    Answer<AddContactAnswer> add_contact(const AddContact &arguments = {}) {
        return try_add_contact(arguments).value();
    }
    Answer<AddContactAnswer> try_add_contact(const AddContact &arguments = {}) {
        return take<AddContactAnswer>(balvps_client_add_contact(get(), arguments.get()));
    }

    /// List the possible contact privileges. Each domain and service may list additional privileges,
    /// depending on available features.
    Answer<ListContactPrivilegesAnswer> list_contact_privileges() {
        return try_list_contact_privileges().value();
    }
    Answer<ListContactPrivilegesAnswer> try_list_contact_privileges() {
        return take<ListContactPrivilegesAnswer>(balvps_client_list_contact_privileges(get()));
    }

    /// Return the details of a contact.
    /// @param id Contact ID
    Answer<GetContactAnswer> get_contact(std::int64_t id) { return try_get_contact(id).value(); }
    Answer<GetContactAnswer> try_get_contact(std::int64_t id) {
        return take<GetContactAnswer>(balvps_client_get_contact(get(), id));
    }

    /// Change the details of a contact.
    /// @param id Contact ID
    Answer<Outcome> edit_contact(std::int64_t id, const EditContact &arguments = {}) {
        return try_edit_contact(id, arguments).value();
    }
    Answer<Outcome> try_edit_contact(std::int64_t id, const EditContact &arguments = {}) {
        return take<Outcome>(balvps_client_edit_contact(get(), id, arguments.get()));
    }

    /// Get the current account balance (total of unpaid invoices) and account credit.
    Answer<GetBalanceAnswer> get_balance() { return try_get_balance().value(); }
    Answer<GetBalanceAnswer> try_get_balance() {
        return take<GetBalanceAnswer>(balvps_client_get_balance(get()));
    }

    /// List all invoices of my account.
    Answer<ListInvoicesAnswer> list_invoices() { return try_list_invoices().value(); }
    Answer<ListInvoicesAnswer> try_list_invoices() {
        return take<ListInvoicesAnswer>(balvps_client_list_invoices(get()));
    }

    /// Get the details of an invoice.
    /// @param id Invoice ID
    Answer<GetInvoiceAnswer> get_invoice(std::int64_t id) { return try_get_invoice(id).value(); }
    Answer<GetInvoiceAnswer> try_get_invoice(std::int64_t id) {
        return take<GetInvoiceAnswer>(balvps_client_get_invoice(get(), id));
    }

    /// Apply account credit to an invoice.
    /// @param id Invoice ID
    Answer<ApplyCreditAnswer> apply_credit(std::int64_t id, const ApplyCredit &arguments = {}) {
        return try_apply_credit(id, arguments).value();
    }
    Answer<ApplyCreditAnswer> try_apply_credit(std::int64_t id, const ApplyCredit &arguments = {}) {
        return take<ApplyCreditAnswer>(balvps_client_apply_credit(get(), id, arguments.get()));
    }

    /// List the support tickets of my account.
    Answer<ListTicketsAnswer> list_tickets() { return try_list_tickets().value(); }
    Answer<ListTicketsAnswer> try_list_tickets() {
        return take<ListTicketsAnswer>(balvps_client_list_tickets(get()));
    }

    /// Submit a new ticket.
    Answer<CreateTicketAnswer> create_ticket(const CreateTicket &arguments) {
        return try_create_ticket(arguments).value();
    }
    Answer<CreateTicketAnswer> try_create_ticket(const CreateTicket &arguments) {
        return take<CreateTicketAnswer>(balvps_client_create_ticket(get(), arguments.get()));
    }

    /// Get the details of a ticket, including all replies.
    /// @param number Ticket number
    Answer<GetTicketAnswer> get_ticket(std::int64_t number) { return try_get_ticket(number).value(); }
    Answer<GetTicketAnswer> try_get_ticket(std::int64_t number) {
        return take<GetTicketAnswer>(balvps_client_get_ticket(get(), number));
    }

    /// Reply to a ticket.
    /// @param number Ticket number
    Answer<Outcome> reply_ticket(std::int64_t number, const ReplyTicket &arguments) {
        return try_reply_ticket(number, arguments).value();
    }
    Answer<Outcome> try_reply_ticket(std::int64_t number, const ReplyTicket &arguments) {
        return take<Outcome>(balvps_client_reply_ticket(get(), number, arguments.get()));
    }

    /// Try to re-open a closed ticket.
    /// @param number Ticket number
    Answer<Done> reopen_ticket(std::int64_t number) { return try_reopen_ticket(number).value(); }
    Answer<Done> try_reopen_ticket(std::int64_t number) {
        return take<Done>(balvps_client_reopen_ticket(get(), number));
    }

    /// Send a request to close a ticket.
    /// @param number Ticket number
    Answer<Done> close_ticket(std::int64_t number) { return try_close_ticket(number).value(); }
    Answer<Done> try_close_ticket(std::int64_t number) {
        return take<Done>(balvps_client_close_ticket(get(), number));
    }

    /// Get the list of ticket departments.
    Answer<ListTicketDepartmentsAnswer> list_ticket_departments() {
        return try_list_ticket_departments().value();
    }
    Answer<ListTicketDepartmentsAnswer> try_list_ticket_departments() {
        return take<ListTicketDepartmentsAnswer>(balvps_client_list_ticket_departments(get()));
    }

    /// Return a list of all DNS zones.
    Answer<ZoneList> list_dns() { return try_list_dns().value(); }
    Answer<ZoneList> try_list_dns() { return take<ZoneList>(balvps_client_list_dns(get())); }

    /// Create a new DNS zone.
    /// @param service_id Service ID
    Answer<ZoneAnswer> add_dns_zone(std::int64_t service_id, const AddDnsZone &arguments) {
        return try_add_dns_zone(service_id, arguments).value();
    }
    Answer<ZoneAnswer> try_add_dns_zone(std::int64_t service_id, const AddDnsZone &arguments) {
        return take<ZoneAnswer>(balvps_client_add_dns_zone(get(), service_id, arguments.get()));
    }

    /// Return a list of the DNS zones under a service. On an install that lacks the operation the answer of
    /// list_dns is used, filtered by service.
    /// @param service_id Service ID
    Answer<ZoneList> list_service_dns(std::int64_t service_id) {
        return try_list_service_dns(service_id).value();
    }
    Answer<ZoneList> try_list_service_dns(std::int64_t service_id) {
        return take<ZoneList>(balvps_client_list_service_dns(get(), service_id));
    }

    /// Return the details of a DNS zone.
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    Answer<GetDnsZoneAnswer> get_dns_zone(std::int64_t service_id, std::int64_t zone_id) {
        return try_get_dns_zone(service_id, zone_id).value();
    }
    Answer<GetDnsZoneAnswer> try_get_dns_zone(std::int64_t service_id, std::int64_t zone_id) {
        return take<GetDnsZoneAnswer>(balvps_client_get_dns_zone(get(), service_id, zone_id));
    }

    /// Delete a DNS zone.
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    Answer<Outcome> delete_dns_zone(std::int64_t service_id, std::int64_t zone_id) {
        return try_delete_dns_zone(service_id, zone_id).value();
    }
    Answer<Outcome> try_delete_dns_zone(std::int64_t service_id, std::int64_t zone_id) {
        return take<Outcome>(balvps_client_delete_dns_zone(get(), service_id, zone_id));
    }

    /// Create a new record in a DNS zone. The same record can be added twice; repeating a call makes a
    /// duplicate.
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    Answer<RecordAnswer> add_dns_record(
        std::int64_t service_id, std::int64_t zone_id, const AddDnsRecord &arguments) {
        return try_add_dns_record(service_id, zone_id, arguments).value();
    }
    Answer<RecordAnswer> try_add_dns_record(
        std::int64_t service_id, std::int64_t zone_id, const AddDnsRecord &arguments) {
        return take<RecordAnswer>(balvps_client_add_dns_record(get(), service_id, zone_id, arguments.get()));
    }

    /// Edit a record of a DNS zone.
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    /// @param record_id Record ID
    Answer<RecordAnswer> edit_dns_record(
        std::int64_t service_id, std::int64_t zone_id, std::int64_t record_id, const EditDnsRecord &arguments = {}) {
        return try_edit_dns_record(service_id, zone_id, record_id, arguments).value();
    }
    Answer<RecordAnswer> try_edit_dns_record(
        std::int64_t service_id, std::int64_t zone_id, std::int64_t record_id, const EditDnsRecord &arguments = {}) {
        return take<RecordAnswer>(
            balvps_client_edit_dns_record(get(), service_id, zone_id, record_id, arguments.get()));
    }

    /// Remove a record from a DNS zone.
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    /// @param record_id Record ID
    Answer<Outcome> delete_dns_record(std::int64_t service_id, std::int64_t zone_id, std::int64_t record_id) {
        return try_delete_dns_record(service_id, zone_id, record_id).value();
    }
    Answer<Outcome> try_delete_dns_record(
        std::int64_t service_id, std::int64_t zone_id, std::int64_t record_id) {
        return take<Outcome>(balvps_client_delete_dns_record(get(), service_id, zone_id, record_id));
    }
};

// clang-format on

}  // namespace balvps::cpp
