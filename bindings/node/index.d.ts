// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

export type JsonObject = { [name: string]: unknown };

/** An integer of an answer. It is a bigint if it is beyond Number.MAX_SAFE_INTEGER. */
export type Integer = number | bigint;

/** An integer as an argument: a number, or its digits. */
export type Id = Integer | string;

/** An amount of money: a decimal text such as '2.10', which is sent as it is, or a whole number. */
export type Amount = string | number;

/** The content of a DNS record: a text, or for SRV the list weight, port, target. */
export type Content = string | readonly (string | Integer)[];

/** Further fields of the request, which the description does not know. */
export type Extra = JsonObject;

/** For operations that take no arguments. */
export type NoArguments = { [name: string]: never };

/** The config keys. A key that is undefined or null has its default. */
export interface ClientOptions {
    /**
     * Address of the API, including /api. Plain http is only allowed to this machine, unless allow_plain_http
     * is set. Default: https://my.balvps.com/api.
     */
    base_url?: string;
    /** The account's e-mail address. */
    username?: string;
    /** The account's password. */
    password?: string;
    /** A bearer token that was obtained elsewhere. */
    token?: string;
    /** The refresh token of that token. Without a token, the client starts from it instead of a login. */
    refresh_token?: string;
    /**
     * jwt: sign in once with username and password, then send bearer tokens and renew them as needed. basic:
     * send username and password with every call. token: send the given token and nothing else. none: send no
     * credentials. Default: jwt.
     */
    auth?: 'jwt' | 'basic' | 'token' | 'none';
    /** Total time for one call, including retries, waiting and signing in. Default: 60000. */
    timeout_ms?: number | string;
    /**
     * Time for one request and its answer. After that the attempt has failed, and a retry may follow.
     * Default: 30000.
     */
    attempt_timeout_ms?: number | string;
    /** Time to connect to the service, including the TLS handshake. Default: 10000. */
    connect_timeout_ms?: number | string;
    /**
     * How often a request is sent again after a failed connection, a timeout, or an answer of 429, 502, 503
     * or 504. A write that is not idempotent is only sent again if it was certainly not carried out. Default:
     * 3.
     */
    retries?: number | string;
    /**
     * The retry budget of a client, so that retries do not make an outage worse. Each retry takes one from
     * it. Each successful call adds a tenth, up to this number. Default: 100.
     */
    retry_budget?: number | string;
    /**
     * Exponential backoff with full jitter: the longest wait before the first retry. It doubles with each
     * retry. Default: 200.
     */
    retry_base_ms?: number | string;
    /** Exponential backoff: the longest wait before any retry. Default: 5000. */
    retry_max_ms?: number | string;
    /** PEM file of the certificate authorities to trust instead of those of the system. */
    ca_file?: string;
    /**
     * Proxy to connect through, for instance http://proxy.example:3128 or https://USER:PASSWORD@proxy.example
     * (http, https, socks4, socks4a, socks5, socks5h). If it is not set, the proxy of the environment is used
     * (https_proxy, all_proxy, no_proxy). Plain http to this machine uses no proxy.
     */
    proxy?: string;
    /** Text to put in front of balvps/VERSION in the User-Agent header. */
    user_agent?: string;
    /**
     * Largest answer (after decompression) and largest request body. An answer takes at most ten times as
     * much memory plus 16 MiB. Default: 67108864.
     */
    max_body_bytes?: number | string;
    /** How many idle connections the connection pool keeps for later calls. Default: 16. */
    max_idle_connections?: number | string;
    /**
     * Allow base_url to be plain http to another machine. Password and tokens are then sent unencrypted.
     * Default: false.
     */
    allow_plain_http?: boolean | string;
    /**
     * Where the tokens are stored, so that several processes can share one login. memory: only in the client.
     * file:PATH: in a JSON file with mode 0600, which is replaced as a whole and locked while tokens are
     * renewed. Each account needs a file of its own. The file is refused if others may read it, or if it
     * holds another account's tokens. redis://HOST, rediss://HOST: in Redis or Valkey, for many machines;
     * docs/fleet.md has the form of the address. It needs the library libbalvps-redis and a token_store_key.
     * Default: memory.
     */
    token_store?: string;
    /**
     * Secret of the second factor, in base32 as the service shows it. If a login requires a one-time password
     * (RFC 6238), the client computes it from this secret.
     */
    totp_secret?: string;
    /**
     * Refuse every operation that writes before anything is sent. Signing in and out is still allowed.
     * Default: false.
     */
    read_only?: boolean | string;
    /** How many calls of a queue run at the same time. The others wait. Default: 32. */
    max_in_flight?: number | string;
    /**
     * How many connections a queue opens at the same time. With HTTP/2, one connection carries many calls.
     * Default: 32.
     */
    max_connections?: number | string;
    /**
     * How the procedures write and read the text of TXT records. bare: as it is; the service wraps it in
     * double quotes. quoted: as quoted strings of at most 255 bytes, with escapes, as in zone files. Default:
     * bare.
     */
    txt_style?: 'bare' | 'quoted';
    /**
     * File with the portal's own Swagger 2.0 document. Its operations can then be called by name. Empty:
     * none.
     */
    portal_file?: string;
    /**
     * The key that encrypts the tokens in Redis: exactly 32 random bytes, as 64 hexadecimal digits or in
     * base64. A passphrase is refused. All processes of an account have the same key.
     */
    token_store_key?: string;
    /** The password for Redis. It is refused in the address, because addresses get into logs. */
    token_store_password?: string;
    /**
     * File whose first line is the password for Redis. It is read for each connection, so that a new password
     * needs no restart.
     */
    token_store_password_file?: string;
    /** PEM file of the certificate authorities to trust for rediss://, instead of those of the system. */
    token_store_ca_file?: string;
    /**
     * What happens if Redis cannot be used and the token has ended. fail: calls fail with unavailable.
     * memory: the client signs in for itself, which costs one login per client, and uses Redis again when it
     * is back. Default: fail.
     */
    token_store_fallback?: 'fail' | 'memory';
}

/** Options of one call, which replace those of the client. */
export interface RequestOptions {
    /**
     * Aborting it rejects the promise with the signal's reason at once. A call that is still queued is then never
     * sent. A call that was sent is cancelled.
     */
    signal?: AbortSignal;
    /** Total time for the call, in milliseconds. */
    timeout_ms?: number | string;
    /** How often a request is sent again. */
    retries?: number | string;
}

export interface CallOptions extends RequestOptions {
    /**
     * For addContact, createTicket, addDnsZone and addDnsRecord. If it is not known whether the write was carried out,
     * the client looks for it. If exactly one new match has appeared, the call succeeds with it.
     */
    confirm?: boolean;
}

/** The request that a call would send, with *** in place of every secret. The headers that sign it in are left out. */
export interface Description {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    url: string;
    body: JsonObject | null;
    /** Whether the call only reads. */
    safe: boolean;
}

/** One of the service's rate limits, as far as it is known. */
export interface RateLimit {
    scope: 'login' | 'calls';
    /** Requests in a window of time; null if the service has not reported it. */
    limit: number | null;
    remaining: number | null;
    /** Seconds until the window ends. */
    reset: number | null;
    /** Seconds until the next request may be sent. */
    wait: number;
}

export type ErrorCode =
    | 'argument'
    | 'configuration'
    | 'authentication'
    | 'second_factor_needed'
    | 'not_permitted'
    | 'not_found'
    | 'unsupported'
    | 'refused'
    | 'rate_limited'
    | 'timeout'
    | 'connection'
    | 'tls'
    | 'malformed_answer'
    | 'too_large'
    | 'out_of_memory'
    | 'cancelled'
    | 'internal'
    | 'ambiguous_write'
    | 'unavailable'
    | 'conflict'
    | 'guarded';

export type ErrorFamily = 'caller' | 'service' | 'not_now' | 'transport' | 'uncertain' | 'local';

/** Every failed call rejects with it. `errors` has a subclass for each family, with a subclass for each code. */
export declare class BalvpsError extends Error {
    readonly code: ErrorCode;
    /** The number of the code in the C ABI. */
    readonly number: number;
    /** The family of the code. */
    readonly family: ErrorFamily;
    /** A word that says more than the code, such as 'wrong_login'; '' if there is none. */
    readonly reason: string;
    /** The operation that was called; '' if none was. */
    readonly operation: string;
    /** The messages of the service. */
    readonly messages: string[];
    /** 0 if there was no answer. */
    readonly httpStatus: number;
    readonly contentType: string;
    /** Seconds to wait; null if the service did not send them. */
    readonly retryAfter: number | null;
    /** Whether the same call can be repeated without harm and may succeed. */
    readonly retryable: boolean;
    /** The start of an answer that could not be read. */
    readonly excerpt: string;
}

