/* generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit */
/**
 * @file
 * The error codes, and one function for each operation of the service.
 *
 * Answers are described after normalisation: integer, boolean, money (a string with a decimal number), date
 * (a string or null), [...] a list, {...} an object. A field without a kind is not changed. The same is true
 * of every field that is not described.
 */
#ifndef BALVPS_OPERATIONS_H
#define BALVPS_OPERATIONS_H

#include "balvps.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The values of balvps_error_code. Below each are its values of balvps_error_reason. */
enum {
    /** An argument is missing, unknown or malformed. Nothing was sent. Family: caller. */
    BALVPS_ERROR_ARGUMENT = 1,
    /** A config key is unknown or its value is not allowed. Nothing was sent. Family: caller. */
    BALVPS_ERROR_CONFIGURATION = 2,
    /**
     * The service does not accept the credentials or the token. Family: service.
     *
     * - wrong_login: user name or password is wrong
     * - token_expired: the token has expired and could not be renewed
     * - unauthorized: the token is not valid
     * - wrong_code: the one-time password is not accepted
     * - missing_credentials: the config has no credentials; nothing was sent
     */
    BALVPS_ERROR_AUTHENTICATION = 3,
    /** The account requires a second factor to sign in. Family: service. */
    BALVPS_ERROR_SECOND_FACTOR_NEEDED = 4,
    /**
     * The credentials are valid but do not allow this. Family: service.
     *
     * - read_only: read_only is set and the operation writes; nothing was sent
     */
    BALVPS_ERROR_NOT_PERMITTED = 5,
    /**
     * What the arguments name does not exist on this account. Family: service.
     *
     * - repeated: the answer to a retry: an earlier attempt of the same call may have deleted it
     */
    BALVPS_ERROR_NOT_FOUND = 6,
    /** This install of the service lacks the operation (it answers "invalid method"). Family: service. */
    BALVPS_ERROR_UNSUPPORTED = 7,
    /** The service refused the operation. Its messages say why. Family: service. */
    BALVPS_ERROR_REFUSED = 8,
    /**
     * Too many requests were sent. retry_after is the number of seconds to wait, if the service sent one.
     * Family: not_now.
     */
    BALVPS_ERROR_RATE_LIMITED = 9,
    /** The deadline passed before the answer was complete. Family: transport. */
    BALVPS_ERROR_TIMEOUT = 10,
    /** The service could not be reached or the connection broke. Family: transport. */
    BALVPS_ERROR_CONNECTION = 11,
    /**
     * The TLS handshake failed or the certificate is not trusted. Family: transport.
     *
     * - certificate: the certificate is not trusted, has expired or belongs to another host
     * - handshake: no encrypted connection was established
     */
    BALVPS_ERROR_TLS = 12,
    /**
     * The answer is not what the API sends. Family: transport.
     *
     * - html: an HTML page, such as a proxy in front of the service sends
     * - empty: no body
     * - truncated: the body ends before it is complete
     * - not_json: neither JSON nor HTML
     * - wrong_type: JSON, but not what this operation answers
     * - redirect: a redirect, which is never followed
     * - protocol: not valid HTTP
     */
    BALVPS_ERROR_MALFORMED_ANSWER = 13,
    /**
     * The answer or the request exceeds max_body_bytes, or reading the answer takes more memory than ten
     * times max_body_bytes plus 16 MiB. Family: transport.
     */
    BALVPS_ERROR_TOO_LARGE = 14,
    /** Memory could not be allocated. Family: local. */
    BALVPS_ERROR_OUT_OF_MEMORY = 15,
    /** The call was cancelled by the caller. Family: local. */
    BALVPS_ERROR_CANCELLED = 16,
    /** The library has a defect. Please report it. Family: local. */
    BALVPS_ERROR_INTERNAL = 17,
    /**
     * A write may have been carried out: no answer says whether it was. It was not repeated. The reason is
     * what went wrong. Family: uncertain.
     *
     * - timeout: no answer came in time
     * - connection: the connection broke
     * - refused: the service failed during the operation (5xx)
     * - unavailable: the service or a proxy in front of it was down or busy (502, 503, 504)
     * - too_large: the answer exceeds max_body_bytes
     */
    BALVPS_ERROR_AMBIGUOUS_WRITE = 18,
    /**
     * The service is down or busy (HTTP 502, 503 or 504 with any body). retry_after is the number of seconds
     * to wait, if the service sent one. Family: not_now.
     *
     * - token_store: the token store on another machine cannot be reached or cannot keep tokens; nothing was
     *   sent
     */
    BALVPS_ERROR_UNAVAILABLE = 19,
    /**
     * The zone is not as it was when the plan was made. Nothing was written. Make a new plan. Family:
     * service.
     */
    BALVPS_ERROR_CONFLICT = 20,
    /**
     * The plan deletes or changes more of the zone than is allowed without force. Nothing was written.
     * Family: caller.
     */
    BALVPS_ERROR_GUARDED = 21
};

