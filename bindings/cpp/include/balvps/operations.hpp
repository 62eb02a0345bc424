// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
//
// An exception for each error code and each family, a view for each object of an answer, a class for the
// calls of each operation, the config with a function for each key, and the client with two functions for
// each operation.
#pragma once

#include <functional>

#include "client.hpp"

namespace balvps::cpp {

// clang-format off

// ---- errors -----------------------------------------------------------------------------------------------

namespace errors {

// The families.
/// The caller made a mistake. Nothing was sent. Repeating the call does not help.
class CallerError : public Error {
  public:
    explicit CallerError(const Error &error) : Error(error) {}
};
/// The service answered that the call failed.
class ServiceError : public Error {
  public:
    explicit ServiceError(const Error &error) : Error(error) {}
};
/// The service is busy or down. A later call may succeed.
class NotNowError : public Error {
  public:
    explicit NotNowError(const Error &error) : Error(error) {}
};
/// No readable answer was received.
class TransportError : public Error {
  public:
    explicit TransportError(const Error &error) : Error(error) {}
};
/// A write was sent, and it is not known whether it was carried out. Check before you repeat it.
class UncertainError : public Error {
  public:
    explicit UncertainError(const Error &error) : Error(error) {}
};
/// Neither the call nor the service is at fault: the call was cancelled, memory ran out, or the library has a
/// defect.
class LocalError : public Error {
  public:
    explicit LocalError(const Error &error) : Error(error) {}
};


// The codes.
/// An argument is missing, unknown or malformed. Nothing was sent.
class Argument : public CallerError {
  public:
    explicit Argument(const Error &error) : CallerError(error) {}
};
/// A config key is unknown or its value is not allowed. Nothing was sent.
class Configuration : public CallerError {
  public:
    explicit Configuration(const Error &error) : CallerError(error) {}
};
/// The service does not accept the credentials or the token.
/// Reasons:
/// - wrong_login: user name or password is wrong
/// - token_expired: the token has expired and could not be renewed
/// - unauthorized: the token is not valid
/// - wrong_code: the one-time password is not accepted
/// - missing_credentials: the config has no credentials; nothing was sent
class Authentication : public ServiceError {
  public:
    explicit Authentication(const Error &error) : ServiceError(error) {}
};
/// The account requires a second factor to sign in.
class SecondFactorNeeded : public ServiceError {
  public:
    explicit SecondFactorNeeded(const Error &error) : ServiceError(error) {}
};
/// The credentials are valid but do not allow this.
/// Reasons:
/// - read_only: read_only is set and the operation writes; nothing was sent
class NotPermitted : public ServiceError {
  public:
    explicit NotPermitted(const Error &error) : ServiceError(error) {}
};
/// What the arguments name does not exist on this account.
/// Reasons:
/// - repeated: the answer to a retry: an earlier attempt of the same call may have deleted it
class NotFound : public ServiceError {
  public:
    explicit NotFound(const Error &error) : ServiceError(error) {}
};
/// This install of the service lacks the operation (it answers "invalid method").
class Unsupported : public ServiceError {
  public:
    explicit Unsupported(const Error &error) : ServiceError(error) {}
};
/// The service refused the operation. Its messages say why.
class Refused : public ServiceError {
  public:
    explicit Refused(const Error &error) : ServiceError(error) {}
};
/// Too many requests were sent. retry_after is the number of seconds to wait, if the service sent one.
class RateLimited : public NotNowError {
  public:
    explicit RateLimited(const Error &error) : NotNowError(error) {}
};
/// The deadline passed before the answer was complete.
class Timeout : public TransportError {
  public:
    explicit Timeout(const Error &error) : TransportError(error) {}
};
/// The service could not be reached or the connection broke.
class Connection : public TransportError {
  public:
    explicit Connection(const Error &error) : TransportError(error) {}
};
/// The TLS handshake failed or the certificate is not trusted.
/// Reasons:
/// - certificate: the certificate is not trusted, has expired or belongs to another host
/// - handshake: no encrypted connection was established
class Tls : public TransportError {
  public:
    explicit Tls(const Error &error) : TransportError(error) {}
};
/// The answer is not what the API sends.
/// Reasons:
/// - html: an HTML page, such as a proxy in front of the service sends
/// - empty: no body
/// - truncated: the body ends before it is complete
/// - not_json: neither JSON nor HTML
/// - wrong_type: JSON, but not what this operation answers
/// - redirect: a redirect, which is never followed
/// - protocol: not valid HTTP
class MalformedAnswer : public TransportError {
  public:
    explicit MalformedAnswer(const Error &error) : TransportError(error) {}
};
/// The answer or the request exceeds max_body_bytes, or reading the answer takes more memory than ten times
/// max_body_bytes plus 16 MiB.
class TooLarge : public TransportError {
  public:
    explicit TooLarge(const Error &error) : TransportError(error) {}
};
/// Memory could not be allocated.
class OutOfMemory : public LocalError {
  public:
    explicit OutOfMemory(const Error &error) : LocalError(error) {}
};
/// The call was cancelled by the caller.
class Cancelled : public LocalError {
  public:
    explicit Cancelled(const Error &error) : LocalError(error) {}
};
/// The library has a defect. Please report it.
class Internal : public LocalError {
  public:
    explicit Internal(const Error &error) : LocalError(error) {}
};
/// A write may have been carried out: no answer says whether it was. It was not repeated. The reason is what
/// went wrong.
/// Reasons:
/// - timeout: no answer came in time
/// - connection: the connection broke
/// - refused: the service failed during the operation (5xx)
/// - unavailable: the service or a proxy in front of it was down or busy (502, 503, 504)
/// - too_large: the answer exceeds max_body_bytes
class AmbiguousWrite : public UncertainError {
  public:
    explicit AmbiguousWrite(const Error &error) : UncertainError(error) {}
};
/// The service is down or busy (HTTP 502, 503 or 504 with any body). retry_after is the number of seconds to
/// wait, if the service sent one.
/// Reasons:
/// - token_store: the token store on another machine cannot be reached or cannot keep tokens; nothing was
///   sent
class Unavailable : public NotNowError {
  public:
    explicit Unavailable(const Error &error) : NotNowError(error) {}
};
/// The zone is not as it was when the plan was made. Nothing was written. Make a new plan.
class Conflict : public ServiceError {
  public:
    explicit Conflict(const Error &error) : ServiceError(error) {}
};
/// The plan deletes or changes more of the zone than is allowed without force. Nothing was written.
class Guarded : public CallerError {
  public:
    explicit Guarded(const Error &error) : CallerError(error) {}
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
        case BALVPS_ERROR_UNAVAILABLE:
            throw errors::Unavailable(*this);
        case BALVPS_ERROR_CONFLICT:
            throw errors::Conflict(*this);
        case BALVPS_ERROR_GUARDED:
            throw errors::Guarded(*this);
        default:
            throw *this;
    }
}

// ---- answers ----------------------------------------------------------------------------------------------
// A field that may be null or missing is optional. If an install leaves out another field, reading that field
// throws std::out_of_range. The view's [] shows whether a field is there.

/// The answer of login, refresh_token.
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
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of logout, revoke_token, reopen_ticket, close_ticket, start_vm, stop_vm, shutdown_vm,
/// reboot_vm, reset_vm, rebuild_vm.
class Done : public View {
  public:
    using View::View;
    std::optional<bool> status() const { return (*this)["status"].as<std::optional<bool>>("status"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of signup, reset_password, edit_contact, reply_ticket, delete_dns_zone, delete_dns_record,
/// set_service_label, cancel_service, set_rdns, set_nameservers.
class Outcome : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of get_details.
class GetDetailsAnswer : public View {
  public:
    using View::View;
    AccountDetails client() const { return (*this)["client"].as<AccountDetails>("client"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of update_details.
class UpdateDetailsAnswer : public View {
  public:
    using View::View;
    AccountDetails client() const { return (*this)["client"].as<AccountDetails>("client"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of list_contacts.
class ListContactsAnswer : public View {
  public:
    using View::View;
    List<ContactSummary> contacts() const { return (*this)["contacts"].items<ContactSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of add_contact.
class AddContactAnswer : public View {
  public:
    using View::View;
    /// ID of the new contact.
    std::optional<std::int64_t> contact_id() const {
        return (*this)["contact_id"].as<std::optional<std::int64_t>>("contact_id");
    }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of list_contact_privileges.
class ListContactPrivilegesAnswer : public View {
  public:
    using View::View;
    /// Privileges by area, formatted as list_contact_privileges returns them.
    Value privileges() const { return (*this)["privileges"].as<Value>("privileges"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of get_contact.
class GetContactAnswer : public View {
  public:
    using View::View;
    Contact contact() const { return (*this)["contact"].as<Contact>("contact"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of get_balance.
class GetBalanceAnswer : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of list_invoices.
class ListInvoicesAnswer : public View {
  public:
    using View::View;
    List<InvoiceSummary> invoices() const { return (*this)["invoices"].items<InvoiceSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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
    List<InvoiceItem> items() const { return (*this)["items"].items<InvoiceItem>(); }
    InvoiceClient client() const { return (*this)["client"].as<InvoiceClient>("client"); }
    /// Number shown on the invoice.
    std::string_view number() const { return (*this)["number"].as<std::string_view>("number"); }
    std::string_view currency() const { return (*this)["currency"].as<std::string_view>("currency"); }
};

/// The answer of get_invoice.
class GetInvoiceAnswer : public View {
  public:
    using View::View;
    Invoice invoice() const { return (*this)["invoice"].as<Invoice>("invoice"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of apply_credit.
class ApplyCreditAnswer : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of list_tickets.
class ListTicketsAnswer : public View {
  public:
    using View::View;
    List<TicketSummary> tickets() const { return (*this)["tickets"].items<TicketSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of create_ticket.
class CreateTicketAnswer : public View {
  public:
    using View::View;
    /// Number of the new ticket.
    std::optional<std::int64_t> ticket() const {
        return (*this)["ticket"].as<std::optional<std::int64_t>>("ticket");
    }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of get_ticket.
class GetTicketAnswer : public View {
  public:
    using View::View;
    Ticket ticket() const { return (*this)["ticket"].as<Ticket>("ticket"); }
    List<Reply> replies() const { return (*this)["replies"].items<Reply>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Department : public View {
  public:
    using View::View;
    /// What create_ticket takes as dept_id.
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
};

/// The answer of list_ticket_departments.
class ListTicketDepartmentsAnswer : public View {
  public:
    using View::View;
    List<Department> departments() const { return (*this)["departments"].items<Department>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of list_dns, list_service_dns.
class ZoneList : public View {
  public:
    using View::View;
    List<std::int64_t> service_ids() const { return (*this)["service_ids"].items<std::int64_t>(); }
    List<ZoneSummary> zones() const { return (*this)["zones"].items<ZoneSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of add_dns_zone.
class ZoneAnswer : public View {
  public:
    using View::View;
    /// As list_dns shows it, where the write was confirmed by that.
    ZoneSummary zone() const { return (*this)["zone"].as<ZoneSummary>("zone"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
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

/// The answer of get_dns_zone.
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
    List<Record> records() const { return (*this)["records"].items<Record>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of add_dns_record, edit_dns_record.
class RecordAnswer : public View {
  public:
    using View::View;
    Record record() const { return (*this)["record"].as<Record>("record"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Notification : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    /// YYYY-MM-DD HH:MM:SS, no time zone given; null: never.
    std::optional<std::string_view> date() const {
        return (*this)["date"].as<std::optional<std::string_view>>("date");
    }
    std::string_view subject() const { return (*this)["subject"].as<std::string_view>("subject"); }
    std::string_view message() const { return (*this)["message"].as<std::string_view>("message"); }
    bool seen() const { return (*this)["seen"].as<bool>("seen"); }
};

/// The answer of list_notifications.
class ListNotificationsAnswer : public View {
  public:
    using View::View;
    List<Notification> notifications() const { return (*this)["notifications"].items<Notification>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class PaymentMethod : public View {
  public:
    using View::View;
    /// What create_order takes as pay_method.
    Value id() const { return (*this)["id"].as<Value>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
};

/// The answer of list_payment_methods.
class ListPaymentMethodsAnswer : public View {
  public:
    using View::View;
    List<PaymentMethod> payments() const { return (*this)["payments"].items<PaymentMethod>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of get_ticket_attachment.
class File : public View {
  public:
    using View::View;
    /// The file's type, as the service names it.
    std::optional<std::string_view> content_type() const {
        return (*this)["content_type"].as<std::optional<std::string_view>>("content_type");
    }
    /// Bytes.
    std::optional<std::int64_t> size() const {
        return (*this)["size"].as<std::optional<std::int64_t>>("size");
    }
    /// The bytes in base64.
    std::optional<std::string_view> base64() const {
        return (*this)["base64"].as<std::optional<std::string_view>>("base64");
    }
};

class ServiceSummary : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view domain() const { return (*this)["domain"].as<std::string_view>("domain"); }
    /// Decimal amount.
    std::string_view total() const { return (*this)["total"].as<std::string_view>("total"); }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    std::string_view billingcycle() const {
        return (*this)["billingcycle"].as<std::string_view>("billingcycle");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> next_due() const {
        return (*this)["next_due"].as<std::optional<std::string_view>>("next_due");
    }
    std::string_view category() const { return (*this)["category"].as<std::string_view>("category"); }
    std::string_view category_url() const {
        return (*this)["category_url"].as<std::string_view>("category_url");
    }
    /// Name of the product.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
};

/// The answer of list_services.
class ListServicesAnswer : public View {
  public:
    using View::View;
    List<ServiceSummary> services() const { return (*this)["services"].items<ServiceSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Service : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> date_created() const {
        return (*this)["date_created"].as<std::optional<std::string_view>>("date_created");
    }
    std::string_view domain() const { return (*this)["domain"].as<std::string_view>("domain"); }
    /// Decimal amount.
    std::string_view firstpayment() const {
        return (*this)["firstpayment"].as<std::string_view>("firstpayment");
    }
    /// Decimal amount.
    std::string_view total() const { return (*this)["total"].as<std::string_view>("total"); }
    std::string_view billingcycle() const {
        return (*this)["billingcycle"].as<std::string_view>("billingcycle");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> next_due() const {
        return (*this)["next_due"].as<std::optional<std::string_view>>("next_due");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> next_invoice() const {
        return (*this)["next_invoice"].as<std::optional<std::string_view>>("next_invoice");
    }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    /// The account's own name for it.
    std::string_view label() const { return (*this)["label"].as<std::string_view>("label"); }
    std::string_view username() const { return (*this)["username"].as<std::string_view>("username"); }
    std::string_view password() const { return (*this)["password"].as<std::string_view>("password"); }
    /// Name of the product.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
};

/// The answer of get_service.
class GetServiceAnswer : public View {
  public:
    using View::View;
    Service service() const { return (*this)["service"].as<Service>("service"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class ServiceMethod : public View {
  public:
    using View::View;
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// GET, POST, PUT or DELETE.
    std::string_view method() const { return (*this)["method"].as<std::string_view>("method"); }
    /// Path, with placeholders such as @id.
    std::string_view route() const { return (*this)["route"].as<std::string_view>("route"); }
};

/// The answer of list_service_methods.
class ListServiceMethodsAnswer : public View {
  public:
    using View::View;
    List<ServiceMethod> methods() const { return (*this)["methods"].items<ServiceMethod>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class ResourceItem : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// Decimal amount.
    std::string_view price() const { return (*this)["price"].as<std::string_view>("price"); }
    /// Decimal amount.
    std::string_view setup_price() const {
        return (*this)["setup_price"].as<std::string_view>("setup_price");
    }
    bool selected() const { return (*this)["selected"].as<bool>("selected"); }
};

class Resource : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    List<ResourceItem> items() const { return (*this)["items"].items<ResourceItem>(); }
};

/// The answer of get_service_upgrades.
class GetServiceUpgradesAnswer : public View {
  public:
    using View::View;
    List<Resource> resources() const { return (*this)["resources"].items<Resource>(); }
    /// Packages that the service can be changed to.
    Value package() const { return (*this)["package"].as<Value>("package"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of upgrade_service, quote_order.
class OpenOutcome : public View {
  public:
    using View::View;
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class VmAddress : public View {
  public:
    using View::View;
    Value id() const { return (*this)["id"].as<Value>("id"); }
    std::string_view ipaddress() const { return (*this)["ipaddress"].as<std::string_view>("ipaddress"); }
    /// Whether it is the main address.
    bool main() const { return (*this)["main"].as<bool>("main"); }
};

class Vm : public View {
  public:
    using View::View;
    /// What other operations take as vm_id.
    Value id() const { return (*this)["id"].as<Value>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::string_view label() const { return (*this)["label"].as<std::string_view>("label"); }
    std::string_view hostname() const { return (*this)["hostname"].as<std::string_view>("hostname"); }
    /// Such as running or stopped; server modules differ in their words.
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    /// Whether it is on.
    bool power() const { return (*this)["power"].as<bool>("power"); }
    /// Its addresses.
    List<VmAddress> ip() const { return (*this)["ip"].items<VmAddress>(); }
    /// ID of what it was installed from.
    Value template_() const { return (*this)["template"].as<Value>("template"); }
    std::string_view template_name() const {
        return (*this)["template_name"].as<std::string_view>("template_name");
    }
    std::string_view ipv4() const { return (*this)["ipv4"].as<std::string_view>("ipv4"); }
    std::string_view ipv6() const { return (*this)["ipv6"].as<std::string_view>("ipv6"); }
    std::int64_t memory() const { return (*this)["memory"].as<std::int64_t>("memory"); }
    std::int64_t disk() const { return (*this)["disk"].as<std::int64_t>("disk"); }
    std::int64_t cpus() const { return (*this)["cpus"].as<std::int64_t>("cpus"); }
    std::string_view username() const { return (*this)["username"].as<std::string_view>("username"); }
    std::string_view password() const { return (*this)["password"].as<std::string_view>("password"); }
};

/// The answer of list_vms.
class ListVmsAnswer : public View {
  public:
    using View::View;
    List<Vm> vms() const { return (*this)["vms"].items<Vm>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of get_vm.
class GetVmAnswer : public View {
  public:
    using View::View;
    Vm vm() const { return (*this)["vm"].as<Vm>("vm"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Template : public View {
  public:
    using View::View;
    /// What rebuild_vm takes as template.
    Value id() const { return (*this)["id"].as<Value>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
};

/// The answer of list_templates.
class ListTemplatesAnswer : public View {
  public:
    using View::View;
    List<Template> templates() const { return (*this)["templates"].items<Template>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of list_service_ips.
class ListServiceIpsAnswer : public View {
  public:
    using View::View;
    List<VmAddress> ip() const { return (*this)["ip"].items<VmAddress>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class ReverseName : public View {
  public:
    using View::View;
    /// IP address.
    std::string_view ip() const { return (*this)["ip"].as<std::string_view>("ip"); }
    std::string_view hostname() const { return (*this)["hostname"].as<std::string_view>("hostname"); }
};

/// The answer of get_rdns.
class GetRdnsAnswer : public View {
  public:
    using View::View;
    List<ReverseName> rdns() const { return (*this)["rdns"].items<ReverseName>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Category : public View {
  public:
    using View::View;
    /// What list_products takes as category_id.
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::string_view description() const {
        return (*this)["description"].as<std::string_view>("description");
    }
    std::string_view slug() const { return (*this)["slug"].as<std::string_view>("slug"); }
};

/// The answer of list_categories.
class ListCategoriesAnswer : public View {
  public:
    using View::View;
    List<Category> categories() const { return (*this)["categories"].items<Category>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Period : public View {
  public:
    using View::View;
    std::string_view title() const { return (*this)["title"].as<std::string_view>("title"); }
    /// What create_order takes as cycle.
    std::string_view value() const { return (*this)["value"].as<std::string_view>("value"); }
    /// Decimal amount.
    std::string_view price() const { return (*this)["price"].as<std::string_view>("price"); }
    /// Decimal amount.
    std::string_view setup() const { return (*this)["setup"].as<std::string_view>("setup"); }
    bool selected() const { return (*this)["selected"].as<bool>("selected"); }
};

class ProductSummary : public View {
  public:
    using View::View;
    /// What create_order takes as product_id.
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    bool stock() const { return (*this)["stock"].as<bool>("stock"); }
    std::string_view paytype() const { return (*this)["paytype"].as<std::string_view>("paytype"); }
    std::string_view description() const {
        return (*this)["description"].as<std::string_view>("description");
    }
    std::string_view qty() const { return (*this)["qty"].as<std::string_view>("qty"); }
    List<Value> tags() const { return (*this)["tags"].items<Value>(); }
    List<Period> periods() const { return (*this)["periods"].items<Period>(); }
};

/// The answer of list_products.
class ListProductsAnswer : public View {
  public:
    using View::View;
    List<ProductSummary> products() const { return (*this)["products"].items<ProductSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Product : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view category_name() const {
        return (*this)["category_name"].as<std::string_view>("category_name");
    }
    std::int64_t category_id() const { return (*this)["category_id"].as<std::int64_t>("category_id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// Decimal amount.
    std::string_view price() const { return (*this)["price"].as<std::string_view>("price"); }
    /// Billing period.
    std::string_view recurring() const { return (*this)["recurring"].as<std::string_view>("recurring"); }
    /// Decimal amount.
    std::string_view setup() const { return (*this)["setup"].as<std::string_view>("setup"); }
    /// What can be configured, in the fields product, forms, addons and subproducts.
    Value config() const { return (*this)["config"].as<Value>("config"); }
    /// Decimal amount.
    std::string_view recurring_price() const {
        return (*this)["recurring_price"].as<std::string_view>("recurring_price");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> prorata_date() const {
        return (*this)["prorata_date"].as<std::optional<std::string_view>>("prorata_date");
    }
};

/// The answer of get_product.
class GetProductAnswer : public View {
  public:
    using View::View;
    Product product() const { return (*this)["product"].as<Product>("product"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class OrderItem : public View {
  public:
    using View::View;
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// ID of the service or domain.
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::int64_t product_id() const { return (*this)["product_id"].as<std::int64_t>("product_id"); }
};

/// The answer of create_order, renew_domain.
class Order : public View {
  public:
    using View::View;
    /// Number of the order.
    std::optional<std::int64_t> order_num() const {
        return (*this)["order_num"].as<std::optional<std::int64_t>>("order_num");
    }
    /// What get_invoice takes as id.
    std::optional<std::int64_t> invoice_id() const {
        return (*this)["invoice_id"].as<std::optional<std::int64_t>>("invoice_id");
    }
    /// Decimal amount.
    std::optional<std::string_view> total() const {
        return (*this)["total"].as<std::optional<std::string_view>>("total");
    }
    List<OrderItem> items() const { return (*this)["items"].items<OrderItem>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class DomainSummary : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> expires() const {
        return (*this)["expires"].as<std::optional<std::string_view>>("expires");
    }
    /// Decimal amount.
    std::string_view recurring_amount() const {
        return (*this)["recurring_amount"].as<std::string_view>("recurring_amount");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> date_created() const {
        return (*this)["date_created"].as<std::optional<std::string_view>>("date_created");
    }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    /// Years.
    std::int64_t period() const { return (*this)["period"].as<std::int64_t>("period"); }
    bool autorenew() const { return (*this)["autorenew"].as<bool>("autorenew"); }
    /// Days.
    std::int64_t daytoexpire() const { return (*this)["daytoexpire"].as<std::int64_t>("daytoexpire"); }
};

/// The answer of list_domains.
class ListDomainsAnswer : public View {
  public:
    using View::View;
    List<DomainSummary> domains() const { return (*this)["domains"].items<DomainSummary>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

class Domain : public View {
  public:
    using View::View;
    std::int64_t id() const { return (*this)["id"].as<std::int64_t>("id"); }
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> date_created() const {
        return (*this)["date_created"].as<std::optional<std::string_view>>("date_created");
    }
    /// Decimal amount.
    std::string_view firstpayment() const {
        return (*this)["firstpayment"].as<std::string_view>("firstpayment");
    }
    /// Decimal amount.
    std::string_view recurring_amount() const {
        return (*this)["recurring_amount"].as<std::string_view>("recurring_amount");
    }
    /// Years.
    std::int64_t period() const { return (*this)["period"].as<std::int64_t>("period"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> expires() const {
        return (*this)["expires"].as<std::optional<std::string_view>>("expires");
    }
    std::string_view status() const { return (*this)["status"].as<std::string_view>("status"); }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> next_due() const {
        return (*this)["next_due"].as<std::optional<std::string_view>>("next_due");
    }
    /// YYYY-MM-DD; null: never.
    std::optional<std::string_view> next_invoice() const {
        return (*this)["next_invoice"].as<std::optional<std::string_view>>("next_invoice");
    }
    bool idprotection() const { return (*this)["idprotection"].as<bool>("idprotection"); }
    List<std::string_view> nameservers() const { return (*this)["nameservers"].items<std::string_view>(); }
    bool autorenew() const { return (*this)["autorenew"].as<bool>("autorenew"); }
};

/// The answer of get_domain.
class GetDomainAnswer : public View {
  public:
    using View::View;
    Domain details() const { return (*this)["details"].as<Domain>("details"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of lookup_domain.
class LookupDomainAnswer : public View {
  public:
    using View::View;
    /// The word ok: the domain is available.
    Value status() const { return (*this)["status"].as<Value>("status"); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of get_nameservers.
class GetNameserversAnswer : public View {
  public:
    using View::View;
    List<std::string_view> nameservers() const { return (*this)["nameservers"].items<std::string_view>(); }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of get_epp_code.
class GetEppCodeAnswer : public View {
  public:
    using View::View;
    /// The EPP code.
    std::optional<std::string_view> epp_code() const {
        return (*this)["epp_code"].as<std::optional<std::string_view>>("epp_code");
    }
    std::optional<bool> success() const { return (*this)["success"].as<std::optional<bool>>("success"); }
    /// What the service has to say, as fixed words or as sentences.
    List<std::string_view> info() const { return (*this)["info"].items<std::string_view>(); }
};

/// The answer of find_zone.
class FindZoneAnswer : public View {
  public:
    using View::View;
    ZoneSummary zone() const { return (*this)["zone"].as<ZoneSummary>("zone"); }
};

class NormalRecord : public View {
  public:
    using View::View;
    /// null: not known.
    std::optional<std::int64_t> id() const { return (*this)["id"].as<std::optional<std::int64_t>>("id"); }
    /// Fully qualified, in lower case, without a final dot.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    /// In upper case.
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// In normal form; without the priority.
    std::string_view content() const { return (*this)["content"].as<std::string_view>("content"); }
    /// null: the type has none.
    std::optional<std::int64_t> priority() const {
        return (*this)["priority"].as<std::optional<std::int64_t>>("priority");
    }
    /// Seconds; null: not known.
    std::optional<std::int64_t> ttl() const { return (*this)["ttl"].as<std::optional<std::int64_t>>("ttl"); }
};

/// The answer of list_records.
class ListRecordsAnswer : public View {
  public:
    using View::View;
    ZoneSummary zone() const { return (*this)["zone"].as<ZoneSummary>("zone"); }
    List<NormalRecord> records() const { return (*this)["records"].items<NormalRecord>(); }
};

/// The answer of ensure_record.
class EnsureRecordAnswer : public View {
  public:
    using View::View;
    NormalRecord record() const { return (*this)["record"].as<NormalRecord>("record"); }
    /// created, updated or unchanged.
    std::string_view change() const { return (*this)["change"].as<std::string_view>("change"); }
    /// Sentences for a person.
    List<std::string_view> warnings() const { return (*this)["warnings"].items<std::string_view>(); }
};

class RecordChange : public View {
  public:
    using View::View;
    /// add, update or delete.
    std::string_view action() const { return (*this)["action"].as<std::string_view>("action"); }
    /// Fully qualified.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// The record before; null: none.
    NormalRecord before() const { return (*this)["before"].as<NormalRecord>("before"); }
    /// The record after; null: none.
    NormalRecord after() const { return (*this)["after"].as<NormalRecord>("after"); }
};

/// The answer of set_records.
class SetRecordsAnswer : public View {
  public:
    using View::View;
    List<NormalRecord> records() const { return (*this)["records"].items<NormalRecord>(); }
    List<RecordChange> changes() const { return (*this)["changes"].items<RecordChange>(); }
    /// Sentences for a person.
    List<std::string_view> warnings() const { return (*this)["warnings"].items<std::string_view>(); }
};

/// The answer of remove_records.
class RemoveRecordsAnswer : public View {
  public:
    using View::View;
    List<NormalRecord> removed() const { return (*this)["removed"].items<NormalRecord>(); }
};

/// The answer of export_zone.
class ExportZoneAnswer : public View {
  public:
    using View::View;
    ZoneSummary zone() const { return (*this)["zone"].as<ZoneSummary>("zone"); }
    /// Serial of the zone's SOA, as digits; null: not known.
    std::optional<std::string_view> serial() const {
        return (*this)["serial"].as<std::optional<std::string_view>>("serial");
    }
    List<NormalRecord> records() const { return (*this)["records"].items<NormalRecord>(); }
};

class PlanCounts : public View {
  public:
    using View::View;
    std::int64_t add() const { return (*this)["add"].as<std::int64_t>("add"); }
    std::int64_t update() const { return (*this)["update"].as<std::int64_t>("update"); }
    std::int64_t delete_() const { return (*this)["delete"].as<std::int64_t>("delete"); }
    std::int64_t unchanged() const { return (*this)["unchanged"].as<std::int64_t>("unchanged"); }
};

class Plan : public View {
  public:
    using View::View;
    ZoneSummary zone() const { return (*this)["zone"].as<ZoneSummary>("zone"); }
    /// Serial of the zone's SOA, as digits; null: not known.
    std::optional<std::string_view> serial() const {
        return (*this)["serial"].as<std::optional<std::string_view>>("serial");
    }
    List<RecordChange> changes() const { return (*this)["changes"].items<RecordChange>(); }
    PlanCounts counts() const { return (*this)["counts"].as<PlanCounts>("counts"); }
    /// How many records the zone has.
    std::int64_t records() const { return (*this)["records"].as<std::int64_t>("records"); }
    /// Sentences for a person.
    List<std::string_view> warnings() const { return (*this)["warnings"].items<std::string_view>(); }
};

/// The answer of plan_zone.
class PlanZoneAnswer : public View {
  public:
    using View::View;
    Plan plan() const { return (*this)["plan"].as<Plan>("plan"); }
};

class AppliedChange : public View {
  public:
    using View::View;
    /// add, update or delete.
    std::string_view action() const { return (*this)["action"].as<std::string_view>("action"); }
    /// Fully qualified.
    std::string_view name() const { return (*this)["name"].as<std::string_view>("name"); }
    std::string_view type() const { return (*this)["type"].as<std::string_view>("type"); }
    /// The record before; null: none.
    NormalRecord before() const { return (*this)["before"].as<NormalRecord>("before"); }
    /// The record after; null: none.
    NormalRecord after() const { return (*this)["after"].as<NormalRecord>("after"); }
    /// done, failed, uncertain or skipped.
    std::string_view outcome() const { return (*this)["outcome"].as<std::string_view>("outcome"); }
    /// Why it is not done: an object of code, name and message; null: it is done.
    Value error() const { return (*this)["error"].as<Value>("error"); }
};

class ApplyPlanCounts : public View {
  public:
    using View::View;
    /// Changes that were carried out.
    std::int64_t done() const { return (*this)["done"].as<std::int64_t>("done"); }
    /// Changes that were not carried out.
    std::int64_t failed() const { return (*this)["failed"].as<std::int64_t>("failed"); }
    /// Changes of which it is not known whether they were carried out.
    std::int64_t uncertain() const { return (*this)["uncertain"].as<std::int64_t>("uncertain"); }
    /// Changes that were not tried after an earlier one of the same name failed.
    std::int64_t skipped() const { return (*this)["skipped"].as<std::int64_t>("skipped"); }
};

/// The answer of apply_plan.
class ApplyPlanAnswer : public View {
  public:
    using View::View;
    List<AppliedChange> changes() const { return (*this)["changes"].items<AppliedChange>(); }
    ApplyPlanCounts counts() const { return (*this)["counts"].as<ApplyPlanCounts>("counts"); }
    /// Serial of the zone's SOA, as digits; null: not known.
    std::optional<std::string_view> serial() const {
        return (*this)["serial"].as<std::optional<std::string_view>>("serial");
    }
};

/// The answer of wait_for_vm.
class WaitForVmAnswer : public View {
  public:
    using View::View;
    Vm vm() const { return (*this)["vm"].as<Vm>("vm"); }
    /// In the words of the service; running or stopped if it tells only the power.
    std::string_view state() const { return (*this)["state"].as<std::string_view>("state"); }
    /// Whether it is the wanted state; without last_state always true.
    bool reached() const { return (*this)["reached"].as<bool>("reached"); }
    /// How long the call has waited.
    std::optional<std::int64_t> seconds() const {
        return (*this)["seconds"].as<std::optional<std::int64_t>>("seconds");
    }
};

/// The answer of order_and_wait.
class OrderAndWaitAnswer : public View {
  public:
    using View::View;
    Order order() const { return (*this)["order"].as<Order>("order"); }
    /// As it was last read; null: there is none, or it was not read.
    Invoice invoice() const { return (*this)["invoice"].as<Invoice>("invoice"); }
    /// The services as they were last seen.
    List<Service> services() const { return (*this)["services"].items<Service>(); }
    /// Whether all services of the order are active.
    bool active() const { return (*this)["active"].as<bool>("active"); }
    /// How long the call has waited for the services.
    std::optional<std::int64_t> seconds() const {
        return (*this)["seconds"].as<std::optional<std::int64_t>>("seconds");
    }
    /// Sentences for a person.
    List<std::string_view> warnings() const { return (*this)["warnings"].items<std::string_view>(); }
};

// ---- calls ------------------------------------------------------------------------------------------------
// The arguments of the client's functions and of the queue.

/// A call of login with its arguments and options.
class Login : public CallBase<Login, Tokens> {
  public:
    Login() : CallBase("login") {}
    /// Your account's email address. Default: the config's username.
    Login &username(const OptionalText &value) { return set("username", value); }
    /// Account password. Default: the config's password.
    Login &password(const OptionalText &value) { return set("password", value); }
    /// More fields that this install takes, in one object.
    Login &extra(const Json &value) { return set("extra", value); }
};

/// A call of logout with its arguments and options.
class Logout : public CallBase<Logout, Done> {
  public:
    Logout() : CallBase("logout") {}
};

/// A call of refresh_token with its arguments and options.
class RefreshToken : public CallBase<RefreshToken, Tokens> {
  public:
    RefreshToken() : CallBase("refresh_token") {}
    /// Refresh token previously obtained from login. Default: the config's refresh_token.
    RefreshToken &refresh_token(const OptionalText &value) { return set("refresh_token", value); }
    /// More fields that this install takes, in one object.
    RefreshToken &extra(const Json &value) { return set("extra", value); }
};

/// A call of revoke_token with its arguments and options.
class RevokeToken : public CallBase<RevokeToken, Done> {
  public:
    RevokeToken() : CallBase("revoke_token") {}
    /// Refresh token to invalidate; without it, the tokens the call is signed in with.
    RevokeToken &refresh_token(const OptionalText &value) { return set("refresh_token", value); }
    /// More fields that this install takes, in one object.
    RevokeToken &extra(const Json &value) { return set("extra", value); }
};

/// A call of signup with its arguments and options.
class Signup : public CallBase<Signup, Outcome> {
  public:
    Signup() : CallBase("signup") {}
    /// Email address. Required.
    Signup &email(const OptionalText &value) { return set("email", value); }
    /// First name.
    Signup &firstname(const OptionalText &value) { return set("firstname", value); }
    /// Last name.
    Signup &lastname(const OptionalText &value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    Signup &companyname(const OptionalText &value) { return set("companyname", value); }
    /// Address, first line. Required.
    Signup &address1(const OptionalText &value) { return set("address1", value); }
    /// Address, second line.
    Signup &address2(const OptionalText &value) { return set("address2", value); }
    /// City. Required.
    Signup &city(const OptionalText &value) { return set("city", value); }
    /// State. Required.
    Signup &state(const OptionalText &value) { return set("state", value); }
    /// Post code. Required.
    Signup &postcode(const OptionalText &value) { return set("postcode", value); }
    /// Country. Required.
    Signup &country(const OptionalText &value) { return set("country", value); }
    /// Phone. Required.
    Signup &phonenumber(const OptionalText &value) { return set("phonenumber", value); }
    /// Account type.
    Signup &type(const OptionalText &value) { return set("type", value); }
    /// VAT number.
    Signup &vatnumber(const OptionalText &value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    Signup &mobilephone(const OptionalText &value) { return set("mobilephone", value); }
    /// Password. Required.
    Signup &password(const OptionalText &value) { return set("password", value); }
    /// Currency.
    Signup &currency(const OptionalText &value) { return set("currency", value); }
    /// More fields that this install takes, in one object.
    Signup &extra(const Json &value) { return set("extra", value); }
};

/// A call of reset_password with its arguments and options.
class ResetPassword : public CallBase<ResetPassword, Outcome> {
  public:
    ResetPassword() : CallBase("reset_password") {}
    /// Email address. Required.
    ResetPassword &email(const OptionalText &value) { return set("email", value); }
    /// More fields that this install takes, in one object.
    ResetPassword &extra(const Json &value) { return set("extra", value); }
};

/// A call of get_details with its arguments and options.
class GetDetails : public CallBase<GetDetails, GetDetailsAnswer> {
  public:
    GetDetails() : CallBase("get_details") {}
};

/// A call of update_details with its arguments and options.
class UpdateDetails : public CallBase<UpdateDetails, UpdateDetailsAnswer> {
  public:
    UpdateDetails() : CallBase("update_details") {}
    /// Email address.
    UpdateDetails &email(const OptionalText &value) { return set("email", value); }
    /// First name.
    UpdateDetails &firstname(const OptionalText &value) { return set("firstname", value); }
    /// Last name.
    UpdateDetails &lastname(const OptionalText &value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    UpdateDetails &companyname(const OptionalText &value) { return set("companyname", value); }
    /// Address, first line.
    UpdateDetails &address1(const OptionalText &value) { return set("address1", value); }
    /// Address, second line.
    UpdateDetails &address2(const OptionalText &value) { return set("address2", value); }
    /// City.
    UpdateDetails &city(const OptionalText &value) { return set("city", value); }
    /// State.
    UpdateDetails &state(const OptionalText &value) { return set("state", value); }
    /// Post code.
    UpdateDetails &postcode(const OptionalText &value) { return set("postcode", value); }
    /// Country.
    UpdateDetails &country(const OptionalText &value) { return set("country", value); }
    /// Phone.
    UpdateDetails &phonenumber(const OptionalText &value) { return set("phonenumber", value); }
    /// Account type.
    UpdateDetails &type(const OptionalText &value) { return set("type", value); }
    /// VAT number.
    UpdateDetails &vatnumber(const OptionalText &value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    UpdateDetails &mobilephone(const OptionalText &value) { return set("mobilephone", value); }
    /// Telegram notifications to receive.
    UpdateDetails &telegramnotifications(const Json &value) { return set("telegramnotifications", value); }
    /// More fields that this install takes, in one object.
    UpdateDetails &extra(const Json &value) { return set("extra", value); }
};

/// A call of list_contacts with its arguments and options.
class ListContacts : public CallBase<ListContacts, ListContactsAnswer> {
  public:
    ListContacts() : CallBase("list_contacts") {}
};

/// A call of add_contact with its arguments and options.
class AddContact : public CallBase<AddContact, AddContactAnswer> {
  public:
    AddContact() : CallBase("add_contact") {}
    /// Allows to log in as this contact.
    AddContact &password(const OptionalText &value) { return set("password", value); }
    /// Privileges by area, formatted as list_contact_privileges returns them.
    AddContact &privileges(const Json &value) { return set("privileges", value); }
    /// Email address.
    AddContact &email(const OptionalText &value) { return set("email", value); }
    /// First name.
    AddContact &firstname(const OptionalText &value) { return set("firstname", value); }
    /// Last name.
    AddContact &lastname(const OptionalText &value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    AddContact &companyname(const OptionalText &value) { return set("companyname", value); }
    /// Address, first line.
    AddContact &address1(const OptionalText &value) { return set("address1", value); }
    /// Address, second line.
    AddContact &address2(const OptionalText &value) { return set("address2", value); }
    /// City.
    AddContact &city(const OptionalText &value) { return set("city", value); }
    /// State.
    AddContact &state(const OptionalText &value) { return set("state", value); }
    /// Post code.
    AddContact &postcode(const OptionalText &value) { return set("postcode", value); }
    /// Country.
    AddContact &country(const OptionalText &value) { return set("country", value); }
    /// Phone.
    AddContact &phonenumber(const OptionalText &value) { return set("phonenumber", value); }
    /// Account type.
    AddContact &type(const OptionalText &value) { return set("type", value); }
    /// VAT number.
    AddContact &vatnumber(const OptionalText &value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    AddContact &mobilephone(const OptionalText &value) { return set("mobilephone", value); }
    /// Telegram notifications to receive.
    AddContact &telegramnotifications(const Json &value) { return set("telegramnotifications", value); }
    /// More fields that this install takes, in one object.
    AddContact &extra(const Json &value) { return set("extra", value); }
    /// Whether an ambiguous write is read back. If exactly one new match is found, it is the answer.
    AddContact &confirm(bool value = true) { return option("confirm", value ? "true" : "false"); }
};

/// A call of list_contact_privileges with its arguments and options.
class ListContactPrivileges : public CallBase<ListContactPrivileges, ListContactPrivilegesAnswer> {
  public:
    ListContactPrivileges() : CallBase("list_contact_privileges") {}
};

/// A call of get_contact with its arguments and options.
class GetContact : public CallBase<GetContact, GetContactAnswer> {
  public:
    /// @param id Contact ID
    GetContact(std::int64_t id) : CallBase("get_contact") { set("id", id); }
};

/// A call of edit_contact with its arguments and options.
class EditContact : public CallBase<EditContact, Outcome> {
  public:
    /// @param id Contact ID
    EditContact(std::int64_t id) : CallBase("edit_contact") { set("id", id); }
    /// Privileges by area, formatted as list_contact_privileges returns them.
    EditContact &privileges(const Json &value) { return set("privileges", value); }
    /// Email address.
    EditContact &email(const OptionalText &value) { return set("email", value); }
    /// First name.
    EditContact &firstname(const OptionalText &value) { return set("firstname", value); }
    /// Last name.
    EditContact &lastname(const OptionalText &value) { return set("lastname", value); }
    /// Organization; an organization account needs it.
    EditContact &companyname(const OptionalText &value) { return set("companyname", value); }
    /// Address, first line.
    EditContact &address1(const OptionalText &value) { return set("address1", value); }
    /// Address, second line.
    EditContact &address2(const OptionalText &value) { return set("address2", value); }
    /// City.
    EditContact &city(const OptionalText &value) { return set("city", value); }
    /// State.
    EditContact &state(const OptionalText &value) { return set("state", value); }
    /// Post code.
    EditContact &postcode(const OptionalText &value) { return set("postcode", value); }
    /// Country.
    EditContact &country(const OptionalText &value) { return set("country", value); }
    /// Phone.
    EditContact &phonenumber(const OptionalText &value) { return set("phonenumber", value); }
    /// Account type.
    EditContact &type(const OptionalText &value) { return set("type", value); }
    /// VAT number.
    EditContact &vatnumber(const OptionalText &value) { return set("vatnumber", value); }
    /// Mobile phone number for SMS notifications about services, starting with the country code prefix, such
    /// as +1.
    EditContact &mobilephone(const OptionalText &value) { return set("mobilephone", value); }
    /// Telegram notifications to receive.
    EditContact &telegramnotifications(const Json &value) { return set("telegramnotifications", value); }
    /// More fields that this install takes, in one object.
    EditContact &extra(const Json &value) { return set("extra", value); }
};

/// A call of get_balance with its arguments and options.
class GetBalance : public CallBase<GetBalance, GetBalanceAnswer> {
  public:
    GetBalance() : CallBase("get_balance") {}
};

/// A call of list_invoices with its arguments and options.
class ListInvoices : public CallBase<ListInvoices, ListInvoicesAnswer> {
  public:
    ListInvoices() : CallBase("list_invoices") {}
};

/// A call of get_invoice with its arguments and options.
class GetInvoice : public CallBase<GetInvoice, GetInvoiceAnswer> {
  public:
    /// @param id Invoice ID
    GetInvoice(std::int64_t id) : CallBase("get_invoice") { set("id", id); }
};

/// A call of apply_credit with its arguments and options.
class ApplyCredit : public CallBase<ApplyCredit, ApplyCreditAnswer> {
  public:
    /// @param id Invoice ID
    ApplyCredit(std::int64_t id) : CallBase("apply_credit") { set("id", id); }
    /// Credit amount, as decimal text or a whole number, and sent as that; without it, the document says, the
    /// maximum amount that fully pays the invoice is used. What happens where there is less credit than that
    /// is not known, so better say it.
    ApplyCredit &amount(const OptionalText &value) { return set("amount", value); }
    /// More fields that this install takes, in one object.
    ApplyCredit &extra(const Json &value) { return set("extra", value); }
};

/// A call of list_tickets with its arguments and options.
class ListTickets : public CallBase<ListTickets, ListTicketsAnswer> {
  public:
    ListTickets() : CallBase("list_tickets") {}
};

/// A call of create_ticket with its arguments and options.
class CreateTicket : public CallBase<CreateTicket, CreateTicketAnswer> {
  public:
    CreateTicket() : CallBase("create_ticket") {}
    /// Department ID, as list_ticket_departments gives it. Required.
    CreateTicket &dept_id(std::int64_t value) { return set("dept_id", value); }
    /// Ticket subject. Required.
    CreateTicket &subject(const OptionalText &value) { return set("subject", value); }
    /// Ticket message. Required.
    CreateTicket &body(const OptionalText &value) { return set("body", value); }
    /// More fields that this install takes, in one object.
    CreateTicket &extra(const Json &value) { return set("extra", value); }
    /// Whether an ambiguous write is read back. If exactly one new match is found, it is the answer.
    CreateTicket &confirm(bool value = true) { return option("confirm", value ? "true" : "false"); }
};

/// A call of get_ticket with its arguments and options.
class GetTicket : public CallBase<GetTicket, GetTicketAnswer> {
  public:
    /// @param number Ticket number
    GetTicket(std::int64_t number) : CallBase("get_ticket") { set("number", number); }
};

/// A call of reply_ticket with its arguments and options.
class ReplyTicket : public CallBase<ReplyTicket, Outcome> {
  public:
    /// @param number Ticket number
    ReplyTicket(std::int64_t number) : CallBase("reply_ticket") { set("number", number); }
    /// Reply message. Required.
    ReplyTicket &body(const OptionalText &value) { return set("body", value); }
    /// More fields that this install takes, in one object.
    ReplyTicket &extra(const Json &value) { return set("extra", value); }
};

/// A call of reopen_ticket with its arguments and options.
class ReopenTicket : public CallBase<ReopenTicket, Done> {
  public:
    /// @param number Ticket number
    ReopenTicket(std::int64_t number) : CallBase("reopen_ticket") { set("number", number); }
};

/// A call of close_ticket with its arguments and options.
class CloseTicket : public CallBase<CloseTicket, Done> {
  public:
    /// @param number Ticket number
    CloseTicket(std::int64_t number) : CallBase("close_ticket") { set("number", number); }
};

/// A call of list_ticket_departments with its arguments and options.
class ListTicketDepartments : public CallBase<ListTicketDepartments, ListTicketDepartmentsAnswer> {
  public:
    ListTicketDepartments() : CallBase("list_ticket_departments") {}
};

/// A call of list_dns with its arguments and options.
class ListDns : public CallBase<ListDns, ZoneList> {
  public:
    ListDns() : CallBase("list_dns") {}
};

/// A call of add_dns_zone with its arguments and options.
class AddDnsZone : public CallBase<AddDnsZone, ZoneAnswer> {
  public:
    /// @param service_id Service ID
    AddDnsZone(std::int64_t service_id) : CallBase("add_dns_zone") { set("service_id", service_id); }
    /// Zone name; it may be international. Required.
    AddDnsZone &name(const OptionalText &value) { return set("name", value); }
    /// More fields that this install takes, in one object.
    AddDnsZone &extra(const Json &value) { return set("extra", value); }
    /// Whether an ambiguous write is read back. If exactly one new match is found, it is the answer.
    AddDnsZone &confirm(bool value = true) { return option("confirm", value ? "true" : "false"); }
};

/// A call of list_service_dns with its arguments and options.
class ListServiceDns : public CallBase<ListServiceDns, ZoneList> {
  public:
    /// @param service_id Service ID
    ListServiceDns(std::int64_t service_id) : CallBase("list_service_dns") { set("service_id", service_id); }
};

/// A call of get_dns_zone with its arguments and options.
class GetDnsZone : public CallBase<GetDnsZone, GetDnsZoneAnswer> {
  public:
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    GetDnsZone(std::int64_t service_id, std::int64_t zone_id) : CallBase("get_dns_zone") {
        set("service_id", service_id).set("zone_id", zone_id);
    }
};

/// A call of delete_dns_zone with its arguments and options.
class DeleteDnsZone : public CallBase<DeleteDnsZone, Outcome> {
  public:
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    DeleteDnsZone(std::int64_t service_id, std::int64_t zone_id) : CallBase("delete_dns_zone") {
        set("service_id", service_id).set("zone_id", zone_id);
    }
};

/// A call of add_dns_record with its arguments and options.
class AddDnsRecord : public CallBase<AddDnsRecord, RecordAnswer> {
  public:
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    AddDnsRecord(std::int64_t service_id, std::int64_t zone_id) : CallBase("add_dns_record") {
        set("service_id", service_id).set("zone_id", zone_id);
    }
    /// Record name, relative to the zone or fully qualified; it may be international. Required.
    AddDnsRecord &name(const OptionalText &value) { return set("name", value); }
    /// Record TTL in seconds.
    AddDnsRecord &ttl(std::int64_t value) { return set("ttl", value); }
    /// Priority of the record.
    AddDnsRecord &priority(std::int64_t value) { return set("priority", value); }
    /// Record type. Required.
    AddDnsRecord &type(const OptionalText &value) { return set("type", value); }
    /// Contents of the record; of SRV the list weight, port, target. Required.
    AddDnsRecord &content(const OptionalText &value) { return set("content", value); }
    AddDnsRecord &content(const Json &value) { return set("content", value); }
    /// More fields that this install takes, in one object.
    AddDnsRecord &extra(const Json &value) { return set("extra", value); }
    /// Whether an ambiguous write is read back. If exactly one new match is found, it is the answer.
    AddDnsRecord &confirm(bool value = true) { return option("confirm", value ? "true" : "false"); }
};

/// A call of edit_dns_record with its arguments and options.
class EditDnsRecord : public CallBase<EditDnsRecord, RecordAnswer> {
  public:
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    /// @param record_id Record ID
    EditDnsRecord(
        std::int64_t service_id, std::int64_t zone_id, std::int64_t record_id) : CallBase("edit_dns_record") {
        set("service_id", service_id).set("zone_id", zone_id).set("record_id", record_id);
    }
    /// Record name, relative to the zone or fully qualified; it may be international.
    EditDnsRecord &name(const OptionalText &value) { return set("name", value); }
    /// Record TTL in seconds.
    EditDnsRecord &ttl(std::int64_t value) { return set("ttl", value); }
    /// Priority of the record.
    EditDnsRecord &priority(std::int64_t value) { return set("priority", value); }
    /// Record type.
    EditDnsRecord &type(const OptionalText &value) { return set("type", value); }
    /// Contents of the record; of SRV the list weight, port, target.
    EditDnsRecord &content(const OptionalText &value) { return set("content", value); }
    EditDnsRecord &content(const Json &value) { return set("content", value); }
    /// More fields that this install takes, in one object.
    EditDnsRecord &extra(const Json &value) { return set("extra", value); }
};

/// A call of delete_dns_record with its arguments and options.
class DeleteDnsRecord : public CallBase<DeleteDnsRecord, Outcome> {
  public:
    /// @param service_id Service ID
    /// @param zone_id Zone ID, which lists of zones call domain_id
    /// @param record_id Record ID
    DeleteDnsRecord(
        std::int64_t service_id, std::int64_t zone_id, std::int64_t record_id) : CallBase("delete_dns_record") {
        set("service_id", service_id).set("zone_id", zone_id).set("record_id", record_id);
    }
};

/// A call of list_notifications with its arguments and options.
class ListNotifications : public CallBase<ListNotifications, ListNotificationsAnswer> {
  public:
    ListNotifications() : CallBase("list_notifications") {}
};

/// A call of list_payment_methods with its arguments and options.
class ListPaymentMethods : public CallBase<ListPaymentMethods, ListPaymentMethodsAnswer> {
  public:
    ListPaymentMethods() : CallBase("list_payment_methods") {}
};

/// A call of get_ticket_attachment with its arguments and options.
class GetTicketAttachment : public CallBase<GetTicketAttachment, File> {
  public:
    /// @param file Attachment ID
    GetTicketAttachment(const OptionalText &file) : CallBase("get_ticket_attachment") { set("file", file); }
    GetTicketAttachment(std::int64_t file) : CallBase("get_ticket_attachment") { set("file", file); }
    /// Ticket number. Required.
    GetTicketAttachment &number(std::int64_t value) { return set("number", value); }
};

/// A call of list_services with its arguments and options.
class ListServices : public CallBase<ListServices, ListServicesAnswer> {
  public:
    ListServices() : CallBase("list_services") {}
};

/// A call of get_service with its arguments and options.
class GetService : public CallBase<GetService, GetServiceAnswer> {
  public:
    /// @param id Service ID
    GetService(std::int64_t id) : CallBase("get_service") { set("id", id); }
};

/// A call of list_service_methods with its arguments and options.
class ListServiceMethods : public CallBase<ListServiceMethods, ListServiceMethodsAnswer> {
  public:
    /// @param id Service ID
    ListServiceMethods(std::int64_t id) : CallBase("list_service_methods") { set("id", id); }
};

/// A call of set_service_label with its arguments and options.
class SetServiceLabel : public CallBase<SetServiceLabel, Outcome> {
  public:
    /// @param id Service ID
    SetServiceLabel(std::int64_t id) : CallBase("set_service_label") { set("id", id); }
    /// New label. Required.
    SetServiceLabel &label(const OptionalText &value) { return set("label", value); }
    /// More fields that this install takes, in one object.
    SetServiceLabel &extra(const Json &value) { return set("extra", value); }
};

/// A call of get_service_upgrades with its arguments and options.
class GetServiceUpgrades : public CallBase<GetServiceUpgrades, GetServiceUpgradesAnswer> {
  public:
    /// @param id Service ID
    GetServiceUpgrades(std::int64_t id) : CallBase("get_service_upgrades") { set("id", id); }
};

/// A call of upgrade_service with its arguments and options.
class UpgradeService : public CallBase<UpgradeService, OpenOutcome> {
  public:
    /// @param id Service ID
    UpgradeService(std::int64_t id) : CallBase("upgrade_service") { set("id", id); }
    /// New values by resource ID: a number for sliders and quantities, the ID of an item for choices, or an
    /// object that has a number for an item ID.
    UpgradeService &resources(const Json &value) { return set("resources", value); }
    /// ID of the new package.
    UpgradeService &package(std::int64_t value) { return set("package", value); }
    /// New billing cycle.
    UpgradeService &cycle(const OptionalText &value) { return set("cycle", value); }
    /// Whether the upgrade is ordered; otherwise it is only estimated.
    UpgradeService &send(bool value) { return set("send", value); }
    /// More fields that this install takes, in one object.
    UpgradeService &extra(const Json &value) { return set("extra", value); }
};

/// A call of cancel_service with its arguments and options.
class CancelService : public CallBase<CancelService, Outcome> {
  public:
    /// @param id Service ID
    CancelService(std::int64_t id) : CallBase("cancel_service") { set("id", id); }
    /// true: the service ends at once; false: at the end of the billing period.
    CancelService &immediate(bool value) { return set("immediate", value); }
    /// Reason for this request.
    CancelService &reason(const OptionalText &value) { return set("reason", value); }
    /// More fields that this install takes, in one object.
    CancelService &extra(const Json &value) { return set("extra", value); }
};

/// A call of list_vms with its arguments and options.
class ListVms : public CallBase<ListVms, ListVmsAnswer> {
  public:
    /// @param service_id Service ID
    ListVms(std::int64_t service_id) : CallBase("list_vms") { set("service_id", service_id); }
};

/// A call of get_vm with its arguments and options.
class GetVm : public CallBase<GetVm, GetVmAnswer> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    GetVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("get_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    GetVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("get_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
};

/// A call of start_vm with its arguments and options.
class StartVm : public CallBase<StartVm, Done> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    StartVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("start_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    StartVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("start_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
};

/// A call of stop_vm with its arguments and options.
class StopVm : public CallBase<StopVm, Done> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    StopVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("stop_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    StopVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("stop_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
};

/// A call of shutdown_vm with its arguments and options.
class ShutdownVm : public CallBase<ShutdownVm, Done> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    ShutdownVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("shutdown_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    ShutdownVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("shutdown_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
};

/// A call of reboot_vm with its arguments and options.
class RebootVm : public CallBase<RebootVm, Done> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    RebootVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("reboot_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    RebootVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("reboot_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
};

/// A call of reset_vm with its arguments and options.
class ResetVm : public CallBase<ResetVm, Done> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    ResetVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("reset_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    ResetVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("reset_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
};

/// A call of rebuild_vm with its arguments and options.
class RebuildVm : public CallBase<RebuildVm, Done> {
  public:
    /// @param service_id Service ID
    /// @param vm_id Virtual machine ID, as list_vms gives it
    RebuildVm(std::int64_t service_id, const OptionalText &vm_id) : CallBase("rebuild_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    RebuildVm(std::int64_t service_id, std::int64_t vm_id) : CallBase("rebuild_vm") {
        set("service_id", service_id).set("vm_id", vm_id);
    }
    /// ID of the template, as list_templates gives it. Required.
    RebuildVm &template_(const OptionalText &value) { return set("template", value); }
    RebuildVm &template_(std::int64_t value) { return set("template", value); }
    /// More fields that this install takes, in one object.
    RebuildVm &extra(const Json &value) { return set("extra", value); }
};

/// A call of list_templates with its arguments and options.
class ListTemplates : public CallBase<ListTemplates, ListTemplatesAnswer> {
  public:
    /// @param service_id Service ID
    ListTemplates(std::int64_t service_id) : CallBase("list_templates") { set("service_id", service_id); }
};

/// A call of list_service_ips with its arguments and options.
class ListServiceIps : public CallBase<ListServiceIps, ListServiceIpsAnswer> {
  public:
    /// @param service_id Service ID
    ListServiceIps(std::int64_t service_id) : CallBase("list_service_ips") { set("service_id", service_id); }
};

/// A call of get_rdns with its arguments and options.
class GetRdns : public CallBase<GetRdns, GetRdnsAnswer> {
  public:
    /// @param service_id Service ID
    GetRdns(std::int64_t service_id) : CallBase("get_rdns") { set("service_id", service_id); }
};

/// A call of set_rdns with its arguments and options.
class SetRdns : public CallBase<SetRdns, Outcome> {
  public:
    /// @param service_id Service ID
    SetRdns(std::int64_t service_id) : CallBase("set_rdns") { set("service_id", service_id); }
    /// IP address. Required.
    SetRdns &ip(const OptionalText &value) { return set("ip", value); }
    /// Host name that the address shall have. Required.
    SetRdns &hostname(const OptionalText &value) { return set("hostname", value); }
    /// More fields that this install takes, in one object.
    SetRdns &extra(const Json &value) { return set("extra", value); }
};

/// A call of list_categories with its arguments and options.
class ListCategories : public CallBase<ListCategories, ListCategoriesAnswer> {
  public:
    ListCategories() : CallBase("list_categories") {}
};

/// A call of list_products with its arguments and options.
class ListProducts : public CallBase<ListProducts, ListProductsAnswer> {
  public:
    /// @param category_id Category ID
    ListProducts(std::int64_t category_id) : CallBase("list_products") { set("category_id", category_id); }
};

/// A call of get_product with its arguments and options.
class GetProduct : public CallBase<GetProduct, GetProductAnswer> {
  public:
    /// @param product_id Product ID
    GetProduct(std::int64_t product_id) : CallBase("get_product") { set("product_id", product_id); }
};

/// A call of create_order with its arguments and options.
class CreateOrder : public CallBase<CreateOrder, Order> {
  public:
    /// @param product_id Product ID
    CreateOrder(std::int64_t product_id) : CallBase("create_order") { set("product_id", product_id); }
    /// Domain name of the service; it may be international.
    CreateOrder &domain(const OptionalText &value) { return set("domain", value); }
    /// Billing period, as get_product names it.
    CreateOrder &cycle(const OptionalText &value) { return set("cycle", value); }
    /// Payment method ID, as list_payment_methods gives it.
    CreateOrder &pay_method(std::int64_t value) { return set("pay_method", value); }
    /// More options of the product, by their IDs, as get_product names them.
    CreateOrder &custom(const Json &value) { return set("custom", value); }
    /// Promotion code.
    CreateOrder &promocode(const OptionalText &value) { return set("promocode", value); }
    /// Affiliate ID.
    CreateOrder &aff_id(std::int64_t value) { return set("aff_id", value); }
    /// More fields that this install takes, in one object.
    CreateOrder &extra(const Json &value) { return set("extra", value); }
};

/// A call of quote_order with its arguments and options.
class QuoteOrder : public CallBase<QuoteOrder, OpenOutcome> {
  public:
    QuoteOrder() : CallBase("quote_order") {}
    /// Payment method ID, as list_payment_methods gives it.
    QuoteOrder &pay_method(std::int64_t value) { return set("pay_method", value); }
    /// How much the answer has: short, config or full.
    QuoteOrder &output(const OptionalText &value) { return set("output", value); }
    /// What would be ordered: `type` is product or domain, the other fields are those of such an order.
    /// Required.
    QuoteOrder &items(const Json &value) { return set("items", value); }
    /// More fields that this install takes, in one object.
    QuoteOrder &extra(const Json &value) { return set("extra", value); }
};

/// A call of list_domains with its arguments and options.
class ListDomains : public CallBase<ListDomains, ListDomainsAnswer> {
  public:
    ListDomains() : CallBase("list_domains") {}
};

/// A call of get_domain with its arguments and options.
class GetDomain : public CallBase<GetDomain, GetDomainAnswer> {
  public:
    /// @param id Domain ID
    GetDomain(std::int64_t id) : CallBase("get_domain") { set("id", id); }
};

/// A call of lookup_domain with its arguments and options.
class LookupDomain : public CallBase<LookupDomain, LookupDomainAnswer> {
  public:
    LookupDomain() : CallBase("lookup_domain") {}
    /// Domain name; it may be international. Required.
    LookupDomain &name(const OptionalText &value) { return set("name", value); }
    /// More fields that this install takes, in one object.
    LookupDomain &extra(const Json &value) { return set("extra", value); }
};

/// A call of get_nameservers with its arguments and options.
class GetNameservers : public CallBase<GetNameservers, GetNameserversAnswer> {
  public:
    /// @param id Domain ID
    GetNameservers(std::int64_t id) : CallBase("get_nameservers") { set("id", id); }
};

/// A call of set_nameservers with its arguments and options.
class SetNameservers : public CallBase<SetNameservers, Outcome> {
  public:
    /// @param id Domain ID
    SetNameservers(std::int64_t id) : CallBase("set_nameservers") { set("id", id); }
    /// The nameservers; empty or left out: those that the portal gives by default.
    SetNameservers &nameservers(const Json &value) { return set("nameservers", value); }
    /// More fields that this install takes, in one object.
    SetNameservers &extra(const Json &value) { return set("extra", value); }
};

/// A call of get_epp_code with its arguments and options.
class GetEppCode : public CallBase<GetEppCode, GetEppCodeAnswer> {
  public:
    /// @param id Domain ID
    GetEppCode(std::int64_t id) : CallBase("get_epp_code") { set("id", id); }
};

/// A call of renew_domain with its arguments and options.
class RenewDomain : public CallBase<RenewDomain, Order> {
  public:
    /// @param id Domain ID
    RenewDomain(std::int64_t id) : CallBase("renew_domain") { set("id", id); }
    /// Number of years.
    RenewDomain &years(const OptionalText &value) { return set("years", value); }
    RenewDomain &years(std::int64_t value) { return set("years", value); }
    /// Payment method ID, as list_payment_methods gives it.
    RenewDomain &pay_method(std::int64_t value) { return set("pay_method", value); }
    /// More fields that this install takes, in one object.
    RenewDomain &extra(const Json &value) { return set("extra", value); }
};

/// A call of find_zone with its arguments and options.
class FindZone : public CallBase<FindZone, FindZoneAnswer> {
  public:
    FindZone() : CallBase("find_zone") {}
    /// A fully qualified name, in any case, with or without a final dot; it may be international. Required.
    FindZone &name(const OptionalText &value) { return set("name", value); }
    /// Whether the zone itself must have this name.
    FindZone &exact(bool value) { return set("exact", value); }
};

/// A call of list_records with its arguments and options.
class ListRecords : public CallBase<ListRecords, ListRecordsAnswer> {
  public:
    ListRecords() : CallBase("list_records") {}
    /// The zone: its name or its ID. Required.
    ListRecords &zone(const OptionalText &value) { return set("zone", value); }
    ListRecords &zone(std::int64_t value) { return set("zone", value); }
    /// The service that the zone belongs to. With it and the zone's ID, the zones are not listed.
    ListRecords &service_id(std::int64_t value) { return set("service_id", value); }
    /// The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
    /// the zone, is fully qualified; every other name is relative to the zone.
    ListRecords &name(const OptionalText &value) { return set("name", value); }
    /// Record type, in any case.
    ListRecords &type(const OptionalText &value) { return set("type", value); }
    /// Contents of the record, as text. For TXT the bare text; quoted strings are read too. For SRV also the
    /// list weight, port, target.
    ListRecords &content(const OptionalText &value) { return set("content", value); }
    ListRecords &content(const Json &value) { return set("content", value); }
};

/// A call of ensure_record with its arguments and options.
class EnsureRecord : public CallBase<EnsureRecord, EnsureRecordAnswer> {
  public:
    EnsureRecord() : CallBase("ensure_record") {}
    /// The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
    /// the zone, is fully qualified; every other name is relative to the zone. Required.
    EnsureRecord &name(const OptionalText &value) { return set("name", value); }
    /// Record type, in any case. Required.
    EnsureRecord &type(const OptionalText &value) { return set("type", value); }
    /// Contents of the record, as text. For TXT the bare text; quoted strings are read too. For SRV also the
    /// list weight, port, target. Required.
    EnsureRecord &content(const OptionalText &value) { return set("content", value); }
    EnsureRecord &content(const Json &value) { return set("content", value); }
    /// TTL in seconds, for all records of the name and type. Default: as they are; for new ones that of the
    /// service.
    EnsureRecord &ttl(std::int64_t value) { return set("ttl", value); }
    /// Priority, for MX and SRV.
    EnsureRecord &priority(std::int64_t value) { return set("priority", value); }
    /// The zone: its name or its ID. Without it, the name must be fully qualified, and the zone is the
    /// longest that the name lies in.
    EnsureRecord &zone(const OptionalText &value) { return set("zone", value); }
    EnsureRecord &zone(std::int64_t value) { return set("zone", value); }
    /// The service that the zone belongs to. With it and the zone's ID, the zones are not listed.
    EnsureRecord &service_id(std::int64_t value) { return set("service_id", value); }
    /// Whether the zone is read once more after the writes (default: true). Without it, a new record has no
    /// ID in the answer.
    EnsureRecord &readback(bool value) { return set("readback", value); }
};

/// A call of set_records with its arguments and options.
class SetRecords : public CallBase<SetRecords, SetRecordsAnswer> {
  public:
    SetRecords() : CallBase("set_records") {}
    /// The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
    /// the zone, is fully qualified; every other name is relative to the zone. Required.
    SetRecords &name(const OptionalText &value) { return set("name", value); }
    /// Record type, in any case. Required.
    SetRecords &type(const OptionalText &value) { return set("type", value); }
    /// The contents of all records; each as content of ensure_record. Required.
    SetRecords &contents(const Json &value) { return set("contents", value); }
    /// TTL in seconds, for all records of the name and type. Default: as they are; for new ones that of the
    /// service.
    SetRecords &ttl(std::int64_t value) { return set("ttl", value); }
    /// Priority, for MX and SRV.
    SetRecords &priority(std::int64_t value) { return set("priority", value); }
    /// The zone: its name or its ID. Without it, the name must be fully qualified, and the zone is the
    /// longest that the name lies in.
    SetRecords &zone(const OptionalText &value) { return set("zone", value); }
    SetRecords &zone(std::int64_t value) { return set("zone", value); }
    /// The service that the zone belongs to. With it and the zone's ID, the zones are not listed.
    SetRecords &service_id(std::int64_t value) { return set("service_id", value); }
    /// Whether the zone is read once more after the writes (default: true). Without it, a new record has no
    /// ID in the answer.
    SetRecords &readback(bool value) { return set("readback", value); }
};

/// A call of remove_records with its arguments and options.
class RemoveRecords : public CallBase<RemoveRecords, RemoveRecordsAnswer> {
  public:
    RemoveRecords() : CallBase("remove_records") {}
    /// The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
    /// the zone, is fully qualified; every other name is relative to the zone. Required.
    RemoveRecords &name(const OptionalText &value) { return set("name", value); }
    /// Record type, in any case.
    RemoveRecords &type(const OptionalText &value) { return set("type", value); }
    /// Contents of the record, as text. For TXT the bare text; quoted strings are read too. For SRV also the
    /// list weight, port, target.
    RemoveRecords &content(const OptionalText &value) { return set("content", value); }
    RemoveRecords &content(const Json &value) { return set("content", value); }
    /// The zone: its name or its ID. Without it, the name must be fully qualified, and the zone is the
    /// longest that the name lies in.
    RemoveRecords &zone(const OptionalText &value) { return set("zone", value); }
    RemoveRecords &zone(std::int64_t value) { return set("zone", value); }
    /// The service that the zone belongs to. With it and the zone's ID, the zones are not listed.
    RemoveRecords &service_id(std::int64_t value) { return set("service_id", value); }
};

/// A call of export_zone with its arguments and options.
class ExportZone : public CallBase<ExportZone, ExportZoneAnswer> {
  public:
    ExportZone() : CallBase("export_zone") {}
    /// The zone: its name or its ID. Required.
    ExportZone &zone(const OptionalText &value) { return set("zone", value); }
    ExportZone &zone(std::int64_t value) { return set("zone", value); }
    /// The service that the zone belongs to. With it and the zone's ID, the zones are not listed.
    ExportZone &service_id(std::int64_t value) { return set("service_id", value); }
};

/// A call of plan_zone with its arguments and options.
class PlanZone : public CallBase<PlanZone, PlanZoneAnswer> {
  public:
    PlanZone() : CallBase("plan_zone") {}
    /// The zone: its name or its ID. Required.
    PlanZone &zone(const OptionalText &value) { return set("zone", value); }
    PlanZone &zone(std::int64_t value) { return set("zone", value); }
    /// The service that the zone belongs to. With it and the zone's ID, the zones are not listed.
    PlanZone &service_id(std::int64_t value) { return set("service_id", value); }
    /// The records that the zone should have: objects of name, type, content and, if wanted, ttl and
    /// priority. Required.
    PlanZone &records(const Json &value) { return set("records", value); }
    /// Whether records that are not in the list are deleted. Otherwise they stay, unless each of a name and
    /// type is replaced by one of the list.
    PlanZone &delete_(bool value) { return set("delete", value); }
    /// Records to leave alone: objects of name and type, which may be patterns with * and ?.
    PlanZone &ignore(const Json &value) { return set("ignore", value); }
    /// Whether the NS records of the zone itself are compared too.
    PlanZone &include_ns(bool value) { return set("include_ns", value); }
};

/// A call of apply_plan with its arguments and options.
class ApplyPlan : public CallBase<ApplyPlan, ApplyPlanAnswer> {
  public:
    ApplyPlan() : CallBase("apply_plan") {}
    /// The plan as plan_zone returned it. Required.
    ApplyPlan &plan(const Json &value) { return set("plan", value); }
    /// Whether a guarded plan is carried out.
    ApplyPlan &force(bool value) { return set("force", value); }
    /// Whether the zone is read once more after the writes (default: true). Without it, the answer has no
    /// serial.
    ApplyPlan &readback(bool value) { return set("readback", value); }
};

/// A call of wait_for_vm with its arguments and options.
class WaitForVm : public CallBase<WaitForVm, WaitForVmAnswer> {
  public:
    WaitForVm() : CallBase("wait_for_vm") {}
    /// Service ID. Required.
    WaitForVm &service_id(std::int64_t value) { return set("service_id", value); }
    /// Virtual machine ID, as list_vms gives it. Required.
    WaitForVm &vm_id(const OptionalText &value) { return set("vm_id", value); }
    WaitForVm &vm_id(std::int64_t value) { return set("vm_id", value); }
    /// The state to wait for (default: running).
    WaitForVm &state(const OptionalText &value) { return set("state", value); }
    /// Return also as soon as the state is another one than this.
    WaitForVm &last_state(const OptionalText &value) { return set("last_state", value); }
    /// For this time, the state counts only after another state was seen. After a reboot, the machine may be
    /// called running for a moment (default: 0).
    WaitForVm &settle_ms(std::int64_t value) { return set("settle_ms", value); }
    /// Time between two requests, from 100 to 3600000 (default: 2000).
    WaitForVm &interval_ms(std::int64_t value) { return set("interval_ms", value); }
};

/// A call of order_and_wait with its arguments and options.
class OrderAndWait : public CallBase<OrderAndWait, OrderAndWaitAnswer> {
  public:
    OrderAndWait() : CallBase("order_and_wait") {}
    /// Product ID. Required.
    OrderAndWait &product_id(std::int64_t value) { return set("product_id", value); }
    /// Domain name of the service; it may be international.
    OrderAndWait &domain(const OptionalText &value) { return set("domain", value); }
    /// Billing period, as get_product names it.
    OrderAndWait &cycle(const OptionalText &value) { return set("cycle", value); }
    /// Payment method ID, as list_payment_methods gives it.
    OrderAndWait &pay_method(std::int64_t value) { return set("pay_method", value); }
    /// More options of the product, by their IDs, as get_product names them.
    OrderAndWait &custom(const Json &value) { return set("custom", value); }
    /// Promotion code.
    OrderAndWait &promocode(const OptionalText &value) { return set("promocode", value); }
    /// Affiliate ID.
    OrderAndWait &aff_id(std::int64_t value) { return set("aff_id", value); }
    /// Whether the invoice is paid with the credit of the account (default: false).
    OrderAndWait &pay_with_credit(bool value) { return set("pay_with_credit", value); }
    /// Time between two rounds of requests, from 100 to 3600000 (default: 5000).
    OrderAndWait &interval_ms(std::int64_t value) { return set("interval_ms", value); }
};

// ---- config and client ------------------------------------------------------------------------------------

/// The config of a client. Its mistakes are reported when the client is made.
class Config : public detail::Handle<balvps_config, balvps_config_free> {
  public:
    Config() : Handle(balvps_config_new()) {}
    /// Sets any key to a value as text. null restores the default.
    Config &set(const OptionalText &key, const OptionalText &value) {
        return balvps_config_set(get(), key.data, key.size, value.data, value.size), *this;
    }
    /// Sets a function that is called every 50 ms while a call waits, on the thread of the call. If it
    /// returns true, the call is cancelled. It must not throw. Several threads may call it at the same time.
    Config &interrupt(std::function<bool()> function) {
        const auto ask = [](void *context) noexcept {
            return static_cast<std::int32_t>((*static_cast<std::function<bool()> *>(context))());
        };
        interrupt_ = std::make_shared<std::function<bool()>>(std::move(function));
        return balvps_config_set_interrupt(get(), ask, interrupt_.get()), *this;
    }

    /// Address of the API, including /api. Plain http is only allowed to this machine, unless
    /// allow_plain_http is set. Default: https://my.balvps.com/api.
    Config &base_url(const OptionalText &value) { return set("base_url", value); }
    /// The account's e-mail address.
    Config &username(const OptionalText &value) { return set("username", value); }
    /// The account's password.
    Config &password(const OptionalText &value) { return set("password", value); }
    /// A bearer token that was obtained elsewhere.
    Config &token(const OptionalText &value) { return set("token", value); }
    /// The refresh token of that token. Without a token, the client starts from it instead of a login.
    Config &refresh_token(const OptionalText &value) { return set("refresh_token", value); }
    /// jwt: sign in once with username and password, then send bearer tokens and renew them as needed. basic:
    /// send username and password with every call. token: send the given token and nothing else. none: send
    /// no credentials. Default: jwt.
    Config &auth(const OptionalText &value) { return set("auth", value); }
    /// Total time for one call, including retries, waiting and signing in. Default: 60000.
    Config &timeout_ms(std::int64_t value) { return set("timeout_ms", std::to_string(value)); }
    /// Time for one request and its answer. After that the attempt has failed, and a retry may follow.
    /// Default: 30000.
    Config &attempt_timeout_ms(std::int64_t value) {
        return set("attempt_timeout_ms", std::to_string(value));
    }
    /// Time to connect to the service, including the TLS handshake. Default: 10000.
    Config &connect_timeout_ms(std::int64_t value) {
        return set("connect_timeout_ms", std::to_string(value));
    }
    /// How often a request is sent again after a failed connection, a timeout, or an answer of 429, 502, 503
    /// or 504. A write that is not idempotent is only sent again if it was certainly not carried out.
    /// Default: 3.
    Config &retries(std::int64_t value) { return set("retries", std::to_string(value)); }
    /// The retry budget of a client, so that retries do not make an outage worse. Each retry takes one from
    /// it. Each successful call adds a tenth, up to this number. Default: 100.
    Config &retry_budget(std::int64_t value) { return set("retry_budget", std::to_string(value)); }
    /// Exponential backoff with full jitter: the longest wait before the first retry. It doubles with each
    /// retry. Default: 200.
    Config &retry_base_ms(std::int64_t value) { return set("retry_base_ms", std::to_string(value)); }
    /// Exponential backoff: the longest wait before any retry. Default: 5000.
    Config &retry_max_ms(std::int64_t value) { return set("retry_max_ms", std::to_string(value)); }
    /// PEM file of the certificate authorities to trust instead of those of the system.
    Config &ca_file(const OptionalText &value) { return set("ca_file", value); }
    /// Proxy to connect through, for instance http://proxy.example:3128 or
    /// https://USER:PASSWORD@proxy.example (http, https, socks4, socks4a, socks5, socks5h). If it is not set,
    /// the proxy of the environment is used (https_proxy, all_proxy, no_proxy). Plain http to this machine
    /// uses no proxy.
    Config &proxy(const OptionalText &value) { return set("proxy", value); }
    /// Text to put in front of balvps/VERSION in the User-Agent header.
    Config &user_agent(const OptionalText &value) { return set("user_agent", value); }
    /// Largest answer (after decompression) and largest request body. An answer takes at most ten times as
    /// much memory plus 16 MiB. Default: 67108864.
    Config &max_body_bytes(std::int64_t value) { return set("max_body_bytes", std::to_string(value)); }
    /// How many idle connections the connection pool keeps for later calls. Default: 16.
    Config &max_idle_connections(std::int64_t value) {
        return set("max_idle_connections", std::to_string(value));
    }
    /// Allow base_url to be plain http to another machine. Password and tokens are then sent unencrypted.
    /// Default: false.
    Config &allow_plain_http(bool value) { return set("allow_plain_http", value ? "true" : "false"); }
    /// Where the tokens are stored, so that several processes can share one login. memory: only in the
    /// client. file:PATH: in a JSON file with mode 0600, which is replaced as a whole and locked while tokens
    /// are renewed. Each account needs a file of its own. The file is refused if others may read it, or if it
    /// holds another account's tokens. redis://HOST, rediss://HOST: in Redis or Valkey, for many machines;
    /// docs/fleet.md has the form of the address. It needs the library libbalvps-redis and a token_store_key.
    /// Default: memory.
    Config &token_store(const OptionalText &value) { return set("token_store", value); }
    /// Secret of the second factor, in base32 as the service shows it. If a login requires a one-time
    /// password (RFC 6238), the client computes it from this secret.
    Config &totp_secret(const OptionalText &value) { return set("totp_secret", value); }
    /// Refuse every operation that writes before anything is sent. Signing in and out is still allowed.
    /// Default: false.
    Config &read_only(bool value) { return set("read_only", value ? "true" : "false"); }
    /// How many calls of a queue run at the same time. The others wait. Default: 32.
    Config &max_in_flight(std::int64_t value) { return set("max_in_flight", std::to_string(value)); }
    /// How many connections a queue opens at the same time. With HTTP/2, one connection carries many calls.
    /// Default: 32.
    Config &max_connections(std::int64_t value) { return set("max_connections", std::to_string(value)); }
    /// How the procedures write and read the text of TXT records. bare: as it is; the service wraps it in
    /// double quotes. quoted: as quoted strings of at most 255 bytes, with escapes, as in zone files.
    /// Default: bare.
    Config &txt_style(const OptionalText &value) { return set("txt_style", value); }
    /// File with the portal's own Swagger 2.0 document. Its operations can then be called by name. Empty:
    /// none.
    Config &portal_file(const OptionalText &value) { return set("portal_file", value); }
    /// The key that encrypts the tokens in Redis: exactly 32 random bytes, as 64 hexadecimal digits or in
    /// base64. A passphrase is refused. All processes of an account have the same key.
    Config &token_store_key(const OptionalText &value) { return set("token_store_key", value); }
    /// The password for Redis. It is refused in the address, because addresses get into logs.
    Config &token_store_password(const OptionalText &value) { return set("token_store_password", value); }
    /// File whose first line is the password for Redis. It is read for each connection, so that a new
    /// password needs no restart.
    Config &token_store_password_file(const OptionalText &value) {
        return set("token_store_password_file", value);
    }
    /// PEM file of the certificate authorities to trust for rediss://, instead of those of the system.
    Config &token_store_ca_file(const OptionalText &value) { return set("token_store_ca_file", value); }
    /// What happens if Redis cannot be used and the token has ended. fail: calls fail with unavailable.
    /// memory: the client signs in for itself, which costs one login per client, and uses Redis again when it
    /// is back. Default: fail.
    Config &token_store_fallback(const OptionalText &value) { return set("token_store_fallback", value); }

  private:
    friend class Client;
    std::shared_ptr<void> interrupt_;
};

/// The client. Its constructor sends nothing: the first call that needs credentials signs in. Its functions
/// take a call, or the ids of one: get_invoice(308976), get_dns_zone({10, 60}). Functions without try_ throw.
class Client : public ClientBase {
  public:
    /// @throw errors::Configuration a key or a value is not allowed.
    /// @throw std::runtime_error the loaded library has another ABI version.
    explicit Client(const Config &config = {}) : ClientBase(config.get(), config.interrupt_) {}

    /// Generate a new authorization token. A client signs in by itself when a call needs it; call this to
    /// sign in at once.
    Answer<Tokens> login(const Login &call = {}) { return run(call); }
    [[nodiscard]] Answer<Tokens> try_login(const Login &call = {}) { return try_run(call); }

    /// Invalidate the authorization token. Nobody signs in for it; without a token, or with one that has
    /// ended, nothing is left to do and it succeeds.
    Answer<Done> logout(const Logout &call = {}) { return run(call); }
    [[nodiscard]] Answer<Done> try_logout(const Logout &call = {}) { return try_run(call); }

    /// Generate a new authorization token using a refresh token. The refresh token rotates, so a new one
    /// comes with each use and the old one is spent.
    Answer<Tokens> refresh_token(const RefreshToken &call = {}) { return run(call); }
    [[nodiscard]] Answer<Tokens> try_refresh_token(const RefreshToken &call = {}) { return try_run(call); }

    /// Invalidate the authorization token and the refresh token. Pass a refresh token, or call this without
    /// arguments and with a valid access token. As with logout, nobody signs in for it.
    Answer<Done> revoke_token(const RevokeToken &call = {}) { return run(call); }
    [[nodiscard]] Answer<Done> try_revoke_token(const RevokeToken &call = {}) { return try_run(call); }

    /// Create a new account.
    Answer<Outcome> signup(const Signup &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_signup(const Signup &call) { return try_run(call); }

    /// Request a password reset email for an account.
    Answer<Outcome> reset_password(const ResetPassword &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_reset_password(const ResetPassword &call) { return try_run(call); }

    /// Return the registration details of my account.
    Answer<GetDetailsAnswer> get_details(const GetDetails &call = {}) { return run(call); }
    [[nodiscard]] Answer<GetDetailsAnswer> try_get_details(const GetDetails &call = {}) {
        return try_run(call);
    }

    /// Update the registration details of my account.
    Answer<UpdateDetailsAnswer> update_details(const UpdateDetails &call = {}) { return run(call); }
    [[nodiscard]] Answer<UpdateDetailsAnswer> try_update_details(const UpdateDetails &call = {}) {
        return try_run(call);
    }

    /// Return a list of the contacts on this account.
    Answer<ListContactsAnswer> list_contacts(const ListContacts &call = {}) { return run(call); }
    [[nodiscard]] Answer<ListContactsAnswer> try_list_contacts(const ListContacts &call = {}) {
        return try_run(call);
    }

    /// Create a new contact. If a password is given, the contact can log in with the given email address.
    Answer<AddContactAnswer> add_contact(const AddContact &call = {}) { return run(call); }
    [[nodiscard]] Answer<AddContactAnswer> try_add_contact(const AddContact &call = {}) {
        return try_run(call);
    }

    /// List the possible contact privileges. Each domain and service may list additional privileges,
    /// depending on available features.
    Answer<ListContactPrivilegesAnswer> list_contact_privileges(const ListContactPrivileges &call = {}) {
        return run(call);
    }
    [[nodiscard]] Answer<ListContactPrivilegesAnswer> try_list_contact_privileges(
        const ListContactPrivileges &call = {}) {
        return try_run(call);
    }

    /// Return the details of a contact.
    Answer<GetContactAnswer> get_contact(const GetContact &call) { return run(call); }
    [[nodiscard]] Answer<GetContactAnswer> try_get_contact(const GetContact &call) { return try_run(call); }

    /// Change the details of a contact.
    Answer<Outcome> edit_contact(const EditContact &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_edit_contact(const EditContact &call) { return try_run(call); }

    /// Get the current account balance (total of unpaid invoices) and account credit.
    Answer<GetBalanceAnswer> get_balance(const GetBalance &call = {}) { return run(call); }
    [[nodiscard]] Answer<GetBalanceAnswer> try_get_balance(const GetBalance &call = {}) {
        return try_run(call);
    }

    /// List all invoices of my account.
    Answer<ListInvoicesAnswer> list_invoices(const ListInvoices &call = {}) { return run(call); }
    [[nodiscard]] Answer<ListInvoicesAnswer> try_list_invoices(const ListInvoices &call = {}) {
        return try_run(call);
    }

    /// Get the details of an invoice.
    Answer<GetInvoiceAnswer> get_invoice(const GetInvoice &call) { return run(call); }
    [[nodiscard]] Answer<GetInvoiceAnswer> try_get_invoice(const GetInvoice &call) { return try_run(call); }

    /// Apply account credit to an invoice.
    Answer<ApplyCreditAnswer> apply_credit(const ApplyCredit &call) { return run(call); }
    [[nodiscard]] Answer<ApplyCreditAnswer> try_apply_credit(const ApplyCredit &call) {
        return try_run(call);
    }

    /// List the support tickets of my account.
    Answer<ListTicketsAnswer> list_tickets(const ListTickets &call = {}) { return run(call); }
    [[nodiscard]] Answer<ListTicketsAnswer> try_list_tickets(const ListTickets &call = {}) {
        return try_run(call);
    }

    /// Submit a new ticket.
    Answer<CreateTicketAnswer> create_ticket(const CreateTicket &call) { return run(call); }
    [[nodiscard]] Answer<CreateTicketAnswer> try_create_ticket(const CreateTicket &call) {
        return try_run(call);
    }

    /// Get the details of a ticket, including all replies.
    Answer<GetTicketAnswer> get_ticket(const GetTicket &call) { return run(call); }
    [[nodiscard]] Answer<GetTicketAnswer> try_get_ticket(const GetTicket &call) { return try_run(call); }

    /// Reply to a ticket.
    Answer<Outcome> reply_ticket(const ReplyTicket &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_reply_ticket(const ReplyTicket &call) { return try_run(call); }

    /// Try to re-open a closed ticket.
    Answer<Done> reopen_ticket(const ReopenTicket &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_reopen_ticket(const ReopenTicket &call) { return try_run(call); }

    /// Send a request to close a ticket.
    Answer<Done> close_ticket(const CloseTicket &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_close_ticket(const CloseTicket &call) { return try_run(call); }

    /// Get the list of ticket departments.
    Answer<ListTicketDepartmentsAnswer> list_ticket_departments(const ListTicketDepartments &call = {}) {
        return run(call);
    }
    [[nodiscard]] Answer<ListTicketDepartmentsAnswer> try_list_ticket_departments(
        const ListTicketDepartments &call = {}) {
        return try_run(call);
    }

    /// Return a list of all DNS zones.
    Answer<ZoneList> list_dns(const ListDns &call = {}) { return run(call); }
    [[nodiscard]] Answer<ZoneList> try_list_dns(const ListDns &call = {}) { return try_run(call); }

    /// Create a new DNS zone.
    Answer<ZoneAnswer> add_dns_zone(const AddDnsZone &call) { return run(call); }
    [[nodiscard]] Answer<ZoneAnswer> try_add_dns_zone(const AddDnsZone &call) { return try_run(call); }

    /// Return a list of the DNS zones under a service. On an install that lacks the operation the answer of
    /// list_dns is used, filtered by service.
    Answer<ZoneList> list_service_dns(const ListServiceDns &call) { return run(call); }
    [[nodiscard]] Answer<ZoneList> try_list_service_dns(const ListServiceDns &call) { return try_run(call); }

    /// Return the details of a DNS zone.
    Answer<GetDnsZoneAnswer> get_dns_zone(const GetDnsZone &call) { return run(call); }
    [[nodiscard]] Answer<GetDnsZoneAnswer> try_get_dns_zone(const GetDnsZone &call) { return try_run(call); }

    /// Delete a DNS zone.
    Answer<Outcome> delete_dns_zone(const DeleteDnsZone &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_delete_dns_zone(const DeleteDnsZone &call) { return try_run(call); }

    /// Create a new record in a DNS zone. The same record can be added twice; repeating a call makes a
    /// duplicate.
    Answer<RecordAnswer> add_dns_record(const AddDnsRecord &call) { return run(call); }
    [[nodiscard]] Answer<RecordAnswer> try_add_dns_record(const AddDnsRecord &call) { return try_run(call); }

    /// Edit a record of a DNS zone.
    Answer<RecordAnswer> edit_dns_record(const EditDnsRecord &call) { return run(call); }
    [[nodiscard]] Answer<RecordAnswer> try_edit_dns_record(const EditDnsRecord &call) {
        return try_run(call);
    }

    /// Remove a record from a DNS zone.
    Answer<Outcome> delete_dns_record(const DeleteDnsRecord &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_delete_dns_record(const DeleteDnsRecord &call) { return try_run(call); }

    /// List the notifications of my account. No portal's document describes the answer. The fields below are
    /// those that portals name in similar lists.
    Answer<ListNotificationsAnswer> list_notifications(const ListNotifications &call = {}) {
        return run(call);
    }
    [[nodiscard]] Answer<ListNotificationsAnswer> try_list_notifications(const ListNotifications &call = {}) {
        return try_run(call);
    }

    /// List the available payment methods.
    Answer<ListPaymentMethodsAnswer> list_payment_methods(const ListPaymentMethods &call = {}) {
        return run(call);
    }
    [[nodiscard]] Answer<ListPaymentMethodsAnswer> try_list_payment_methods(
        const ListPaymentMethods &call = {}) {
        return try_run(call);
    }

    /// Get a file that is attached to a ticket. The bytes are the body of the result; the answer describes
    /// them.
    Answer<File> get_ticket_attachment(const GetTicketAttachment &call) { return run(call); }
    [[nodiscard]] Answer<File> try_get_ticket_attachment(const GetTicketAttachment &call) {
        return try_run(call);
    }

    /// List all services of my account.
    Answer<ListServicesAnswer> list_services(const ListServices &call = {}) { return run(call); }
    [[nodiscard]] Answer<ListServicesAnswer> try_list_services(const ListServices &call = {}) {
        return try_run(call);
    }

    /// Get the details of a service.
    Answer<GetServiceAnswer> get_service(const GetService &call) { return run(call); }
    [[nodiscard]] Answer<GetServiceAnswer> try_get_service(const GetService &call) { return try_run(call); }

    /// List what can be done with a service.
    Answer<ListServiceMethodsAnswer> list_service_methods(const ListServiceMethods &call) {
        return run(call);
    }
    [[nodiscard]] Answer<ListServiceMethodsAnswer> try_list_service_methods(const ListServiceMethods &call) {
        return try_run(call);
    }

    /// Give a service a label of my own.
    Answer<Outcome> set_service_label(const SetServiceLabel &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_set_service_label(const SetServiceLabel &call) { return try_run(call); }

    /// List what a service can be upgraded to.
    Answer<GetServiceUpgradesAnswer> get_service_upgrades(const GetServiceUpgrades &call) {
        return run(call);
    }
    [[nodiscard]] Answer<GetServiceUpgradesAnswer> try_get_service_upgrades(const GetServiceUpgrades &call) {
        return try_run(call);
    }

    /// Estimate or request an upgrade of a service. Nothing is ordered unless `send` is true; then an upgrade
    /// is ordered, which costs money.
    Answer<OpenOutcome> upgrade_service(const UpgradeService &call) { return run(call); }
    [[nodiscard]] Answer<OpenOutcome> try_upgrade_service(const UpgradeService &call) {
        return try_run(call);
    }

    /// Request the cancellation of a service. The request is only queued. A service that was cancelled before
    /// answers `cancelled_already`.
    Answer<Outcome> cancel_service(const CancelService &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_cancel_service(const CancelService &call) { return try_run(call); }

    /// List the virtual machines of a service.
    Answer<ListVmsAnswer> list_vms(const ListVms &call) { return run(call); }
    [[nodiscard]] Answer<ListVmsAnswer> try_list_vms(const ListVms &call) { return try_run(call); }

    /// Get the details of a virtual machine.
    Answer<GetVmAnswer> get_vm(const GetVm &call) { return run(call); }
    [[nodiscard]] Answer<GetVmAnswer> try_get_vm(const GetVm &call) { return try_run(call); }

    /// Start a virtual machine.
    Answer<Done> start_vm(const StartVm &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_start_vm(const StartVm &call) { return try_run(call); }

    /// Cut the power of a virtual machine. What the machine has not yet written to its disk is lost;
    /// shutdown_vm avoids that.
    Answer<Done> stop_vm(const StopVm &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_stop_vm(const StopVm &call) { return try_run(call); }

    /// Shut a virtual machine down. The operating system is asked to end.
    Answer<Done> shutdown_vm(const ShutdownVm &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_shutdown_vm(const ShutdownVm &call) { return try_run(call); }

    /// Restart a virtual machine. The operating system is asked to restart.
    Answer<Done> reboot_vm(const RebootVm &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_reboot_vm(const RebootVm &call) { return try_run(call); }

    /// Reset a virtual machine. What the machine has not yet written to its disk is lost; reboot_vm avoids
    /// that.
    Answer<Done> reset_vm(const ResetVm &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_reset_vm(const ResetVm &call) { return try_run(call); }

    /// Install a virtual machine anew. Everything on its disk is lost.
    Answer<Done> rebuild_vm(const RebuildVm &call) { return run(call); }
    [[nodiscard]] Answer<Done> try_rebuild_vm(const RebuildVm &call) { return try_run(call); }

    /// List the templates that a virtual machine can be installed from.
    Answer<ListTemplatesAnswer> list_templates(const ListTemplates &call) { return run(call); }
    [[nodiscard]] Answer<ListTemplatesAnswer> try_list_templates(const ListTemplates &call) {
        return try_run(call);
    }

    /// List the IP addresses of a service.
    Answer<ListServiceIpsAnswer> list_service_ips(const ListServiceIps &call) { return run(call); }
    [[nodiscard]] Answer<ListServiceIpsAnswer> try_list_service_ips(const ListServiceIps &call) {
        return try_run(call);
    }

    /// Get the reverse DNS of the IP addresses of a service.
    Answer<GetRdnsAnswer> get_rdns(const GetRdns &call) { return run(call); }
    [[nodiscard]] Answer<GetRdnsAnswer> try_get_rdns(const GetRdns &call) { return try_run(call); }

    /// Set the reverse DNS of an IP address. The name of the field that is sent is the address itself.
    Answer<Outcome> set_rdns(const SetRdns &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_set_rdns(const SetRdns &call) { return try_run(call); }

    /// List the categories of products.
    Answer<ListCategoriesAnswer> list_categories(const ListCategories &call = {}) { return run(call); }
    [[nodiscard]] Answer<ListCategoriesAnswer> try_list_categories(const ListCategories &call = {}) {
        return try_run(call);
    }

    /// List the products of a category.
    Answer<ListProductsAnswer> list_products(const ListProducts &call) { return run(call); }
    [[nodiscard]] Answer<ListProductsAnswer> try_list_products(const ListProducts &call) {
        return try_run(call);
    }

    /// Get the details of a product, with what can be configured.
    Answer<GetProductAnswer> get_product(const GetProduct &call) { return run(call); }
    [[nodiscard]] Answer<GetProductAnswer> try_get_product(const GetProduct &call) { return try_run(call); }

    /// Order a product. The service begins as Pending, and is there after its invoice is paid.
    Answer<Order> create_order(const CreateOrder &call) { return run(call); }
    [[nodiscard]] Answer<Order> try_create_order(const CreateOrder &call) { return try_run(call); }

    /// Calculate what an order would cost. Nothing is ordered.
    Answer<OpenOutcome> quote_order(const QuoteOrder &call) { return run(call); }
    [[nodiscard]] Answer<OpenOutcome> try_quote_order(const QuoteOrder &call) { return try_run(call); }

    /// List the domains of my account.
    Answer<ListDomainsAnswer> list_domains(const ListDomains &call = {}) { return run(call); }
    [[nodiscard]] Answer<ListDomainsAnswer> try_list_domains(const ListDomains &call = {}) {
        return try_run(call);
    }

    /// Get the details of a domain.
    Answer<GetDomainAnswer> get_domain(const GetDomain &call) { return run(call); }
    [[nodiscard]] Answer<GetDomainAnswer> try_get_domain(const GetDomain &call) { return try_run(call); }

    /// Ask whether a domain can be registered. It only reads, though it is a POST. The status `ok` means that
    /// the domain is available.
    Answer<LookupDomainAnswer> lookup_domain(const LookupDomain &call) { return run(call); }
    [[nodiscard]] Answer<LookupDomainAnswer> try_lookup_domain(const LookupDomain &call) {
        return try_run(call);
    }

    /// Get the nameservers of a domain.
    Answer<GetNameserversAnswer> get_nameservers(const GetNameservers &call) { return run(call); }
    [[nodiscard]] Answer<GetNameserversAnswer> try_get_nameservers(const GetNameservers &call) {
        return try_run(call);
    }

    /// Set the nameservers of a domain.
    Answer<Outcome> set_nameservers(const SetNameservers &call) { return run(call); }
    [[nodiscard]] Answer<Outcome> try_set_nameservers(const SetNameservers &call) { return try_run(call); }

    /// Get the code that moves a domain to another registrar. The code is a secret: whoever has it can take
    /// the domain away.
    Answer<GetEppCodeAnswer> get_epp_code(const GetEppCode &call) { return run(call); }
    [[nodiscard]] Answer<GetEppCodeAnswer> try_get_epp_code(const GetEppCode &call) { return try_run(call); }

    /// Order the renewal of a domain.
    Answer<Order> renew_domain(const RenewDomain &call) { return run(call); }
    [[nodiscard]] Answer<Order> try_renew_domain(const RenewDomain &call) { return try_run(call); }

    /// Find the DNS zone that a name lies in. Zones are compared by whole labels, in any case, with or
    /// without a final dot, in Unicode or in punycode. The longest zone is found.
    Answer<FindZoneAnswer> find_zone(const FindZone &call) { return run(call); }
    [[nodiscard]] Answer<FindZoneAnswer> try_find_zone(const FindZone &call) { return try_run(call); }

    /// List the records of a DNS zone in normal form.
    Answer<ListRecordsAnswer> list_records(const ListRecords &call) { return run(call); }
    [[nodiscard]] Answer<ListRecordsAnswer> try_list_records(const ListRecords &call) {
        return try_run(call);
    }

    /// Make sure that a DNS record exists exactly once. The other values of the same name and type stay. A
    /// TTL or a priority that is not given may be any. A call that finds nothing to do writes nothing.
    Answer<EnsureRecordAnswer> ensure_record(const EnsureRecord &call) { return run(call); }
    [[nodiscard]] Answer<EnsureRecordAnswer> try_ensure_record(const EnsureRecord &call) {
        return try_run(call);
    }

    /// Make the records of a name and type exactly these. An empty list removes them. Records that are right
    /// already stay as they are.
    Answer<SetRecordsAnswer> set_records(const SetRecords &call) { return run(call); }
    [[nodiscard]] Answer<SetRecordsAnswer> try_set_records(const SetRecords &call) { return try_run(call); }

    /// Remove DNS records by name. Without content, all records of the name and type are removed; without
    /// type, all records of the name except SOA and the NS of the zone itself. If there is none, nothing is
    /// removed, and the call succeeds.
    Answer<RemoveRecordsAnswer> remove_records(const RemoveRecords &call) { return run(call); }
    [[nodiscard]] Answer<RemoveRecordsAnswer> try_remove_records(const RemoveRecords &call) {
        return try_run(call);
    }

    /// Read a whole DNS zone in canonical order.
    Answer<ExportZoneAnswer> export_zone(const ExportZone &call) { return run(call); }
    [[nodiscard]] Answer<ExportZoneAnswer> try_export_zone(const ExportZone &call) { return try_run(call); }

    /// Compare a DNS zone with the records that it should have. Nothing is written. apply_plan takes the
    /// plan. SOA is never changed; the NS of the zone itself only with include_ns.
    Answer<PlanZoneAnswer> plan_zone(const PlanZone &call) { return run(call); }
    [[nodiscard]] Answer<PlanZoneAnswer> try_plan_zone(const PlanZone &call) { return try_run(call); }

    /// Carry out a plan of plan_zone. The zone is read first. If its serial is not the plan's, the call fails
    /// with conflict. A plan that deletes or changes more than a third of a zone of ten records or more fails
    /// with guarded, unless force is set. Changes of different names are sent at the same time
    /// (max_in_flight), those of one name one after the other. A failed change does not end the call: the
    /// answer tells the outcome of each change. Nothing is undone.
    Answer<ApplyPlanAnswer> apply_plan(const ApplyPlan &call) { return run(call); }
    [[nodiscard]] Answer<ApplyPlanAnswer> try_apply_plan(const ApplyPlan &call) { return try_run(call); }

    /// Wait until a virtual machine is in a state. Server modules have their own words for a state: on,
    /// online and active mean running, and off, halted and offline mean stopped. Any other state is compared
    /// as a text, in any case. After the first answer, a service that cannot be reached for a while does not
    /// end the wait. If the timeout of the call passes, the call fails with timeout. To show progress, call
    /// again with the state that was answered as last_state, until reached is true.
    Answer<WaitForVmAnswer> wait_for_vm(const WaitForVm &call) { return run(call); }
    [[nodiscard]] Answer<WaitForVmAnswer> try_wait_for_vm(const WaitForVm &call) { return try_run(call); }

    /// Order a product and wait until its services are active. Once the order was placed, the call succeeds,
    /// so that the order is never lost: active tells whether all its services are active, and the warnings
    /// tell why not. It ends when they are active or will not become active, or when the timeout of the call
    /// passes.
    Answer<OrderAndWaitAnswer> order_and_wait(const OrderAndWait &call) { return run(call); }
    [[nodiscard]] Answer<OrderAndWaitAnswer> try_order_and_wait(const OrderAndWait &call) {
        return try_run(call);
    }
};

// clang-format on

}  // namespace balvps::cpp