export declare namespace errors {
    /** The caller made a mistake. Nothing was sent. Repeating the call does not help. */
    class CallerError extends BalvpsError {}
    /** The service answered that the call failed. */
    class ServiceError extends BalvpsError {}
    /** The service is busy or down. A later call may succeed. */
    class NotNowError extends BalvpsError {}
    /** No readable answer was received. */
    class TransportError extends BalvpsError {}
    /** A write was sent, and it is not known whether it was carried out. Check before you repeat it. */
    class UncertainError extends BalvpsError {}
    /**
     * Neither the call nor the service is at fault: the call was cancelled, memory ran out, or the library
     * has a defect.
     */
    class LocalError extends BalvpsError {}
    /** An argument is missing, unknown or malformed. Nothing was sent. */
    class Argument extends CallerError {}
    /** A config key is unknown or its value is not allowed. Nothing was sent. */
    class Configuration extends CallerError {}
    /** The service does not accept the credentials or the token. */
    class Authentication extends ServiceError {}
    /** The account requires a second factor to sign in. */
    class SecondFactorNeeded extends ServiceError {}
    /** The credentials are valid but do not allow this. */
    class NotPermitted extends ServiceError {}
    /** What the arguments name does not exist on this account. */
    class NotFound extends ServiceError {}
    /** This install of the service lacks the operation (it answers "invalid method"). */
    class Unsupported extends ServiceError {}
    /** The service refused the operation. Its messages say why. */
    class Refused extends ServiceError {}
    /** Too many requests were sent. retry_after is the number of seconds to wait, if the service sent one. */
    class RateLimited extends NotNowError {}
    /** The deadline passed before the answer was complete. */
    class Timeout extends TransportError {}
    /** The service could not be reached or the connection broke. */
    class Connection extends TransportError {}
    /** The TLS handshake failed or the certificate is not trusted. */
    class Tls extends TransportError {}
    /** The answer is not what the API sends. */
    class MalformedAnswer extends TransportError {}
    /**
     * The answer or the request exceeds max_body_bytes, or reading the answer takes more memory than ten
     * times max_body_bytes plus 16 MiB.
     */
    class TooLarge extends TransportError {}
    /** Memory could not be allocated. */
    class OutOfMemory extends LocalError {}
    /** The call was cancelled by the caller. */
    class Cancelled extends LocalError {}
    /** The library has a defect. Please report it. */
    class Internal extends LocalError {}
    /**
     * A write may have been carried out: no answer says whether it was. It was not repeated. The reason is
     * what went wrong.
     */
    class AmbiguousWrite extends UncertainError {}
    /**
     * The service is down or busy (HTTP 502, 503 or 504 with any body). retry_after is the number of seconds
     * to wait, if the service sent one.
     */
    class Unavailable extends NotNowError {}
    /** The zone is not as it was when the plan was made. Nothing was written. Make a new plan. */
    class Conflict extends ServiceError {}
    /** The plan deletes or changes more of the zone than is allowed without force. Nothing was written. */
    class Guarded extends CallerError {}
}