/**
 * Generate a new authorization token.
 * A client signs in by itself when a call needs it; call this to sign in at once.
 *
 * POST /login, in the service's document: Clientarea / Login.
 * Needs no credentials.
 *
 * @param client the client to call with
 * @param call NULL: none. Arguments:
 *   - username (string, else the config's username): Your account's email address
 *   - password (string, secret, else the config's password): Account password
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - token
 *   - refresh
 *   - mfa
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_login(balvps_client *client, const balvps_call *call);

/**
 * Invalidate the authorization token.
 * Nobody signs in for it; without a token, or with one that has ended, nothing is left to do and it succeeds.
 *
 * POST /logout, in the service's document: Clientarea / Logout.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_logout(balvps_client *client);

/**
 * Generate a new authorization token using a refresh token.
 * The refresh token rotates, so a new one comes with each use and the old one is spent.
 *
 * POST /token, in the service's document: Clientarea / Refresh Token.
 * Needs no credentials.
 *
 * @param client the client to call with
 * @param call NULL: none. Arguments:
 *   - refresh_token (string, secret, else the config's refresh_token): Refresh token previously obtained from
 *     login
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - token
 *   - refresh
 *   - mfa
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_refresh_token(balvps_client *client, const balvps_call *call);

/**
 * Invalidate the authorization token and the refresh token.
 * Pass a refresh token, or call this without arguments and with a valid access token. As with logout, nobody
 * signs in for it.
 *
 * POST /revoke, in the service's document: Clientarea / Revoke Token.
 * Needs no credentials when an argument is given.
 *
 * @param client the client to call with
 * @param call NULL: none. Arguments:
 *   - refresh_token (string, secret): Refresh token to invalidate; without it, the tokens the call is signed
 *     in with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_revoke_token(balvps_client *client, const balvps_call *call);

/**
 * Create a new account.
 *
 * POST /signup, in the service's document: Clientarea / Sign up.
 * Needs no credentials.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - email (string, required): Email address
 *   - firstname (string): First name
 *   - lastname (string): Last name
 *   - companyname (string): Organization; an organization account needs it
 *   - address1 (string, required): Address, first line
 *   - address2 (string): Address, second line
 *   - city (string, required): City
 *   - state (string, required): State
 *   - postcode (string, required): Post code
 *   - country (string, required): Country
 *   - phonenumber (string, required): Phone
 *   - type (string): Account type
 *   - vatnumber (string): VAT number
 *   - mobilephone (string): Mobile phone number for SMS notifications about services, starting with the
 *     country code prefix, such as +1
 *   - password (string, secret, required): Password
 *   - currency (string): Currency
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_signup(balvps_client *client, const balvps_call *call);

/**
 * Request a password reset email for an account.
 *
 * POST /passwordreset, in the service's document: Clientarea / Password Reset.
 * Needs no credentials.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - email (string, required): Email address
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_reset_password(balvps_client *client, const balvps_call *call);

/**
 * Return the registration details of my account.
 *
 * GET /details, in the service's document: Clientarea / User Details.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - client: {id: integer, email, lastlogin: date, ip, host, firstname, lastname, companyname, address1,
 *     address2, city, state, postcode, country, phonenumber}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_details(balvps_client *client);

/**
 * Update the registration details of my account.
 *
 * PUT /details, in the service's document: Clientarea / Update User Details.
 *
 * @param client the client to call with
 * @param call NULL: none. Arguments:
 *   - email (string): Email address
 *   - firstname (string): First name
 *   - lastname (string): Last name
 *   - companyname (string): Organization; an organization account needs it
 *   - address1 (string): Address, first line
 *   - address2 (string): Address, second line
 *   - city (string): City
 *   - state (string): State
 *   - postcode (string): Post code
 *   - country (string): Country
 *   - phonenumber (string): Phone
 *   - type (string): Account type
 *   - vatnumber (string): VAT number
 *   - mobilephone (string): Mobile phone number for SMS notifications about services, starting with the
 *     country code prefix, such as +1
 *   - telegramnotifications (string list): Telegram notifications to receive
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - client: {id: integer, email, lastlogin: date, ip, host, firstname, lastname, companyname, address1,
 *     address2, city, state, postcode, country, phonenumber}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_update_details(balvps_client *client, const balvps_call *call);

/**
 * Return a list of the contacts on this account.
 *
 * GET /contact, in the service's document: Clientarea / List contacts.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - contacts: [{email, id: integer, firstname, lastname, companyname, company: boolean, lastlogin: date}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_contacts(balvps_client *client);

/**
 * Create a new contact.
 * If a password is given, the contact can log in with the given email address.
 *
 * POST /contact, in the service's document: Clientarea / Add contact.
 *
 * @param client the client to call with
 * @param call NULL: none. Arguments:
 *   - password (string, secret): Allows to log in as this contact
 *   - privileges (object): Privileges by area, formatted as list_contact_privileges returns them
 *   - email (string): Email address
 *   - firstname (string): First name
 *   - lastname (string): Last name
 *   - companyname (string): Organization; an organization account needs it
 *   - address1 (string): Address, first line
 *   - address2 (string): Address, second line
 *   - city (string): City
 *   - state (string): State
 *   - postcode (string): Post code
 *   - country (string): Country
 *   - phonenumber (string): Phone
 *   - type (string): Account type
 *   - vatnumber (string): VAT number
 *   - mobilephone (string): Mobile phone number for SMS notifications about services, starting with the
 *     country code prefix, such as +1
 *   - telegramnotifications (string list): Telegram notifications to receive
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - contact_id: integer
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_add_contact(balvps_client *client, const balvps_call *call);

/**
 * List the possible contact privileges.
 * Each domain and service may list additional privileges, depending on available features.
 *
 * GET /contact/privileges, in the service's document: Clientarea / Contact privileges.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - privileges: {}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_contact_privileges(balvps_client *client);

/**
 * Return the details of a contact.
 *
 * GET /contact/{id}, in the service's document: Clientarea / Get contacts details.
 *
 * @param client the client to call with
 * @param id Contact ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - contact: {id: integer, email, firstname, lastname, companyname, address1, address2, city, state,
 *     postcode, country, phonenumber, type, privileges: {}}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_contact(balvps_client *client, int64_t id);

/**
 * Change the details of a contact.
 *
 * PUT /contact/{id}, in the service's document: Clientarea / Edit contact.
 *
 * @param client the client to call with
 * @param id Contact ID; not negative
 * @param call NULL: none. Arguments:
 *   - privileges (object): Privileges by area, formatted as list_contact_privileges returns them
 *   - email (string): Email address
 *   - firstname (string): First name
 *   - lastname (string): Last name
 *   - companyname (string): Organization; an organization account needs it
 *   - address1 (string): Address, first line
 *   - address2 (string): Address, second line
 *   - city (string): City
 *   - state (string): State
 *   - postcode (string): Post code
 *   - country (string): Country
 *   - phonenumber (string): Phone
 *   - type (string): Account type
 *   - vatnumber (string): VAT number
 *   - mobilephone (string): Mobile phone number for SMS notifications about services, starting with the
 *     country code prefix, such as +1
 *   - telegramnotifications (string list): Telegram notifications to receive
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_edit_contact(balvps_client *client, int64_t id,
                                                     const balvps_call *call);

/**
 * Get the current account balance (total of unpaid invoices) and account credit.
 *
 * GET /balance, in the service's document: Billing / Account balance.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 *   - details: {currency, acc_balance: money, acc_credit: money}
 */