export interface LoginArguments {
    /** Your account's email address. Default: the client's `username`. */
    username?: string;
    /** Account password. Default: the client's `password`. */
    password?: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface RefreshTokenArguments {
    /** Refresh token previously obtained from login. Default: the client's `refresh_token`. */
    refresh_token?: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface RevokeTokenArguments {
    /** Refresh token to invalidate; without it, the tokens the call is signed in with. */
    refresh_token?: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface SignupArguments {
    /** Email address. */
    email: string;
    /** First name. */
    firstname?: string;
    /** Last name. */
    lastname?: string;
    /** Organization; an organization account needs it. */
    companyname?: string;
    /** Address, first line. */
    address1: string;
    /** Address, second line. */
    address2?: string;
    /** City. */
    city: string;
    /** State. */
    state: string;
    /** Post code. */
    postcode: string;
    /** Country. */
    country: string;
    /** Phone. */
    phonenumber: string;
    /** Account type. */
    type?: string;
    /** VAT number. */
    vatnumber?: string;
    /**
     * Mobile phone number for SMS notifications about services, starting with the country code prefix, such
     * as +1.
     */
    mobilephone?: string;
    /** Password. */
    password: string;
    /** Currency. */
    currency?: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ResetPasswordArguments {
    /** Email address. */
    email: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface UpdateDetailsArguments {
    /** Email address. */
    email?: string;
    /** First name. */
    firstname?: string;
    /** Last name. */
    lastname?: string;
    /** Organization; an organization account needs it. */
    companyname?: string;
    /** Address, first line. */
    address1?: string;
    /** Address, second line. */
    address2?: string;
    /** City. */
    city?: string;
    /** State. */
    state?: string;
    /** Post code. */
    postcode?: string;
    /** Country. */
    country?: string;
    /** Phone. */
    phonenumber?: string;
    /** Account type. */
    type?: string;
    /** VAT number. */
    vatnumber?: string;
    /**
     * Mobile phone number for SMS notifications about services, starting with the country code prefix, such
     * as +1.
     */
    mobilephone?: string;
    /** Telegram notifications to receive. */
    telegramnotifications?: readonly string[];
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface AddContactArguments {
    /** Allows to log in as this contact. */
    password?: string;
    /** Privileges by area, formatted as list_contact_privileges returns them. */
    privileges?: JsonObject;
    /** Email address. */
    email?: string;
    /** First name. */
    firstname?: string;
    /** Last name. */
    lastname?: string;
    /** Organization; an organization account needs it. */
    companyname?: string;
    /** Address, first line. */
    address1?: string;
    /** Address, second line. */
    address2?: string;
    /** City. */
    city?: string;
    /** State. */
    state?: string;
    /** Post code. */
    postcode?: string;
    /** Country. */
    country?: string;
    /** Phone. */
    phonenumber?: string;
    /** Account type. */
    type?: string;
    /** VAT number. */
    vatnumber?: string;
    /**
     * Mobile phone number for SMS notifications about services, starting with the country code prefix, such
     * as +1.
     */
    mobilephone?: string;
    /** Telegram notifications to receive. */
    telegramnotifications?: readonly string[];
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetContactArguments {
    /** Contact ID. */
    id: Id;
}

export interface EditContactArguments {
    /** Contact ID. */
    id: Id;
    /** Privileges by area, formatted as list_contact_privileges returns them. */
    privileges?: JsonObject;
    /** Email address. */
    email?: string;
    /** First name. */
    firstname?: string;
    /** Last name. */
    lastname?: string;
    /** Organization; an organization account needs it. */
    companyname?: string;
    /** Address, first line. */
    address1?: string;
    /** Address, second line. */
    address2?: string;
    /** City. */
    city?: string;
    /** State. */
    state?: string;
    /** Post code. */
    postcode?: string;
    /** Country. */
    country?: string;
    /** Phone. */
    phonenumber?: string;
    /** Account type. */
    type?: string;
    /** VAT number. */
    vatnumber?: string;
    /**
     * Mobile phone number for SMS notifications about services, starting with the country code prefix, such
     * as +1.
     */
    mobilephone?: string;
    /** Telegram notifications to receive. */
    telegramnotifications?: readonly string[];
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetInvoiceArguments {
    /** Invoice ID. */
    id: Id;
}

export interface ApplyCreditArguments {
    /** Invoice ID. */
    id: Id;
    /**
     * Credit amount, as decimal text or a whole number, and sent as that; without it, the document says, the
     * maximum amount that fully pays the invoice is used. What happens where there is less credit than that
     * is not known, so better say it.
     */
    amount?: Amount;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface CreateTicketArguments {
    /** Department ID, as list_ticket_departments gives it. */
    dept_id: Id;
    /** Ticket subject. */
    subject: string;
    /** Ticket message. */
    body: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetTicketArguments {
    /** Ticket number. */
    number: Id;
}

export interface ReplyTicketArguments {
    /** Ticket number. */
    number: Id;
    /** Reply message. */
    body: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ReopenTicketArguments {
    /** Ticket number. */
    number: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface CloseTicketArguments {
    /** Ticket number. */
    number: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface AddDnsZoneArguments {
    /** Service ID. */
    service_id: Id;
    /** Zone name; it may be international. */
    name: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ListServiceDnsArguments {
    /** Service ID. */
    service_id: Id;
}

export interface GetDnsZoneArguments {
    /** Service ID. */
    service_id: Id;
    /** Zone ID, which lists of zones call domain_id. */
    zone_id: Id;
}

export interface DeleteDnsZoneArguments {
    /** Service ID. */
    service_id: Id;
    /** Zone ID, which lists of zones call domain_id. */
    zone_id: Id;
}

export interface AddDnsRecordArguments {
    /** Service ID. */
    service_id: Id;
    /** Zone ID, which lists of zones call domain_id. */
    zone_id: Id;
    /** Record name, relative to the zone or fully qualified; it may be international. */
    name: string;
    /** Record TTL in seconds. */
    ttl?: Id;
    /** Priority of the record. */
    priority?: Id;
    /** Record type. */
    type: string;
    /** Contents of the record; of SRV the list weight, port, target. */
    content: Content;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface EditDnsRecordArguments {
    /** Service ID. */
    service_id: Id;
    /** Zone ID, which lists of zones call domain_id. */
    zone_id: Id;
    /** Record ID. */
    record_id: Id;
    /** Record name, relative to the zone or fully qualified; it may be international. */
    name?: string;
    /** Record TTL in seconds. */
    ttl?: Id;
    /** Priority of the record. */
    priority?: Id;
    /** Record type. */
    type?: string;
    /** Contents of the record; of SRV the list weight, port, target. */
    content?: Content;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface DeleteDnsRecordArguments {
    /** Service ID. */
    service_id: Id;
    /** Zone ID, which lists of zones call domain_id. */
    zone_id: Id;
    /** Record ID. */
    record_id: Id;
}

export interface GetTicketAttachmentArguments {
    /** Attachment ID. */
    file: Id;
    /** Ticket number. */
    number: Id;
}

export interface GetServiceArguments {
    /** Service ID. */
    id: Id;
}

export interface ListServiceMethodsArguments {
    /** Service ID. */
    id: Id;
}

export interface SetServiceLabelArguments {
    /** Service ID. */
    id: Id;
    /** New label. */
    label: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetServiceUpgradesArguments {
    /** Service ID. */
    id: Id;
}

export interface UpgradeServiceArguments {
    /** Service ID. */
    id: Id;
    /**
     * New values by resource ID: a number for sliders and quantities, the ID of an item for choices, or an
     * object that has a number for an item ID.
     */
    resources?: JsonObject | readonly unknown[];
    /** ID of the new package. */
    package?: Id;
    /** New billing cycle. */
    cycle?: string;
    /** Whether the upgrade is ordered; otherwise it is only estimated. */
    send?: boolean;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface CancelServiceArguments {
    /** Service ID. */
    id: Id;
    /** true: the service ends at once; false: at the end of the billing period. */
    immediate?: boolean | 'true' | 'false';
    /** Reason for this request. */
    reason?: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ListVmsArguments {
    /** Service ID. */
    service_id: Id;
}

export interface GetVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
}

export interface StartVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface StopVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ShutdownVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface RebootVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ResetVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface RebuildVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** ID of the template, as list_templates gives it. */
    template: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ListTemplatesArguments {
    /** Service ID. */
    service_id: Id;
}

export interface ListServiceIpsArguments {
    /** Service ID. */
    service_id: Id;
}

export interface GetRdnsArguments {
    /** Service ID. */
    service_id: Id;
}

export interface SetRdnsArguments {
    /** Service ID. */
    service_id: Id;
    /** IP address. */
    ip: string;
    /** Host name that the address shall have. */
    hostname: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface ListProductsArguments {
    /** Category ID. */
    category_id: Id;
}

export interface GetProductArguments {
    /** Product ID. */
    product_id: Id;
}

export interface CreateOrderArguments {
    /** Product ID. */
    product_id: Id;
    /** Domain name of the service; it may be international. */
    domain?: string;
    /** Billing period, as get_product names it. */
    cycle?: string;
    /** Payment method ID, as list_payment_methods gives it. */
    pay_method?: Id;
    /** More options of the product, by their IDs, as get_product names them. */
    custom?: JsonObject | readonly unknown[];
    /** Promotion code. */
    promocode?: string;
    /** Affiliate ID. */
    aff_id?: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface QuoteOrderArguments {
    /** Payment method ID, as list_payment_methods gives it. */
    pay_method?: Id;
    /** How much the answer has: short, config or full. */
    output?: string;
    /** What would be ordered: `type` is product or domain, the other fields are those of such an order. */
    items: readonly JsonObject[];
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetDomainArguments {
    /** Domain ID. */
    id: Id;
}

export interface LookupDomainArguments {
    /** Domain name; it may be international. */
    name: string;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetNameserversArguments {
    /** Domain ID. */
    id: Id;
}

export interface SetNameserversArguments {
    /** Domain ID. */
    id: Id;
    /** The nameservers; empty or left out: those that the portal gives by default. */
    nameservers?: readonly string[];
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface GetEppCodeArguments {
    /** Domain ID. */
    id: Id;
}

export interface RenewDomainArguments {
    /** Domain ID. */
    id: Id;
    /** Number of years. */
    years?: Id;
    /** Payment method ID, as list_payment_methods gives it. */
    pay_method?: Id;
    /** More fields that this install takes. */
    extra?: Extra;
}

export interface FindZoneArguments {
    /** A fully qualified name, in any case, with or without a final dot; it may be international. */
    name: string;
    /** Whether the zone itself must have this name. */
    exact?: boolean;
}

export interface ListRecordsArguments {
    /** The zone: its name or its ID. */
    zone: Id;
    /** The service that the zone belongs to. With it and the zone's ID, the zones are not listed. */
    service_id?: Id;
    /**
     * The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
     * the zone, is fully qualified; every other name is relative to the zone.
     */
    name?: string;
    /** Record type, in any case. */
    type?: string;
    /**
     * Contents of the record, as text. For TXT the bare text; quoted strings are read too. For SRV also the
     * list weight, port, target.
     */
    content?: Content;
}

export interface EnsureRecordArguments {
    /**
     * The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
     * the zone, is fully qualified; every other name is relative to the zone.
     */
    name: string;
    /** Record type, in any case. */
    type: string;
    /**
     * Contents of the record, as text. For TXT the bare text; quoted strings are read too. For SRV also the
     * list weight, port, target.
     */
    content: Content;
    /**
     * TTL in seconds, for all records of the name and type. Default: as they are; for new ones that of the
     * service.
     */
    ttl?: Id;
    /** Priority, for MX and SRV. */
    priority?: Id;
    /**
     * The zone: its name or its ID. Without it, the name must be fully qualified, and the zone is the longest
     * that the name lies in.
     */
    zone?: Id;
    /** The service that the zone belongs to. With it and the zone's ID, the zones are not listed. */
    service_id?: Id;
    /**
     * Whether the zone is read once more after the writes (default: true). Without it, a new record has no ID
     * in the answer.
     */
    readback?: boolean;
}

export interface SetRecordsArguments {
    /**
     * The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
     * the zone, is fully qualified; every other name is relative to the zone.
     */
    name: string;
    /** Record type, in any case. */
    type: string;
    /** The contents of all records; each as content of ensure_record. */
    contents: readonly Content[];
    /**
     * TTL in seconds, for all records of the name and type. Default: as they are; for new ones that of the
     * service.
     */
    ttl?: Id;
    /** Priority, for MX and SRV. */
    priority?: Id;
    /**
     * The zone: its name or its ID. Without it, the name must be fully qualified, and the zone is the longest
     * that the name lies in.
     */
    zone?: Id;
    /** The service that the zone belongs to. With it and the zone's ID, the zones are not listed. */
    service_id?: Id;
    /**
     * Whether the zone is read once more after the writes (default: true). Without it, a new record has no ID
     * in the answer.
     */
    readback?: boolean;
}

export interface RemoveRecordsArguments {
    /**
     * The record's name. @ or an empty text is the zone itself. A name that ends in a dot, or in the name of
     * the zone, is fully qualified; every other name is relative to the zone.
     */
    name: string;
    /** Record type, in any case. */
    type?: string;
    /**
     * Contents of the record, as text. For TXT the bare text; quoted strings are read too. For SRV also the
     * list weight, port, target.
     */
    content?: Content;
    /**
     * The zone: its name or its ID. Without it, the name must be fully qualified, and the zone is the longest
     * that the name lies in.
     */
    zone?: Id;
    /** The service that the zone belongs to. With it and the zone's ID, the zones are not listed. */
    service_id?: Id;
}

export interface ExportZoneArguments {
    /** The zone: its name or its ID. */
    zone: Id;
    /** The service that the zone belongs to. With it and the zone's ID, the zones are not listed. */
    service_id?: Id;
}

export interface PlanZoneArguments {
    /** The zone: its name or its ID. */
    zone: Id;
    /** The service that the zone belongs to. With it and the zone's ID, the zones are not listed. */
    service_id?: Id;
    /**
     * The records that the zone should have: objects of name, type, content and, if wanted, ttl and priority.
     */
    records: readonly JsonObject[];
    /**
     * Whether records that are not in the list are deleted. Otherwise they stay, unless each of a name and
     * type is replaced by one of the list.
     */
    delete?: boolean;
    /** Records to leave alone: objects of name and type, which may be patterns with * and ?. */
    ignore?: readonly JsonObject[];
    /** Whether the NS records of the zone itself are compared too. */
    include_ns?: boolean;
}

export interface ApplyPlanArguments {
    /** The plan as plan_zone returned it. */
    plan: JsonObject;
    /** Whether a guarded plan is carried out. */
    force?: boolean;
    /**
     * Whether the zone is read once more after the writes (default: true). Without it, the answer has no
     * serial.
     */
    readback?: boolean;
}

export interface WaitForVmArguments {
    /** Service ID. */
    service_id: Id;
    /** Virtual machine ID, as list_vms gives it. */
    vm_id: Id;
    /** The state to wait for (default: running). */
    state?: string;
    /** Return also as soon as the state is another one than this. */
    last_state?: string;
    /**
     * For this time, the state counts only after another state was seen. After a reboot, the machine may be
     * called running for a moment (default: 0).
     */
    settle_ms?: Id;
    /** Time between two requests, from 100 to 3600000 (default: 2000). */
    interval_ms?: Id;
}

export interface OrderAndWaitArguments {
    /** Product ID. */
    product_id: Id;
    /** Domain name of the service; it may be international. */
    domain?: string;
    /** Billing period, as get_product names it. */
    cycle?: string;
    /** Payment method ID, as list_payment_methods gives it. */
    pay_method?: Id;
    /** More options of the product, by their IDs, as get_product names them. */
    custom?: JsonObject | readonly unknown[];
    /** Promotion code. */
    promocode?: string;
    /** Affiliate ID. */
    aff_id?: Id;
    /** Whether the invoice is paid with the credit of the account (default: false). */
    pay_with_credit?: boolean;
    /** Time between two rounds of requests, from 100 to 3600000 (default: 5000). */
    interval_ms?: Id;
}

export interface Tokens {
    /** JSON Web Token; null: a second factor is needed */
    token: string | null;
    /** Refresh token */
    refresh?: string;
    /** Sent when a second factor is needed: its own token, methods and expires_at */
    mfa?: unknown;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Done {
    status?: boolean;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Outcome {
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface AccountDetails {
    id?: Integer;
    email?: string;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    lastlogin?: string | null;
    ip?: string;
    host?: string;
    firstname?: string;
    lastname?: string;
    companyname?: string;
    address1?: string;
    address2?: string;
    city?: string;
    state?: string;
    postcode?: string;
    country?: string;
    phonenumber?: string;
}

export interface GetDetailsAnswer {
    client: AccountDetails;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface UpdateDetailsAnswer {
    client?: AccountDetails;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ContactSummary {
    email?: string;
    id?: Integer;
    firstname?: string;
    lastname?: string;
    companyname?: string;
    /** Whether this is an organization */
    company?: boolean;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    lastlogin?: string | null;
}

export interface ListContactsAnswer {
    contacts: ContactSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface AddContactAnswer {
    /** ID of the new contact */
    contact_id?: Integer;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ListContactPrivilegesAnswer {
    /** Privileges by area, formatted as list_contact_privileges returns them */
    privileges: JsonObject;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Contact {
    id?: Integer;
    email?: string;
    firstname?: string;
    lastname?: string;
    companyname?: string;
    address1?: string;
    address2?: string;
    city?: string;
    state?: string;
    postcode?: string;
    country?: string;
    phonenumber?: string;
    /** Account type */
    type?: string;
    /** Privileges by area, formatted as list_contact_privileges returns them */
    privileges?: JsonObject;
}

export interface GetContactAnswer {
    contact: Contact;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Balance {
    /** May be empty */
    currency?: string;
    /** Total of unpaid invoices */
    acc_balance?: string;
    /** Credit on the account */
    acc_credit?: string;
}

export interface GetBalanceAnswer {
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
    details: Balance;
}

export interface InvoiceSummary {
    id?: Integer;
    /** YYYY-MM-DD; null: never */
    date?: string | null;
    /** YYYY-MM-DD; null: never */
    dateorig?: string | null;
    /** YYYY-MM-DD; null: never */
    duedate?: string | null;
    /** YYYY-MM-DD; null: never */
    paybefore?: string | null;
    /** Decimal amount */
    total?: string;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    datepaid?: string | null;
    status?: string;
    merge_id?: Integer | null;
    /** Number shown on the invoice */
    number?: string;
    currency?: string;
}

export interface ListInvoicesAnswer {
    invoices: InvoiceSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface InvoiceItem {
    id?: Integer;
    invoice_id?: Integer;
    type?: string;
    /** May be negative */
    item_id?: Integer;
    description?: string;
    /** Decimal amount */
    amount?: string;
    taxed?: boolean;
    qty?: number | string;
    /** Decimal amount */
    linetotal?: string;
}

export interface InvoiceClient {
    id?: Integer;
    email?: string;
    firstname?: string;
    lastname?: string;
    companyname?: string;
    address1?: string;
    address2?: string;
    city?: string;
    state?: string;
    postcode?: string;
    country?: string;
    phonenumber?: string;
}

export interface Invoice {
    id?: Integer;
    status?: string;
    /** YYYY-MM-DD; null: never */
    date?: string | null;
    /** YYYY-MM-DD; null: never */
    duedate?: string | null;
    /** YYYY-MM-DD; null: never */
    paybefore?: string | null;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    datepaid?: string | null;
    /** Decimal amount */
    subtotal?: string;
    /** Decimal amount */
    credit?: string;
    /** Decimal amount */
    tax?: string;
    /** Per cent */
    taxrate?: number | string;
    /** Decimal amount */
    tax2?: string;
    /** Per cent */
    taxrate2?: number | string;
    taxexempt?: boolean;
    /** Decimal amount */
    total?: string;
    rate?: number | string;
    rate2?: number | string;
    rate3?: number | string;
    notes?: string;
    items?: InvoiceItem[];
    client?: InvoiceClient;
    /** Number shown on the invoice */
    number?: string;
    currency?: string;
}

export interface GetInvoiceAnswer {
    invoice: Invoice;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ApplyCreditAnswer {
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
    /** Status of the invoice after this */
    invoice_status?: string;
    /** Amount applied */
    applied?: string;
}

export interface TicketSummary {
    client_read?: boolean;
    ticket_number?: Integer;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    date?: string | null;
    deptname?: string;
    subject?: string;
    status?: string;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    lastreply?: string | null;
}

export interface ListTicketsAnswer {
    tickets: TicketSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface CreateTicketAnswer {
    /** Number of the new ticket */
    ticket?: Integer;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Ticket {
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    date?: string | null;
    ticket_number?: Integer;
    name?: string;
    email?: string;
    subject?: string;
    body?: string;
    status?: string;
    client_read?: boolean;
    deptname?: string;
}

export interface Reply {
    id?: Integer;
    name?: string;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    date?: string | null;
    body?: string;
    status?: string;
    type?: string;
}

export interface GetTicketAnswer {
    ticket: Ticket;
    replies?: Reply[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Department {
    /** What create_ticket takes as dept_id */
    id?: Integer;
    name?: string;
}

export interface ListTicketDepartmentsAnswer {
    departments: Department[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ZoneSummary {
    /** What other operations take as zone_id */
    domain_id?: Integer;
    /** Zone name */
    name?: string;
    service_id?: Integer;
}

export interface ZoneList {
    service_ids?: Integer[];
    zones: ZoneSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ZoneAnswer {
    /** As list_dns shows it, where the write was confirmed by that */
    zone?: ZoneSummary;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface DnsRecord {
    id?: Integer;
    /** ID of the zone */
    domain_id?: Integer;
    /** Fully qualified, without the trailing dot */
    name?: string;
    /** Seconds */
    ttl?: Integer;
    /** The same as priority */
    prio?: Integer;
    priority?: Integer;
    /** A string, or a list for SOA and SRV */
    content?: string | (Integer | string)[];
    type?: string;
    /** When it was changed last */
    change_date?: unknown;
}

export interface GetDnsZoneAnswer {
    service_id?: Integer;
    /** Zone name */
    name?: string;
    records: DnsRecord[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface RecordAnswer {
    record?: DnsRecord;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Notification {
    id?: Integer;
    /** YYYY-MM-DD HH:MM:SS, no time zone given; null: never */
    date?: string | null;
    subject?: string;
    message?: string;
    seen?: boolean;
}

export interface ListNotificationsAnswer {
    notifications?: Notification[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface PaymentMethod {
    /** What create_order takes as pay_method */
    id?: Integer | string;
    name?: string;
}

export interface ListPaymentMethodsAnswer {
    payments: PaymentMethod[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface File {
    /** The file's type, as the service names it */
    content_type?: string;
    /** Bytes */
    size?: Integer;
    /** The bytes in base64 */
    base64?: string;
}

export interface ServiceSummary {
    id?: Integer;
    domain?: string;
    /** Decimal amount */
    total?: string;
    status?: string;
    billingcycle?: string;
    /** YYYY-MM-DD; null: never */
    next_due?: string | null;
    category?: string;
    category_url?: string;
    /** Name of the product */
    name?: string;
}

export interface ListServicesAnswer {
    services: ServiceSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Service {
    id?: Integer;
    /** YYYY-MM-DD; null: never */
    date_created?: string | null;
    domain?: string;
    /** Decimal amount */
    firstpayment?: string;
    /** Decimal amount */
    total?: string;
    billingcycle?: string;
    /** YYYY-MM-DD; null: never */
    next_due?: string | null;
    /** YYYY-MM-DD; null: never */
    next_invoice?: string | null;
    status?: string;
    /** The account's own name for it */
    label?: string;
    username?: string;
    password?: string;
    /** Name of the product */
    name?: string;
}

export interface GetServiceAnswer {
    service: Service;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ServiceMethod {
    name?: string;
    /** GET, POST, PUT or DELETE */
    method?: string;
    /** Path, with placeholders such as @id */
    route?: string;
}

export interface ListServiceMethodsAnswer {
    methods: ServiceMethod[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ResourceItem {
    id?: Integer;
    name?: string;
    /** Decimal amount */
    price?: string;
    /** Decimal amount */
    setup_price?: string;
    selected?: boolean;
}

export interface Resource {
    id?: Integer;
    name?: string;
    type?: string;
    items?: ResourceItem[];
}

export interface GetServiceUpgradesAnswer {
    resources?: Resource[];
    /** Packages that the service can be changed to */
    package?: unknown;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface OpenOutcome {
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface VmAddress {
    id?: Integer | string;
    ipaddress?: string;
    /** Whether it is the main address */
    main?: boolean;
}

export interface Vm {
    /** What other operations take as vm_id */
    id?: Integer | string;
    name?: string;
    label?: string;
    hostname?: string;
    /** Such as running or stopped; server modules differ in their words */
    status?: string;
    /** Whether it is on */
    power?: boolean;
    /** Its addresses */
    ip?: VmAddress[];
    /** ID of what it was installed from */
    template?: Integer | string;
    template_name?: string;
    ipv4?: string;
    ipv6?: string;
    memory?: Integer;
    disk?: Integer;
    cpus?: Integer;
    username?: string;
    password?: string;
}

export interface ListVmsAnswer {
    vms: Vm[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface GetVmAnswer {
    vm: Vm;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Template {
    /** What rebuild_vm takes as template */
    id?: Integer | string;
    name?: string;
}

export interface ListTemplatesAnswer {
    templates: Template[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ListServiceIpsAnswer {
    ip: VmAddress[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface ReverseName {
    /** IP address */
    ip?: string;
    hostname?: string;
}

export interface GetRdnsAnswer {
    rdns?: ReverseName[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Category {
    /** What list_products takes as category_id */
    id?: Integer;
    name?: string;
    description?: string;
    slug?: string;
}

export interface ListCategoriesAnswer {
    categories: Category[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Period {
    title?: string;
    /** What create_order takes as cycle */
    value?: string;
    /** Decimal amount */
    price?: string;
    /** Decimal amount */
    setup?: string;
    selected?: boolean;
}

export interface ProductSummary {
    /** What create_order takes as product_id */
    id?: Integer;
    type?: string;
    name?: string;
    stock?: boolean;
    paytype?: string;
    description?: string;
    qty?: number | string;
    tags?: unknown[];
    periods?: Period[];
}

export interface ListProductsAnswer {
    products: ProductSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Product {
    id?: Integer;
    category_name?: string;
    category_id?: Integer;
    name?: string;
    /** Decimal amount */
    price?: string;
    /** Billing period */
    recurring?: string;
    /** Decimal amount */
    setup?: string;
    /** What can be configured, in the fields product, forms, addons and subproducts */
    config?: unknown;
    /** Decimal amount */
    recurring_price?: string;
    /** YYYY-MM-DD; null: never */
    prorata_date?: string | null;
}

export interface GetProductAnswer {
    product: Product;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface OrderItem {
    type?: string;
    /** ID of the service or domain */
    id?: Integer;
    name?: string;
    product_id?: Integer;
}

export interface Order {
    /** Number of the order */
    order_num?: Integer;
    /** What get_invoice takes as id */
    invoice_id?: Integer;
    /** Decimal amount */
    total?: string;
    items?: OrderItem[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface DomainSummary {
    id?: Integer;
    name?: string;
    /** YYYY-MM-DD; null: never */
    expires?: string | null;
    /** Decimal amount */
    recurring_amount?: string;
    /** YYYY-MM-DD; null: never */
    date_created?: string | null;
    status?: string;
    /** Years */
    period?: Integer;
    autorenew?: boolean;
    /** Days */
    daytoexpire?: Integer;
}

export interface ListDomainsAnswer {
    domains: DomainSummary[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface Domain {
    id?: Integer;
    name?: string;
    /** YYYY-MM-DD; null: never */
    date_created?: string | null;
    /** Decimal amount */
    firstpayment?: string;
    /** Decimal amount */
    recurring_amount?: string;
    /** Years */
    period?: Integer;
    /** YYYY-MM-DD; null: never */
    expires?: string | null;
    status?: string;
    /** YYYY-MM-DD; null: never */
    next_due?: string | null;
    /** YYYY-MM-DD; null: never */
    next_invoice?: string | null;
    idprotection?: boolean;
    nameservers?: string[];
    autorenew?: boolean;
}

export interface GetDomainAnswer {
    details: Domain;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface LookupDomainAnswer {
    /** The word ok: the domain is available */
    status?: unknown;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface GetNameserversAnswer {
    nameservers?: string[];
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface GetEppCodeAnswer {
    /** The EPP code */
    epp_code?: string;
    success?: boolean;
    /** What the service has to say, as fixed words or as sentences */
    info?: string[];
}

export interface FindZoneAnswer {
    zone: ZoneSummary;
}

export interface NormalRecord {
    /** null: not known */
    id?: Integer | null;
    /** Fully qualified, in lower case, without a final dot */
    name?: string;
    /** In upper case */
    type?: string;
    /** In normal form; without the priority */
    content?: string;
    /** null: the type has none */
    priority?: Integer | null;
    /** Seconds; null: not known */
    ttl?: Integer | null;
}

export interface ListRecordsAnswer {
    zone: ZoneSummary;
    records: NormalRecord[];
}

export interface EnsureRecordAnswer {
    record: NormalRecord;
    /** created, updated or unchanged */
    change: string;
    /** Sentences for a person */
    warnings?: string[];
}

export interface RecordChange {
    /** add, update or delete */
    action?: string;
    /** Fully qualified */
    name?: string;
    type?: string;
    /** The record before; null: none */
    before?: NormalRecord;
    /** The record after; null: none */
    after?: NormalRecord;
}

export interface SetRecordsAnswer {
    records: NormalRecord[];
    changes: RecordChange[];
    /** Sentences for a person */
    warnings?: string[];
}

export interface RemoveRecordsAnswer {
    removed: NormalRecord[];
}

export interface ExportZoneAnswer {
    zone: ZoneSummary;
    /** Serial of the zone's SOA, as digits; null: not known */
    serial: string | null;
    records: NormalRecord[];
}

export interface PlanCounts {
    add?: Integer;
    update?: Integer;
    delete?: Integer;
    unchanged?: Integer;
}

export interface Plan {
    zone?: ZoneSummary;
    /** Serial of the zone's SOA, as digits; null: not known */
    serial?: string | null;
    changes?: RecordChange[];
    counts?: PlanCounts;
    /** How many records the zone has */
    records?: Integer;
    /** Sentences for a person */
    warnings?: string[];
}

export interface PlanZoneAnswer {
    plan: Plan;
}

export interface AppliedChange {
    /** add, update or delete */
    action?: string;
    /** Fully qualified */
    name?: string;
    type?: string;
    /** The record before; null: none */
    before?: NormalRecord;
    /** The record after; null: none */
    after?: NormalRecord;
    /** done, failed, uncertain or skipped */
    outcome?: string;
    /** Why it is not done: an object of code, name and message; null: it is done */
    error?: unknown;
}

export interface ApplyPlanCounts {
    /** Changes that were carried out */
    done?: Integer;
    /** Changes that were not carried out */
    failed?: Integer;
    /** Changes of which it is not known whether they were carried out */
    uncertain?: Integer;
    /** Changes that were not tried after an earlier one of the same name failed */
    skipped?: Integer;
}

export interface ApplyPlanAnswer {
    changes: AppliedChange[];
    counts: ApplyPlanCounts;
    /** Serial of the zone's SOA, as digits; null: not known */
    serial?: string | null;
}

export interface WaitForVmAnswer {
    vm: Vm;
    /** In the words of the service; running or stopped if it tells only the power */
    state: string;
    /** Whether it is the wanted state; without last_state always true */
    reached: boolean;
    /** How long the call has waited */
    seconds?: Integer;
}

export interface OrderAndWaitAnswer {
    order: Order;
    /** As it was last read; null: there is none, or it was not read */
    invoice?: Invoice;
    /** The services as they were last seen */
    services: Service[];
    /** Whether all services of the order are active */
    active: boolean;
    /** How long the call has waited for the services */
    seconds?: Integer;
    /** Sentences for a person */
    warnings?: string[];
}

/** The arguments and the answer of each operation. */
export interface Operations {
    login: { arguments: LoginArguments; answer: Tokens };
    logout: { arguments: NoArguments; answer: Done };
    refresh_token: { arguments: RefreshTokenArguments; answer: Tokens };
    revoke_token: { arguments: RevokeTokenArguments; answer: Done };
    signup: { arguments: SignupArguments; answer: Outcome };
    reset_password: { arguments: ResetPasswordArguments; answer: Outcome };
    get_details: { arguments: NoArguments; answer: GetDetailsAnswer };
    update_details: { arguments: UpdateDetailsArguments; answer: UpdateDetailsAnswer };
    list_contacts: { arguments: NoArguments; answer: ListContactsAnswer };
    add_contact: { arguments: AddContactArguments; answer: AddContactAnswer };
    list_contact_privileges: { arguments: NoArguments; answer: ListContactPrivilegesAnswer };
    get_contact: { arguments: GetContactArguments; answer: GetContactAnswer };
    edit_contact: { arguments: EditContactArguments; answer: Outcome };
    get_balance: { arguments: NoArguments; answer: GetBalanceAnswer };
    list_invoices: { arguments: NoArguments; answer: ListInvoicesAnswer };
    get_invoice: { arguments: GetInvoiceArguments; answer: GetInvoiceAnswer };
    apply_credit: { arguments: ApplyCreditArguments; answer: ApplyCreditAnswer };
    list_tickets: { arguments: NoArguments; answer: ListTicketsAnswer };
    create_ticket: { arguments: CreateTicketArguments; answer: CreateTicketAnswer };
    get_ticket: { arguments: GetTicketArguments; answer: GetTicketAnswer };
    reply_ticket: { arguments: ReplyTicketArguments; answer: Outcome };
    reopen_ticket: { arguments: ReopenTicketArguments; answer: Done };
    close_ticket: { arguments: CloseTicketArguments; answer: Done };
    list_ticket_departments: { arguments: NoArguments; answer: ListTicketDepartmentsAnswer };
    list_dns: { arguments: NoArguments; answer: ZoneList };
    add_dns_zone: { arguments: AddDnsZoneArguments; answer: ZoneAnswer };
    list_service_dns: { arguments: ListServiceDnsArguments; answer: ZoneList };
    get_dns_zone: { arguments: GetDnsZoneArguments; answer: GetDnsZoneAnswer };
    delete_dns_zone: { arguments: DeleteDnsZoneArguments; answer: Outcome };
    add_dns_record: { arguments: AddDnsRecordArguments; answer: RecordAnswer };
    edit_dns_record: { arguments: EditDnsRecordArguments; answer: RecordAnswer };
    delete_dns_record: { arguments: DeleteDnsRecordArguments; answer: Outcome };
    list_notifications: { arguments: NoArguments; answer: ListNotificationsAnswer };
    list_payment_methods: { arguments: NoArguments; answer: ListPaymentMethodsAnswer };
    get_ticket_attachment: { arguments: GetTicketAttachmentArguments; answer: File };
    list_services: { arguments: NoArguments; answer: ListServicesAnswer };
    get_service: { arguments: GetServiceArguments; answer: GetServiceAnswer };
    list_service_methods: { arguments: ListServiceMethodsArguments; answer: ListServiceMethodsAnswer };
    set_service_label: { arguments: SetServiceLabelArguments; answer: Outcome };
    get_service_upgrades: { arguments: GetServiceUpgradesArguments; answer: GetServiceUpgradesAnswer };
    upgrade_service: { arguments: UpgradeServiceArguments; answer: OpenOutcome };
    cancel_service: { arguments: CancelServiceArguments; answer: Outcome };
    list_vms: { arguments: ListVmsArguments; answer: ListVmsAnswer };
    get_vm: { arguments: GetVmArguments; answer: GetVmAnswer };
    start_vm: { arguments: StartVmArguments; answer: Done };
    stop_vm: { arguments: StopVmArguments; answer: Done };
    shutdown_vm: { arguments: ShutdownVmArguments; answer: Done };
    reboot_vm: { arguments: RebootVmArguments; answer: Done };
    reset_vm: { arguments: ResetVmArguments; answer: Done };
    rebuild_vm: { arguments: RebuildVmArguments; answer: Done };
    list_templates: { arguments: ListTemplatesArguments; answer: ListTemplatesAnswer };
    list_service_ips: { arguments: ListServiceIpsArguments; answer: ListServiceIpsAnswer };
    get_rdns: { arguments: GetRdnsArguments; answer: GetRdnsAnswer };
    set_rdns: { arguments: SetRdnsArguments; answer: Outcome };
    list_categories: { arguments: NoArguments; answer: ListCategoriesAnswer };
    list_products: { arguments: ListProductsArguments; answer: ListProductsAnswer };
    get_product: { arguments: GetProductArguments; answer: GetProductAnswer };
    create_order: { arguments: CreateOrderArguments; answer: Order };
    quote_order: { arguments: QuoteOrderArguments; answer: OpenOutcome };
    list_domains: { arguments: NoArguments; answer: ListDomainsAnswer };
    get_domain: { arguments: GetDomainArguments; answer: GetDomainAnswer };
    lookup_domain: { arguments: LookupDomainArguments; answer: LookupDomainAnswer };
    get_nameservers: { arguments: GetNameserversArguments; answer: GetNameserversAnswer };
    set_nameservers: { arguments: SetNameserversArguments; answer: Outcome };
    get_epp_code: { arguments: GetEppCodeArguments; answer: GetEppCodeAnswer };
    renew_domain: { arguments: RenewDomainArguments; answer: Order };
    find_zone: { arguments: FindZoneArguments; answer: FindZoneAnswer };
    list_records: { arguments: ListRecordsArguments; answer: ListRecordsAnswer };
    ensure_record: { arguments: EnsureRecordArguments; answer: EnsureRecordAnswer };
    set_records: { arguments: SetRecordsArguments; answer: SetRecordsAnswer };
    remove_records: { arguments: RemoveRecordsArguments; answer: RemoveRecordsAnswer };
    export_zone: { arguments: ExportZoneArguments; answer: ExportZoneAnswer };
    plan_zone: { arguments: PlanZoneArguments; answer: PlanZoneAnswer };
    apply_plan: { arguments: ApplyPlanArguments; answer: ApplyPlanAnswer };
    wait_for_vm: { arguments: WaitForVmArguments; answer: WaitForVmAnswer };
    order_and_wait: { arguments: OrderAndWaitArguments; answer: OrderAndWaitAnswer };
}

/** Can make any number of calls at once. A thread waits for the answers, so that the event loop never blocks. */
export declare class Client {
    /** Sends nothing: the first call that needs credentials signs in. Throws an errors.Configuration. */
    constructor(options?: ClientOptions);

    /** Calls an operation by its name. The arguments may also be given as the text of a JSON object. */
    call<Name extends keyof Operations>(
        operation: Name,
        args?: Operations[Name]['arguments'] | string,
        options?: CallOptions,
    ): Promise<Operations[Name]['answer']>;
    call(operation: string, args?: object | string, options?: CallOptions): Promise<JsonObject>;

    /**
     * Sends a request for which the library has no operation. Failures are recognised, but the answer is not
     * normalised. `path` is below base_url and already escaped. The body is an object or JSON text.
     */
    request(
        method: 'GET' | 'POST' | 'PUT' | 'DELETE',
        path: string,
        body?: object | string | null,
        options?: RequestOptions,
    ): Promise<JsonObject>;

    /** Completes a login that requires a second factor, with the one-time password. */
    verifySecondFactor(code: string, options?: RequestOptions): Promise<JsonObject>;

    /** The request that a call would send. Nothing is sent. The arguments are those of `call`. */
    describe<Name extends keyof Operations>(
        operation: Name,
        args?: Operations[Name]['arguments'] | string,
    ): Description;
    describe(operation: string, args?: object | string): Description;

    /**
     * The operations and procedures of this client as the catalog describes them. With the option portal_file
     * also those of the portal's document, which are methods of the client too: `client.call(name, args)` and
     * the name in camelCase.
     */
    readonly operations: readonly JsonObject[];

    /** The limits that the service has reported so far. Nothing is sent. */
    rateLimits(): RateLimit[];

    /** Ends the running calls (they reject with errors.Cancelled), closes the connections and wipes the secrets. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;

    /**
     * Generate a new authorization token. A client signs in by itself when a call needs it; call this to sign
     * in at once.
     */
    login(args?: LoginArguments, options?: CallOptions): Promise<Tokens>;
    /**
     * Invalidate the authorization token. Nobody signs in for it; without a token, or with one that has
     * ended, nothing is left to do and it succeeds.
     */
    logout(args?: NoArguments, options?: CallOptions): Promise<Done>;
    /**
     * Generate a new authorization token using a refresh token. The refresh token rotates, so a new one comes
     * with each use and the old one is spent.
     */
    refreshToken(args?: RefreshTokenArguments, options?: CallOptions): Promise<Tokens>;
    /**
     * Invalidate the authorization token and the refresh token. Pass a refresh token, or call this without
     * arguments and with a valid access token. As with logout, nobody signs in for it.
     */
    revokeToken(args?: RevokeTokenArguments, options?: CallOptions): Promise<Done>;
    /** Create a new account. */
    signup(args: SignupArguments, options?: CallOptions): Promise<Outcome>;
    /** Request a password reset email for an account. */
    resetPassword(args: ResetPasswordArguments, options?: CallOptions): Promise<Outcome>;
    /** Return the registration details of my account. */
    getDetails(args?: NoArguments, options?: CallOptions): Promise<GetDetailsAnswer>;
    /** Update the registration details of my account. */
    updateDetails(args?: UpdateDetailsArguments, options?: CallOptions): Promise<UpdateDetailsAnswer>;
    /** Return a list of the contacts on this account. */
    listContacts(args?: NoArguments, options?: CallOptions): Promise<ListContactsAnswer>;
    /** Create a new contact. If a password is given, the contact can log in with the given email address. */
    addContact(args?: AddContactArguments, options?: CallOptions): Promise<AddContactAnswer>;
    /**
     * List the possible contact privileges. Each domain and service may list additional privileges, depending
     * on available features.
     */
    listContactPrivileges(args?: NoArguments, options?: CallOptions): Promise<ListContactPrivilegesAnswer>;
    /** Return the details of a contact. */
    getContact(args: GetContactArguments, options?: CallOptions): Promise<GetContactAnswer>;
    /** Change the details of a contact. */
    editContact(args: EditContactArguments, options?: CallOptions): Promise<Outcome>;
    /** Get the current account balance (total of unpaid invoices) and account credit. */
    getBalance(args?: NoArguments, options?: CallOptions): Promise<GetBalanceAnswer>;
    /** List all invoices of my account. */
    listInvoices(args?: NoArguments, options?: CallOptions): Promise<ListInvoicesAnswer>;
    /** Get the details of an invoice. */
    getInvoice(args: GetInvoiceArguments, options?: CallOptions): Promise<GetInvoiceAnswer>;
    /** Apply account credit to an invoice. */
    applyCredit(args: ApplyCreditArguments, options?: CallOptions): Promise<ApplyCreditAnswer>;
    /** List the support tickets of my account. */
    listTickets(args?: NoArguments, options?: CallOptions): Promise<ListTicketsAnswer>;
    /** Submit a new ticket. */
    createTicket(args: CreateTicketArguments, options?: CallOptions): Promise<CreateTicketAnswer>;
    /** Get the details of a ticket, including all replies. */
    getTicket(args: GetTicketArguments, options?: CallOptions): Promise<GetTicketAnswer>;
    /** Reply to a ticket. */
    replyTicket(args: ReplyTicketArguments, options?: CallOptions): Promise<Outcome>;
    /** Try to re-open a closed ticket. */
    reopenTicket(args: ReopenTicketArguments, options?: CallOptions): Promise<Done>;
    /** Send a request to close a ticket. */
    closeTicket(args: CloseTicketArguments, options?: CallOptions): Promise<Done>;
    /** Get the list of ticket departments. */
    listTicketDepartments(args?: NoArguments, options?: CallOptions): Promise<ListTicketDepartmentsAnswer>;
    /** Return a list of all DNS zones. */
    listDns(args?: NoArguments, options?: CallOptions): Promise<ZoneList>;
    /** Create a new DNS zone. */
    addDnsZone(args: AddDnsZoneArguments, options?: CallOptions): Promise<ZoneAnswer>;
    /**
     * Return a list of the DNS zones under a service. On an install that lacks the operation the answer of
     * list_dns is used, filtered by service.
     */
    listServiceDns(args: ListServiceDnsArguments, options?: CallOptions): Promise<ZoneList>;
    /** Return the details of a DNS zone. */
    getDnsZone(args: GetDnsZoneArguments, options?: CallOptions): Promise<GetDnsZoneAnswer>;
    /** Delete a DNS zone. */
    deleteDnsZone(args: DeleteDnsZoneArguments, options?: CallOptions): Promise<Outcome>;
    /**
     * Create a new record in a DNS zone. The same record can be added twice; repeating a call makes a
     * duplicate.
     */
    addDnsRecord(args: AddDnsRecordArguments, options?: CallOptions): Promise<RecordAnswer>;
    /** Edit a record of a DNS zone. */
    editDnsRecord(args: EditDnsRecordArguments, options?: CallOptions): Promise<RecordAnswer>;
    /** Remove a record from a DNS zone. */
    deleteDnsRecord(args: DeleteDnsRecordArguments, options?: CallOptions): Promise<Outcome>;
    /**
     * List the notifications of my account. No portal's document describes the answer. The fields below are
     * those that portals name in similar lists.
     */
    listNotifications(args?: NoArguments, options?: CallOptions): Promise<ListNotificationsAnswer>;
    /** List the available payment methods. */
    listPaymentMethods(args?: NoArguments, options?: CallOptions): Promise<ListPaymentMethodsAnswer>;
    /**
     * Get a file that is attached to a ticket. The bytes are the body of the result; the answer describes
     * them.
     */
    getTicketAttachment(args: GetTicketAttachmentArguments, options?: CallOptions): Promise<File>;
    /** List all services of my account. */
    listServices(args?: NoArguments, options?: CallOptions): Promise<ListServicesAnswer>;
    /** Get the details of a service. */
    getService(args: GetServiceArguments, options?: CallOptions): Promise<GetServiceAnswer>;
    /** List what can be done with a service. */
    listServiceMethods(args: ListServiceMethodsArguments, options?: CallOptions): Promise<ListServiceMethodsAnswer>;
    /** Give a service a label of my own. */
    setServiceLabel(args: SetServiceLabelArguments, options?: CallOptions): Promise<Outcome>;
    /** List what a service can be upgraded to. */
    getServiceUpgrades(args: GetServiceUpgradesArguments, options?: CallOptions): Promise<GetServiceUpgradesAnswer>;
    /**
     * Estimate or request an upgrade of a service. Nothing is ordered unless `send` is true; then an upgrade
     * is ordered, which costs money.
     */
    upgradeService(args: UpgradeServiceArguments, options?: CallOptions): Promise<OpenOutcome>;
    /**
     * Request the cancellation of a service. The request is only queued. A service that was cancelled before
     * answers `cancelled_already`.
     */
    cancelService(args: CancelServiceArguments, options?: CallOptions): Promise<Outcome>;
    /** List the virtual machines of a service. */
    listVms(args: ListVmsArguments, options?: CallOptions): Promise<ListVmsAnswer>;
    /** Get the details of a virtual machine. */
    getVm(args: GetVmArguments, options?: CallOptions): Promise<GetVmAnswer>;
    /** Start a virtual machine. */
    startVm(args: StartVmArguments, options?: CallOptions): Promise<Done>;
    /**
     * Cut the power of a virtual machine. What the machine has not yet written to its disk is lost;
     * shutdown_vm avoids that.
     */
    stopVm(args: StopVmArguments, options?: CallOptions): Promise<Done>;
    /** Shut a virtual machine down. The operating system is asked to end. */
    shutdownVm(args: ShutdownVmArguments, options?: CallOptions): Promise<Done>;
    /** Restart a virtual machine. The operating system is asked to restart. */
    rebootVm(args: RebootVmArguments, options?: CallOptions): Promise<Done>;
    /**
     * Reset a virtual machine. What the machine has not yet written to its disk is lost; reboot_vm avoids
     * that.
     */
    resetVm(args: ResetVmArguments, options?: CallOptions): Promise<Done>;
    /** Install a virtual machine anew. Everything on its disk is lost. */
    rebuildVm(args: RebuildVmArguments, options?: CallOptions): Promise<Done>;
    /** List the templates that a virtual machine can be installed from. */
    listTemplates(args: ListTemplatesArguments, options?: CallOptions): Promise<ListTemplatesAnswer>;
    /** List the IP addresses of a service. */
    listServiceIps(args: ListServiceIpsArguments, options?: CallOptions): Promise<ListServiceIpsAnswer>;
    /** Get the reverse DNS of the IP addresses of a service. */
    getRdns(args: GetRdnsArguments, options?: CallOptions): Promise<GetRdnsAnswer>;
    /** Set the reverse DNS of an IP address. The name of the field that is sent is the address itself. */
    setRdns(args: SetRdnsArguments, options?: CallOptions): Promise<Outcome>;
    /** List the categories of products. */
    listCategories(args?: NoArguments, options?: CallOptions): Promise<ListCategoriesAnswer>;
    /** List the products of a category. */
    listProducts(args: ListProductsArguments, options?: CallOptions): Promise<ListProductsAnswer>;
    /** Get the details of a product, with what can be configured. */
    getProduct(args: GetProductArguments, options?: CallOptions): Promise<GetProductAnswer>;
    /** Order a product. The service begins as Pending, and is there after its invoice is paid. */
    createOrder(args: CreateOrderArguments, options?: CallOptions): Promise<Order>;
    /** Calculate what an order would cost. Nothing is ordered. */
    quoteOrder(args: QuoteOrderArguments, options?: CallOptions): Promise<OpenOutcome>;
    /** List the domains of my account. */
    listDomains(args?: NoArguments, options?: CallOptions): Promise<ListDomainsAnswer>;
    /** Get the details of a domain. */
    getDomain(args: GetDomainArguments, options?: CallOptions): Promise<GetDomainAnswer>;
    /**
     * Ask whether a domain can be registered. It only reads, though it is a POST. The status `ok` means that
     * the domain is available.
     */
    lookupDomain(args: LookupDomainArguments, options?: CallOptions): Promise<LookupDomainAnswer>;
    /** Get the nameservers of a domain. */
    getNameservers(args: GetNameserversArguments, options?: CallOptions): Promise<GetNameserversAnswer>;
    /** Set the nameservers of a domain. */
    setNameservers(args: SetNameserversArguments, options?: CallOptions): Promise<Outcome>;
    /**
     * Get the code that moves a domain to another registrar. The code is a secret: whoever has it can take
     * the domain away.
     */
    getEppCode(args: GetEppCodeArguments, options?: CallOptions): Promise<GetEppCodeAnswer>;
    /** Order the renewal of a domain. */
    renewDomain(args: RenewDomainArguments, options?: CallOptions): Promise<Order>;
    /**
     * Find the DNS zone that a name lies in. Zones are compared by whole labels, in any case, with or without
     * a final dot, in Unicode or in punycode. The longest zone is found.
     */
    findZone(args: FindZoneArguments, options?: CallOptions): Promise<FindZoneAnswer>;
    /** List the records of a DNS zone in normal form. */
    listRecords(args: ListRecordsArguments, options?: CallOptions): Promise<ListRecordsAnswer>;
    /**
     * Make sure that a DNS record exists exactly once. The other values of the same name and type stay. A TTL
     * or a priority that is not given may be any. A call that finds nothing to do writes nothing.
     */
    ensureRecord(args: EnsureRecordArguments, options?: CallOptions): Promise<EnsureRecordAnswer>;
    /**
     * Make the records of a name and type exactly these. An empty list removes them. Records that are right
     * already stay as they are.
     */
    setRecords(args: SetRecordsArguments, options?: CallOptions): Promise<SetRecordsAnswer>;
    /**
     * Remove DNS records by name. Without content, all records of the name and type are removed; without
     * type, all records of the name except SOA and the NS of the zone itself. If there is none, nothing is
     * removed, and the call succeeds.
     */
    removeRecords(args: RemoveRecordsArguments, options?: CallOptions): Promise<RemoveRecordsAnswer>;
    /** Read a whole DNS zone in canonical order. */
    exportZone(args: ExportZoneArguments, options?: CallOptions): Promise<ExportZoneAnswer>;
    /**
     * Compare a DNS zone with the records that it should have. Nothing is written. apply_plan takes the plan.
     * SOA is never changed; the NS of the zone itself only with include_ns.
     */
    planZone(args: PlanZoneArguments, options?: CallOptions): Promise<PlanZoneAnswer>;
    /**
     * Carry out a plan of plan_zone. The zone is read first. If its serial is not the plan's, the call fails
     * with conflict. A plan that deletes or changes more than a third of a zone of ten records or more fails
     * with guarded, unless force is set. Changes of different names are sent at the same time
     * (max_in_flight), those of one name one after the other. A failed change does not end the call: the
     * answer tells the outcome of each change. Nothing is undone.
     */
    applyPlan(args: ApplyPlanArguments, options?: CallOptions): Promise<ApplyPlanAnswer>;
    /**
     * Wait until a virtual machine is in a state. Server modules have their own words for a state: on, online
     * and active mean running, and off, halted and offline mean stopped. Any other state is compared as a
     * text, in any case. After the first answer, a service that cannot be reached for a while does not end
     * the wait. If the timeout of the call passes, the call fails with timeout. To show progress, call again
     * with the state that was answered as last_state, until reached is true.
     */
    waitForVm(args: WaitForVmArguments, options?: CallOptions): Promise<WaitForVmAnswer>;
    /**
     * Order a product and wait until its services are active. Once the order was placed, the call succeeds,
     * so that the order is never lost: active tells whether all its services are active, and the warnings
     * tell why not. It ends when they are active or will not become active, or when the timeout of the call
     * passes.
     */
    orderAndWait(args: OrderAndWaitArguments, options?: CallOptions): Promise<OrderAndWaitAnswer>;
}

/** The library's operations with their parameters and answers, its error codes and its config keys. */
export declare const catalog: {
    abi_version: number;
    version: string;
    operations: { name: keyof Operations; method: string; path: string; summary: string; parameters: object[] }[];
    families: { name: ErrorFamily; summary: string }[];
    errors: { name: ErrorCode; code: number; family: ErrorFamily; summary: string; reasons: { [reason: string]: string } }[];
    config: { key: keyof ClientOptions; type: string; summary: string }[];
};

/** The version of the loaded library. */
export declare const version: string;