BALVPS_API balvps_result *balvps_client_get_balance(balvps_client *client);

/**
 * List all invoices of my account.
 *
 * GET /invoice, in the service's document: Billing / List Invoices.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - invoices: [{id: integer, date: date, dateorig: date, duedate: date, paybefore: date, total: money,
 *     datepaid: date, status, merge_id: integer, number, currency}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_invoices(balvps_client *client);

/**
 * Get the details of an invoice.
 *
 * GET /invoice/{id}, in the service's document: Billing / Invoice Details.
 *
 * @param client the client to call with
 * @param id Invoice ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - invoice: {id: integer, status, date: date, duedate: date, paybefore: date, datepaid: date, subtotal:
 *     money, credit: money, tax: money, taxrate, tax2: money, taxrate2, taxexempt: boolean, total: money,
 *     rate, rate2, rate3, notes, items: [{id: integer, invoice_id: integer, type, item_id: integer,
 *     description, amount: money, taxed: boolean, qty, linetotal: money}], client: {id: integer, email,
 *     firstname, lastname, companyname, address1, address2, city, state, postcode, country, phonenumber},
 *     number, currency}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_invoice(balvps_client *client, int64_t id);

/**
 * Apply account credit to an invoice.
 *
 * POST /invoice/{id}/credit, in the service's document: Billing / Apply credit.
 *
 * @param client the client to call with
 * @param id Invoice ID; not negative
 * @param call NULL: none. Arguments:
 *   - amount (decimal): Credit amount, as decimal text or a whole number, and sent as that; without it, the
 *     document says, the maximum amount that fully pays the invoice is used. What happens where there is less
 *     credit than that is not known, so better say it
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 *   - invoice_status
 *   - applied: money
 */
BALVPS_API balvps_result *balvps_client_apply_credit(balvps_client *client, int64_t id,
                                                     const balvps_call *call);

/**
 * List the support tickets of my account.
 *
 * GET /tickets, in the service's document: Support / List Tickets.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - tickets: [{client_read: boolean, ticket_number: integer, date: date, deptname, subject, status,
 *     lastreply: date}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_tickets(balvps_client *client);

/**
 * Submit a new ticket.
 *
 * POST /tickets, in the service's document: Support / Create Ticket.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - dept_id (integer, required): Department ID, as list_ticket_departments gives it
 *   - subject (string, required): Ticket subject
 *   - body (string, required): Ticket message
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - ticket: integer
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_create_ticket(balvps_client *client, const balvps_call *call);

/**
 * Get the details of a ticket, including all replies.
 *
 * GET /tickets/{number}, in the service's document: Support / Ticket details.
 *
 * @param client the client to call with
 * @param number Ticket number; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - ticket: {date: date, ticket_number: integer, name, email, subject, body, status, client_read: boolean,
 *     deptname}
 *   - replies: [{id: integer, name, date: date, body, status, type}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_ticket(balvps_client *client, int64_t number);

/**
 * Reply to a ticket.
 *
 * POST /tickets/{number}, in the service's document: Support / Create Reply.
 *
 * @param client the client to call with
 * @param number Ticket number; not negative
 * @param call Arguments:
 *   - body (string, required): Reply message
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_reply_ticket(balvps_client *client, int64_t number,
                                                     const balvps_call *call);

/**
 * Try to re-open a closed ticket.
 *
 * PUT /tickets/{number}/open, in the service's document: Support / Re-open ticket.
 *
 * @param client the client to call with
 * @param number Ticket number; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_reopen_ticket(balvps_client *client, int64_t number);

/**
 * Send a request to close a ticket.
 *
 * PUT /tickets/{number}/close, in the service's document: Support / Close ticket.
 *
 * @param client the client to call with
 * @param number Ticket number; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_close_ticket(balvps_client *client, int64_t number);

/**
 * Get the list of ticket departments.
 *
 * GET /ticket/departments, in the service's document: Support / List ticket departments.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - departments: [{id: integer, name}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_ticket_departments(balvps_client *client);

/**
 * Return a list of all DNS zones.
 *
 * GET /dns, in the service's document: DNS / List DNS.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - service_ids: [integer]
 *   - zones: [{domain_id: integer, name, service_id: integer}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_dns(balvps_client *client);

/**
 * Create a new DNS zone.
 *
 * POST /service/{service_id}/dns, in the service's document: DNS / Add DNS Zone.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param call Arguments:
 *   - name (string, required): Zone name; it may be international
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - zone: {domain_id: integer, name, service_id: integer}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_add_dns_zone(balvps_client *client, int64_t service_id,
                                                     const balvps_call *call);

/**
 * Return a list of the DNS zones under a service.
 * On an install that lacks the operation the answer of list_dns is used, filtered by service.
 *
 * GET /service/{service_id}/dns, in the service's document: DNS / List DNS for service.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - service_ids: [integer]
 *   - zones: [{domain_id: integer, name, service_id: integer}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_service_dns(balvps_client *client, int64_t service_id);

/**
 * Return the details of a DNS zone.
 *
 * GET /service/{service_id}/dns/{zone_id}, in the service's document: DNS / Get DNS details.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param zone_id Zone ID, which lists of zones call domain_id; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - service_id: integer
 *   - name
 *   - records: [{id: integer, domain_id: integer, name, ttl: integer, prio: integer, priority: integer,
 *     content: string or list, type, change_date}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_dns_zone(balvps_client *client, int64_t service_id,
                                                     int64_t zone_id);

/**
 * Delete a DNS zone.
 *
 * DELETE /service/{service_id}/dns/{zone_id}, in the service's document: DNS / Remove DNS zone.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param zone_id Zone ID, which lists of zones call domain_id; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_delete_dns_zone(balvps_client *client, int64_t service_id,
                                                        int64_t zone_id);

/**
 * Create a new record in a DNS zone.
 * The same record can be added twice; repeating a call makes a duplicate.
 *
 * POST /service/{service_id}/dns/{zone_id}/records, in the service's document: DNS / Add DNS Record.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param zone_id Zone ID, which lists of zones call domain_id; not negative
 * @param call Arguments:
 *   - name (string, required): Record name, relative to the zone or fully qualified; it may be international
 *   - ttl (integer): Record TTL in seconds
 *   - priority (integer): Priority of the record
 *   - type (string, required): Record type
 *   - content (string or list, required): Contents of the record; of SRV the list weight, port, target
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - record: {id: integer, domain_id: integer, name, ttl: integer, prio: integer, priority: integer,
 *     content: string or list, type, change_date}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_add_dns_record(balvps_client *client, int64_t service_id,
                                                       int64_t zone_id, const balvps_call *call);

/**
 * Edit a record of a DNS zone.
 *
 * PUT /service/{service_id}/dns/{zone_id}/records/{record_id}, in the service's document: DNS / Edit DNS
 * Record.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param zone_id Zone ID, which lists of zones call domain_id; not negative
 * @param record_id Record ID; not negative
 * @param call NULL: none. Arguments:
 *   - name (string): Record name, relative to the zone or fully qualified; it may be international
 *   - ttl (integer): Record TTL in seconds
 *   - priority (integer): Priority of the record
 *   - type (string): Record type
 *   - content (string or list): Contents of the record; of SRV the list weight, port, target
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - record: {id: integer, domain_id: integer, name, ttl: integer, prio: integer, priority: integer,
 *     content: string or list, type, change_date}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_edit_dns_record(balvps_client *client, int64_t service_id,
                                                        int64_t zone_id, int64_t record_id,
                                                        const balvps_call *call);

/**
 * Remove a record from a DNS zone.
 *
 * DELETE /service/{service_id}/dns/{zone_id}/records/{record_id}, in the service's document: DNS / Remove DNS
 * Record.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param zone_id Zone ID, which lists of zones call domain_id; not negative
 * @param record_id Record ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_delete_dns_record(balvps_client *client, int64_t service_id,
                                                          int64_t zone_id, int64_t record_id);

/**
 * List the notifications of my account.
 * No portal's document describes the answer. The fields below are those that portals name in similar lists.
 *
 * GET /notifications. The service's own document does not have it.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - notifications: [{id: integer, date: date, subject, message, seen: boolean}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_notifications(balvps_client *client);

/**
 * List the available payment methods.
 *
 * GET /payment. The service's own document does not have it.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - payments: [{id: integer or string, name}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_payment_methods(balvps_client *client);

/**
 * Get a file that is attached to a ticket.
 * The bytes are the body of the result; the answer describes them.
 *
 * GET /ticket/attachment/{file}. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param file Attachment ID
 * @param file_length bytes, or BALVPS_NTS
 * @param call Arguments:
 *   - number (integer, required): Ticket number
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - content_type
 *   - size: integer
 *   - base64
 */
BALVPS_API balvps_result *balvps_client_get_ticket_attachment(balvps_client *client, const char *file,
                                                              size_t file_length, const balvps_call *call);

/**
 * List all services of my account.
 *
 * GET /service. The service's own document does not have it.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - services: [{id: integer, domain, total: money, status, billingcycle, next_due: date, category,
 *     category_url, name}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_services(balvps_client *client);

/**
 * Get the details of a service.
 *
 * GET /service/{id}. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - service: {id: integer, date_created: date, domain, firstpayment: money, total: money, billingcycle,
 *     next_due: date, next_invoice: date, status, label, username, password, name}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_service(balvps_client *client, int64_t id);

/**
 * List what can be done with a service.
 *
 * GET /service/{id}/methods. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - methods: [{name, method, route}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_service_methods(balvps_client *client, int64_t id);

/**
 * Give a service a label of my own.
 *
 * POST /service/{id}/label. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Service ID; not negative
 * @param call Arguments:
 *   - label (string, required): New label
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_set_service_label(balvps_client *client, int64_t id,
                                                          const balvps_call *call);

/**
 * List what a service can be upgraded to.
 *
 * GET /service/{id}/upgrade. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - resources: [{id: integer, name, type, items: [{id: integer, name, price: money, setup_price: money,
 *     selected: boolean}]}]
 *   - package
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_service_upgrades(balvps_client *client, int64_t id);

/**
 * Estimate or request an upgrade of a service.
 * Nothing is ordered unless `send` is true; then an upgrade is ordered, which costs money.
 *
 * POST /service/{id}/upgrade. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Service ID; not negative
 * @param call NULL: none. Arguments:
 *   - resources (container): New values by resource ID: a number for sliders and quantities, the ID of an
 *     item for choices, or an object that has a number for an item ID
 *   - package (integer): ID of the new package
 *   - cycle (string): New billing cycle
 *   - send (boolean): Whether the upgrade is ordered; otherwise it is only estimated
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_upgrade_service(balvps_client *client, int64_t id,
                                                        const balvps_call *call);

/**
 * Request the cancellation of a service.
 * The request is only queued. A service that was cancelled before answers `cancelled_already`.
 *
 * POST /service/{id}/cancel. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Service ID; not negative
 * @param call NULL: none. Arguments:
 *   - immediate (flag text): true: the service ends at once; false: at the end of the billing period
 *   - reason (string): Reason for this request
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_cancel_service(balvps_client *client, int64_t id,
                                                       const balvps_call *call);

/**
 * List the virtual machines of a service.
 *
 * GET /service/{service_id}/vms. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - vms: [{id: integer or string, name, label, hostname, status, power: boolean, ip: [{id: integer or
 *     string, ipaddress, main: boolean}], template: integer or string, template_name, ipv4, ipv6, memory:
 *     integer, disk: integer, cpus: integer, username, password}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_vms(balvps_client *client, int64_t service_id);

/**
 * Get the details of a virtual machine.
 *
 * GET /service/{service_id}/vms/{vm_id}. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - vm: {id: integer or string, name, label, hostname, status, power: boolean, ip: [{id: integer or string,
 *     ipaddress, main: boolean}], template: integer or string, template_name, ipv4, ipv6, memory: integer,
 *     disk: integer, cpus: integer, username, password}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                               size_t vm_id_length);

/**
 * Start a virtual machine.
 *
 * POST /service/{service_id}/vms/{vm_id}/start. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_start_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                                 size_t vm_id_length);

/**
 * Cut the power of a virtual machine.
 * What the machine has not yet written to its disk is lost; shutdown_vm avoids that.
 *
 * POST /service/{service_id}/vms/{vm_id}/stop. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_stop_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                                size_t vm_id_length);

/**
 * Shut a virtual machine down.
 * The operating system is asked to end.
 *
 * POST /service/{service_id}/vms/{vm_id}/shutdown. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_shutdown_vm(balvps_client *client, int64_t service_id,
                                                    const char *vm_id, size_t vm_id_length);

/**
 * Restart a virtual machine.
 * The operating system is asked to restart.
 *
 * POST /service/{service_id}/vms/{vm_id}/reboot. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_reboot_vm(balvps_client *client, int64_t service_id,
                                                  const char *vm_id, size_t vm_id_length);

/**
 * Reset a virtual machine.
 * What the machine has not yet written to its disk is lost; reboot_vm avoids that.
 *
 * POST /service/{service_id}/vms/{vm_id}/reset. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_reset_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                                 size_t vm_id_length);

/**
 * Install a virtual machine anew.
 * Everything on its disk is lost.
 *
 * POST /service/{service_id}/vms/{vm_id}/rebuild. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param vm_id Virtual machine ID, as list_vms gives it
 * @param vm_id_length bytes, or BALVPS_NTS
 * @param call Arguments:
 *   - template (name or id, required): ID of the template, as list_templates gives it
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status: boolean
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_rebuild_vm(balvps_client *client, int64_t service_id,
                                                   const char *vm_id, size_t vm_id_length,
                                                   const balvps_call *call);

/**
 * List the templates that a virtual machine can be installed from.
 *
 * GET /service/{service_id}/templates. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - templates: [{id: integer or string, name}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_templates(balvps_client *client, int64_t service_id);

/**
 * List the IP addresses of a service.
 *
 * GET /service/{service_id}/ip. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - ip: [{id: integer or string, ipaddress, main: boolean}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_service_ips(balvps_client *client, int64_t service_id);

/**
 * Get the reverse DNS of the IP addresses of a service.
 *
 * GET /service/{service_id}/rdns. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - rdns: [{ip, hostname}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_rdns(balvps_client *client, int64_t service_id);

/**
 * Set the reverse DNS of an IP address.
 * The name of the field that is sent is the address itself.
 *
 * POST /service/{service_id}/rdns. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param service_id Service ID; not negative
 * @param call Arguments:
 *   - ip (address, required): IP address
 *   - hostname (string, required): Host name that the address shall have
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_set_rdns(balvps_client *client, int64_t service_id,
                                                 const balvps_call *call);

/**
 * List the categories of products.
 *
 * GET /category. The service's own document does not have it.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - categories: [{id: integer, name, description, slug}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_categories(balvps_client *client);

/**
 * List the products of a category.
 *
 * GET /category/{category_id}/product. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param category_id Category ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - products: [{id: integer, type, name, stock: boolean, paytype, description, qty, tags: [], periods:
 *     [{title, value, price: money, setup: money, selected: boolean}]}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_products(balvps_client *client, int64_t category_id);

/**
 * Get the details of a product, with what can be configured.
 *
 * GET /order/{product_id}. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param product_id Product ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - product: {id: integer, category_name, category_id: integer, name, price: money, recurring, setup:
 *     money, config, recurring_price: money, prorata_date: date}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_product(balvps_client *client, int64_t product_id);

/**
 * Order a product.
 * The service begins as Pending, and is there after its invoice is paid.
 *
 * POST /order/{product_id}. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param product_id Product ID; not negative
 * @param call NULL: none. Arguments:
 *   - domain (string): Domain name of the service; it may be international
 *   - cycle (string): Billing period, as get_product names it
 *   - pay_method (integer): Payment method ID, as list_payment_methods gives it
 *   - custom (container): More options of the product, by their IDs, as get_product names them
 *   - promocode (string): Promotion code
 *   - aff_id (integer): Affiliate ID
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - order_num: integer
 *   - invoice_id: integer
 *   - total: money
 *   - items: [{type, id: integer, name, product_id: integer}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_create_order(balvps_client *client, int64_t product_id,
                                                     const balvps_call *call);

/**
 * Calculate what an order would cost.
 * Nothing is ordered.
 *
 * POST /quote. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - pay_method (integer): Payment method ID, as list_payment_methods gives it
 *   - output (string): How much the answer has: short, config or full
 *   - items (object list, required): What would be ordered: `type` is product or domain, the other fields are
 *     those of such an order
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_quote_order(balvps_client *client, const balvps_call *call);

/**
 * List the domains of my account.
 *
 * GET /domain. The service's own document does not have it.
 *
 * @param client the client to call with
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - domains: [{id: integer, name, expires: date, recurring_amount: money, date_created: date, status,
 *     period: integer, autorenew: boolean, daytoexpire: integer}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_list_domains(balvps_client *client);

/**
 * Get the details of a domain.
 *
 * GET /domain/{id}. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Domain ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - details: {id: integer, name, date_created: date, firstpayment: money, recurring_amount: money, period:
 *     integer, expires: date, status, next_due: date, next_invoice: date, idprotection: boolean, nameservers:
 *     [], autorenew: boolean}
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_domain(balvps_client *client, int64_t id);

/**
 * Ask whether a domain can be registered.
 * It only reads, though it is a POST. The status `ok` means that the domain is available.
 *
 * POST /domain/lookup. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - name (string, required): Domain name; it may be international
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - status
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_lookup_domain(balvps_client *client, const balvps_call *call);

/**
 * Get the nameservers of a domain.
 *
 * GET /domain/{id}/ns. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Domain ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - nameservers: []
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_nameservers(balvps_client *client, int64_t id);

/**
 * Set the nameservers of a domain.
 *
 * PUT /domain/{id}/ns. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Domain ID; not negative
 * @param call NULL: none. Arguments:
 *   - nameservers (string list): The nameservers; empty or left out: those that the portal gives by default
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_set_nameservers(balvps_client *client, int64_t id,
                                                        const balvps_call *call);

/**
 * Get the code that moves a domain to another registrar.
 * The code is a secret: whoever has it can take the domain away.
 *
 * GET /domain/{id}/epp. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Domain ID; not negative
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - epp_code
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_get_epp_code(balvps_client *client, int64_t id);

/**
 * Order the renewal of a domain.
 *
 * POST /domain/{id}/renew. The service's own document does not have it.
 *
 * @param client the client to call with
 * @param id Domain ID; not negative
 * @param call NULL: none. Arguments:
 *   - years (digits): Number of years
 *   - pay_method (integer): Payment method ID, as list_payment_methods gives it
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - order_num: integer
 *   - invoice_id: integer
 *   - total: money
 *   - items: [{type, id: integer, name, product_id: integer}]
 *   - success: boolean
 *   - info: [string]
 */
BALVPS_API balvps_result *balvps_client_renew_domain(balvps_client *client, int64_t id,
                                                     const balvps_call *call);

/**
 * Find the DNS zone that a name lies in.
 * Zones are compared by whole labels, in any case, with or without a final dot, in Unicode or in punycode.
 * The longest zone is found.
 *
 * A procedure. It sends: GET /dns.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - name (string, required): A fully qualified name, in any case, with or without a final dot; it may be
 *     international
 *   - exact (boolean): Whether the zone itself must have this name
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - zone: {domain_id: integer, name, service_id: integer}
 */
BALVPS_API balvps_result *balvps_client_find_zone(balvps_client *client, const balvps_call *call);

/**
 * List the records of a DNS zone in normal form.
 *
 * A procedure. It sends: GET /dns, GET /service/{service_id}/dns/{zone_id}.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - zone (name or id, required): The zone: its name or its ID
 *   - service_id (integer): The service that the zone belongs to. With it and the zone's ID, the zones are
 *     not listed
 *   - name (string): The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or
 *     in the name of the zone, is fully qualified; every other name is relative to the zone
 *   - type (string): Record type, in any case
 *   - content (string or list): Contents of the record, as text. For TXT the bare text; quoted strings are
 *     read too. For SRV also the list weight, port, target
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - zone: {domain_id: integer, name, service_id: integer}
 *   - records: [{id: integer, name, type, content, priority: integer, ttl: integer}]
 */
BALVPS_API balvps_result *balvps_client_list_records(balvps_client *client, const balvps_call *call);

/**
 * Make sure that a DNS record exists exactly once.
 * The other values of the same name and type stay. A TTL or a priority that is not given may be any. A call
 * that finds nothing to do writes nothing.
 *
 * A procedure. It sends: GET /dns, GET /service/{service_id}/dns/{zone_id}; then, if there is something to
 * do, the writes and the zone once more.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - name (string, required): The record's name. @ or an empty text is the zone itself. A name that ends in
 *     a dot, or in the name of the zone, is fully qualified; every other name is relative to the zone
 *   - type (string, required): Record type, in any case
 *   - content (string or list, required): Contents of the record, as text. For TXT the bare text; quoted
 *     strings are read too. For SRV also the list weight, port, target
 *   - ttl (integer): TTL in seconds, for all records of the name and type. Default: as they are; for new ones
 *     that of the service
 *   - priority (integer): Priority, for MX and SRV
 *   - zone (name or id): The zone: its name or its ID. Without it, the name must be fully qualified, and the
 *     zone is the longest that the name lies in
 *   - service_id (integer): The service that the zone belongs to. With it and the zone's ID, the zones are
 *     not listed
 *   - readback (boolean): Whether the zone is read once more after the writes (default: true). Without it, a
 *     new record has no ID in the answer
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - record: {id: integer, name, type, content, priority: integer, ttl: integer}
 *   - change
 *   - warnings: [string]
 */
BALVPS_API balvps_result *balvps_client_ensure_record(balvps_client *client, const balvps_call *call);

/**
 * Make the records of a name and type exactly these.
 * An empty list removes them. Records that are right already stay as they are.
 *
 * A procedure. It sends: GET /dns, GET /service/{service_id}/dns/{zone_id}; then, if there is something to
 * do, the writes and the zone once more.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - name (string, required): The record's name. @ or an empty text is the zone itself. A name that ends in
 *     a dot, or in the name of the zone, is fully qualified; every other name is relative to the zone
 *   - type (string, required): Record type, in any case
 *   - contents (content list, required): The contents of all records; each as content of ensure_record
 *   - ttl (integer): TTL in seconds, for all records of the name and type. Default: as they are; for new ones
 *     that of the service
 *   - priority (integer): Priority, for MX and SRV
 *   - zone (name or id): The zone: its name or its ID. Without it, the name must be fully qualified, and the
 *     zone is the longest that the name lies in
 *   - service_id (integer): The service that the zone belongs to. With it and the zone's ID, the zones are
 *     not listed
 *   - readback (boolean): Whether the zone is read once more after the writes (default: true). Without it, a
 *     new record has no ID in the answer
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - records: [{id: integer, name, type, content, priority: integer, ttl: integer}]
 *   - changes: [{action, name, type, before: {id: integer, name, type, content, priority: integer, ttl:
 *     integer}, after: {id: integer, name, type, content, priority: integer, ttl: integer}}]
 *   - warnings: [string]
 */
BALVPS_API balvps_result *balvps_client_set_records(balvps_client *client, const balvps_call *call);

/**
 * Remove DNS records by name.
 * Without content, all records of the name and type are removed; without type, all records of the name except
 * SOA and the NS of the zone itself. If there is none, nothing is removed, and the call succeeds.
 *
 * A procedure. It sends: GET /dns, GET /service/{service_id}/dns/{zone_id}; then the writes.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - name (string, required): The record's name. @ or an empty text is the zone itself. A name that ends in
 *     a dot, or in the name of the zone, is fully qualified; every other name is relative to the zone
 *   - type (string): Record type, in any case
 *   - content (string or list): Contents of the record, as text. For TXT the bare text; quoted strings are
 *     read too. For SRV also the list weight, port, target
 *   - zone (name or id): The zone: its name or its ID. Without it, the name must be fully qualified, and the
 *     zone is the longest that the name lies in
 *   - service_id (integer): The service that the zone belongs to. With it and the zone's ID, the zones are
 *     not listed
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - removed: [{id: integer, name, type, content, priority: integer, ttl: integer}]
 */
BALVPS_API balvps_result *balvps_client_remove_records(balvps_client *client, const balvps_call *call);

/**
 * Read a whole DNS zone in canonical order.
 *
 * A procedure. It sends: GET /dns, GET /service/{service_id}/dns/{zone_id}.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - zone (name or id, required): The zone: its name or its ID
 *   - service_id (integer): The service that the zone belongs to. With it and the zone's ID, the zones are
 *     not listed
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - zone: {domain_id: integer, name, service_id: integer}
 *   - serial
 *   - records: [{id: integer, name, type, content, priority: integer, ttl: integer}]
 */
BALVPS_API balvps_result *balvps_client_export_zone(balvps_client *client, const balvps_call *call);

/**
 * Compare a DNS zone with the records that it should have.
 * Nothing is written. apply_plan takes the plan. SOA is never changed; the NS of the zone itself only with
 * include_ns.
 *
 * A procedure. It sends: GET /dns, GET /service/{service_id}/dns/{zone_id}.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - zone (name or id, required): The zone: its name or its ID
 *   - service_id (integer): The service that the zone belongs to. With it and the zone's ID, the zones are
 *     not listed
 *   - records (object list, required): The records that the zone should have: objects of name, type, content
 *     and, if wanted, ttl and priority
 *   - delete (boolean): Whether records that are not in the list are deleted. Otherwise they stay, unless
 *     each of a name and type is replaced by one of the list
 *   - ignore (object list): Records to leave alone: objects of name and type, which may be patterns with *
 *     and ?
 *   - include_ns (boolean): Whether the NS records of the zone itself are compared too
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - plan: {zone: {domain_id: integer, name, service_id: integer}, serial, changes: [{action, name, type,
 *     before: {id: integer, name, type, content, priority: integer, ttl: integer}, after: {id: integer, name,
 *     type, content, priority: integer, ttl: integer}}], counts: {add: integer, update: integer, delete:
 *     integer, unchanged: integer}, records: integer, warnings: [string]}
 */
BALVPS_API balvps_result *balvps_client_plan_zone(balvps_client *client, const balvps_call *call);

/**
 * Carry out a plan of plan_zone.
 * The zone is read first. If its serial is not the plan's, the call fails with conflict. A plan that deletes
 * or changes more than a third of a zone of ten records or more fails with guarded, unless force is set.
 * Changes of different names are sent at the same time (max_in_flight), those of one name one after the
 * other. A failed change does not end the call: the answer tells the outcome of each change. Nothing is
 * undone.
 *
 * A procedure. It sends: GET /service/{service_id}/dns/{zone_id}, the writes, and the zone once more.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - plan (object, required): The plan as plan_zone returned it
 *   - force (boolean): Whether a guarded plan is carried out
 *   - readback (boolean): Whether the zone is read once more after the writes (default: true). Without it,
 *     the answer has no serial
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - changes: [{action, name, type, before: {id: integer, name, type, content, priority: integer, ttl:
 *     integer}, after: {id: integer, name, type, content, priority: integer, ttl: integer}, outcome, error}]
 *   - counts: {done: integer, failed: integer, uncertain: integer, skipped: integer}
 *   - serial
 */
BALVPS_API balvps_result *balvps_client_apply_plan(balvps_client *client, const balvps_call *call);

/**
 * Wait until a virtual machine is in a state.
 * Server modules have their own words for a state: on, online and active mean running, and off, halted and
 * offline mean stopped. Any other state is compared as a text, in any case. After the first answer, a service
 * that cannot be reached for a while does not end the wait. If the timeout of the call passes, the call fails
 * with timeout. To show progress, call again with the state that was answered as last_state, until reached is
 * true.
 *
 * A procedure. It sends: GET /service/{service_id}/vms/{vm_id}, again and again.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - service_id (integer, required): Service ID
 *   - vm_id (path text, required): Virtual machine ID, as list_vms gives it
 *   - state (string): The state to wait for (default: running)
 *   - last_state (string): Return also as soon as the state is another one than this
 *   - settle_ms (integer): For this time, the state counts only after another state was seen. After a reboot,
 *     the machine may be called running for a moment (default: 0)
 *   - interval_ms (integer): Time between two requests, from 100 to 3600000 (default: 2000)
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - vm: {id: integer or string, name, label, hostname, status, power: boolean, ip: [{id: integer or string,
 *     ipaddress, main: boolean}], template: integer or string, template_name, ipv4, ipv6, memory: integer,
 *     disk: integer, cpus: integer, username, password}
 *   - state
 *   - reached: boolean
 *   - seconds: integer
 */
BALVPS_API balvps_result *balvps_client_wait_for_vm(balvps_client *client, const balvps_call *call);

/**
 * Order a product and wait until its services are active.
 * Once the order was placed, the call succeeds, so that the order is never lost: active tells whether all its
 * services are active, and the warnings tell why not. It ends when they are active or will not become active,
 * or when the timeout of the call passes.
 *
 * A procedure. It sends: POST /order/{product_id}, GET /invoice/{id}, POST /invoice/{id}/credit if asked for,
 * then GET /service/{id}, again and again.
 *
 * @param client the client to call with
 * @param call Arguments:
 *   - product_id (integer, required): Product ID
 *   - domain (string): Domain name of the service; it may be international
 *   - cycle (string): Billing period, as get_product names it
 *   - pay_method (integer): Payment method ID, as list_payment_methods gives it
 *   - custom (container): More options of the product, by their IDs, as get_product names them
 *   - promocode (string): Promotion code
 *   - aff_id (integer): Affiliate ID
 *   - pay_with_credit (boolean): Whether the invoice is paid with the credit of the account (default: false)
 *   - interval_ms (integer): Time between two rounds of requests, from 100 to 3600000 (default: 5000)
 * @return owned by the caller, free with balvps_result_free, never NULL. The answer:
 *   - order: {order_num: integer, invoice_id: integer, total: money, items: [{type, id: integer, name,
 *     product_id: integer}], success: boolean, info: [string]}
 *   - invoice: {id: integer, status, date: date, duedate: date, paybefore: date, datepaid: date, subtotal:
 *     money, credit: money, tax: money, taxrate, tax2: money, taxrate2, taxexempt: boolean, total: money,
 *     rate, rate2, rate3, notes, items: [{id: integer, invoice_id: integer, type, item_id: integer,
 *     description, amount: money, taxed: boolean, qty, linetotal: money}], client: {id: integer, email,
 *     firstname, lastname, companyname, address1, address2, city, state, postcode, country, phonenumber},
 *     number, currency}
 *   - services: [{id: integer, date_created: date, domain, firstpayment: money, total: money, billingcycle,
 *     next_due: date, next_invoice: date, status, label, username, password, name}]
 *   - active: boolean
 *   - seconds: integer
 *   - warnings: [string]
 */
BALVPS_API balvps_result *balvps_client_order_and_wait(balvps_client *client, const balvps_call *call);

#ifdef __cplusplus
}
#endif

#endif
