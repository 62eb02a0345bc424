#include "transport/transfer.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <new>

#include "common/ascii.h"
#include "common/printable.h"

namespace balvps {
namespace {

// The limits hold for all answers to a request together, including interim answers and trailers.
constexpr std::size_t max_header_bytes = std::size_t{256} << 10;
constexpr std::size_t max_header_lines = 5000;
constexpr int least_status = 200;  // of a final answer

constexpr std::size_t first_body_capacity = std::size_t{8} << 10;

// Older headers of libcurl lack these. The installed library may be newer than its headers, and an older
// library refuses the option.
constexpr auto option_quick_exit = static_cast<CURLoption>(CURLOPTTYPE_LONG + 322);  // CURLOPT_QUICK_EXIT
constexpr auto code_too_large = static_cast<CURLcode>(100);                          // CURLE_TOO_LARGE

/// Sets an option. Only memory can be missing: the options are fixed, and the values were checked before.
template <typename Value>
void set(const CurlEasy &easy, CURLoption option, Value value) {
    if (curl_easy_setopt(easy.get(), option, value) == CURLE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
}

ErrorCode code_of(CURLcode code) noexcept {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return ErrorCode::timeout;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_CRL_BADFILE:
        case CURLE_SSL_INVALIDCERTSTATUS:
        case CURLE_SSL_ENGINE_INITFAILED:
        case CURLE_USE_SSL_FAILED:
            return ErrorCode::tls;
        case CURLE_PARTIAL_FILE:
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_TOO_MANY_REDIRECTS:
            return ErrorCode::malformed_answer;
        case CURLE_OUT_OF_MEMORY:
            return ErrorCode::out_of_memory;
        default:
            return ErrorCode::connection;
    }
}

std::string_view reason_of(CURLcode code) noexcept {
    switch (code_of(code)) {
        case ErrorCode::malformed_answer:
            return code == CURLE_PARTIAL_FILE ? reason::truncated : reason::protocol;
        case ErrorCode::tls:
            return code == CURLE_SSL_CONNECT_ERROR ? reason::handshake : reason::certificate;
        default:
            return {};
    }
}

constexpr std::string_view content_encoding = "Content-Encoding:";
constexpr std::string_view transfer_encoding = "Transfer-Encoding:";

/// Whether a header line may name codings. The position of the colon rules out most lines.
bool may_name_codings(std::string_view line) noexcept {
    return line.size() > transfer_encoding.size() &&
           (line[content_encoding.size() - 1] == ':' || line[transfer_encoding.size() - 1] == ':');
}

bool starts_in_any_case(std::string_view line, std::string_view with) noexcept {
    return equal_in_any_case(line.substr(0, with.size()), with);
}

/// How many content codings a header names. "identity" and "chunked" are not counted, because they need no
/// decoding of the content.
std::size_t count_codings(std::string_view list) noexcept {
    std::size_t count = 0;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view name = trimmed(list.substr(0, end));
        const bool none =
            name.empty() || equal_in_any_case(name, "identity") || equal_in_any_case(name, "chunked");
        count += none ? 0 : 1;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return count;
}

/// What to do about a certificate that is not trusted, where the certificate itself may be good.
std::string_view advice_about(const Authorities &authorities, CURLcode code) noexcept {
    if (authorities.source == Authorities::Source::nowhere) {
        return "; this system has no certificate authorities: install its package ca-certificates, or name a "
               "PEM file of them in the config key 'ca_file' or the environment variable SSL_CERT_FILE";
    }
    if (authorities.source == Authorities::Source::environment && code == CURLE_SSL_CACERT_BADFILE) {
        return "; the environment variable SSL_CERT_FILE or SSL_CERT_DIR names it";
    }
    return {};
}

/// Whether a status line belongs to an interim answer (1xx).
bool is_interim(std::string_view status_line) noexcept {
    const std::size_t space = std::min(status_line.find(' '), status_line.size());
    return status_line.substr(space).starts_with(" 1");
}

}  // namespace

Transfer::Transfer(const TransportSettings &settings, const CurlShared &shared)
    : settings_(settings), shared_(shared), easy_(curl_easy_init()) {
    if (!easy_) {
        throw std::bad_alloc();
    }
    set(easy_, CURLOPT_PRIVATE, this);
    set(easy_, CURLOPT_SHARE, shared.get());
    set(easy_, CURLOPT_ERRORBUFFER, message_.data());
    set(easy_, CURLOPT_NOSIGNAL, 1L);
    set(easy_, CURLOPT_NOPROGRESS, 1L);
    set(easy_, option_quick_exit, 1L);  // a cancelled call does not wait for name resolution
    set(easy_, CURLOPT_PROTOCOLS_STR, settings.base_url.encrypted ? "https" : "http");
    set(easy_, CURLOPT_FOLLOWLOCATION, 0L);
    // libcurl takes a long, but some versions define these constants with a shorter type.
    constexpr long http_version = CURL_HTTP_VERSION_2TLS;
    constexpr long least_tls_version = CURL_SSLVERSION_TLSv1_2;
    set(easy_, CURLOPT_HTTP_VERSION, http_version);
    set(easy_, CURLOPT_ACCEPT_ENCODING, "");
    for (const CURLoption version : {CURLOPT_SSLVERSION, CURLOPT_PROXY_SSLVERSION}) {
        set(easy_, version, least_tls_version);
    }
    for (const CURLoption verify_peer : {CURLOPT_SSL_VERIFYPEER, CURLOPT_PROXY_SSL_VERIFYPEER}) {
        set(easy_, verify_peer, 1L);
    }
    for (const CURLoption verify_host : {CURLOPT_SSL_VERIFYHOST, CURLOPT_PROXY_SSL_VERIFYHOST}) {
        set(easy_, verify_host, 2L);
    }
    set(easy_, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(easy_, CURLOPT_HTTP09_ALLOWED, 0L);
    set(easy_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
    set(easy_, CURLOPT_USERAGENT, settings.user_agent.c_str());
    if (settings.authorities.source != Authorities::Source::libcurl) {
        const auto path_or_none = [](const std::string &path) {
            return path.empty() ? nullptr : path.c_str();  // none replaces libcurl's own
        };
        for (const CURLoption file : {CURLOPT_CAINFO, CURLOPT_PROXY_CAINFO}) {
            set(easy_, file, path_or_none(settings.authorities.file));
        }
        for (const CURLoption folder : {CURLOPT_CAPATH, CURLOPT_PROXY_CAPATH}) {
            set(easy_, folder, path_or_none(settings.authorities.folder));
        }
    }
    set(easy_, CURLOPT_PROXY, settings.proxy.address.c_str());  // empty: no proxy, not even the environment's
    if (!settings.proxy.username.empty() || !settings.proxy.password.empty()) {
        set(easy_, CURLOPT_PROXYUSERNAME, settings.proxy.username.c_str());
        set(easy_, CURLOPT_PROXYPASSWORD, settings.proxy.password.c_str());
    }
    set(easy_, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    set(easy_, CURLOPT_HEADERDATA, this);
    set(easy_, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    set(easy_, CURLOPT_WRITEDATA, this);
    set(easy_, CURLOPT_READFUNCTION, &Transfer::on_send);
    set(easy_, CURLOPT_READDATA, this);
}

/// Stores a piece of the answer. libcurl calls this, so no exception may leave it.
template <typename Keep>
bool Transfer::keep(Keep piece) noexcept {
    try {
        piece();
        return true;
    } catch (...) {
        stopped_by_ = ErrorCode::out_of_memory;
        return false;
    }
}

std::size_t Transfer::on_header(char *line, std::size_t size, std::size_t count, void *self) {
    auto &transfer = *static_cast<Transfer *>(self);
    const std::string_view text(line, size * count);
    HttpHeaders &headers = transfer.exchange_->response->headers;
    transfer.received_header_bytes_ += text.size();
    ++transfer.received_header_lines_;
    if (transfer.received_header_bytes_ > max_header_bytes ||
        transfer.received_header_lines_ > max_header_lines) {
        transfer.stopped_by_ = ErrorCode::too_large;
        return 0;
    }
    if (may_name_codings(text) && !transfer.may_be_decoded(text)) {
        transfer.stopped_by_ = ErrorCode::malformed_answer;
        return 0;
    }
    // A trailer may look like a status line, so the position of a line decides.
    if (transfer.awaits_status_line_) {
        transfer.awaits_status_line_ = false;
        transfer.interim_ = is_interim(text);
        headers.clear();
    } else if (text == "\r\n" || text == "\n") {
        transfer.awaits_status_line_ = transfer.interim_;
    }
    return transfer.keep([&] { headers.add_line(text); }) ? text.size() : 0;
}

/// Stacked codings expand inside libcurl, where no limit applies to the intermediate sizes and no deadline to
/// the work. So an answer may have one content coding and no transfer coding, which libcurl did not ask for.
/// Interim answers count too, because libcurl may take a coding from them.
bool Transfer::may_be_decoded(std::string_view header_line) noexcept {
    if (starts_in_any_case(header_line, content_encoding)) {
        codings_ += count_codings(header_line.substr(content_encoding.size()));
    } else if (starts_in_any_case(header_line, transfer_encoding)) {
        return count_codings(header_line.substr(transfer_encoding.size())) == 0;
    }
    return codings_ <= 1;
}

/// A chunked answer announces no length. Once it is large, it gets a much larger address range, so that it is
/// not copied again and again. The memory behind the addresses comes as it is needed. With doubling,
/// benchmark c in chunks takes 1.25 times the processor time.
void Transfer::make_room(Body &body, std::size_t bytes) {
    const std::size_t needed = body.size() + bytes + reading_padding;
    if (needed > body.capacity()) {
        std::size_t expected = (needed < large_block / 4 ? 2 : 64) * body.capacity();
        if (body.empty()) {
            curl_off_t announced = -1;  // before decompression, so only a hint
            curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
            expected = announced < 0 ? first_body_capacity : static_cast<std::size_t>(announced);
        }
        expected = std::min(expected, settings_.max_body_bytes) + reading_padding;
        try {
            body.reserve(std::max(needed, expected));
        } catch (const std::bad_alloc &) {
            body.reserve(needed);
        }
        prefaulted_body_bytes_ = first_pages(body.capacity());
    }
    if (body.capacity() >= large_block && needed > prefaulted_body_bytes_) {
        prefaulted_body_bytes_ = get_pages(body.data(), prefaulted_body_bytes_, body.capacity());
    }
}

std::size_t Transfer::on_body(char *data, std::size_t size, std::size_t count, void *self) {
    auto &transfer = *static_cast<Transfer *>(self);
    const std::size_t bytes = size * count;
    Body &body = transfer.exchange_->response->body;
    if (body.size() + bytes > transfer.settings_.max_body_bytes) {
        transfer.stopped_by_ = ErrorCode::too_large;
        return 0;
    }
    // A small piece of a compressed answer may expand to a large one before libcurl checks the time.
    constexpr std::size_t between_checks = std::size_t{1} << 20;
    if (body.size() / between_checks != (body.size() + bytes) / between_checks && transfer.must_stop()) {
        return 0;
    }
    const auto append = [&] {
        transfer.make_room(body, bytes);
        body.append(data, bytes);
    };
    return transfer.keep(append) ? bytes : 0;
}

bool Transfer::must_stop() noexcept {
    if (exchange_->interrupt->is_cancelled()) {
        stopped_by_ = ErrorCode::cancelled;
    } else if (exchange_->deadline.passed()) {
        stopped_by_ = ErrorCode::timeout;
    }
    return stopped_by_ != ErrorCode::none;
}

std::size_t Transfer::on_send(char *buffer, std::size_t size, std::size_t count, void *self) {
    auto &transfer = *static_cast<Transfer *>(self);
    const std::size_t bytes = std::min(size * count, transfer.unsent_.size());
    std::memcpy(buffer, transfer.unsent_.data(), bytes);
    transfer.unsent_.remove_prefix(bytes);
    return bytes;
}

Transfer &Transfer::of(CURL *easy) noexcept {
    void *self = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &self);
    return *static_cast<Transfer *>(self);
}

/// Sets the method and the body. A handle starts with GET and keeps its options between requests.
void Transfer::prepare_method(const HttpRequest &request) {
    set(easy_, CURLOPT_UPLOAD, 0L);
    set(easy_, CURLOPT_HTTPGET, 1L);
    set(easy_, CURLOPT_CUSTOMREQUEST, static_cast<const char *>(nullptr));
    const bool writes = request.method != Method::get;
    if (writes && (request.has_body || request.method == Method::post)) {
        // on_send delivers the body and cannot be rewound. So if libcurl finds a kept connection dead after
        // it sent a write, it fails and does not send the write twice.
        set(easy_, CURLOPT_POST, 1L);
        set(easy_, CURLOPT_POSTFIELDS, static_cast<const char *>(nullptr));
        set(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.view().size()));
    }
    if (writes && request.method != Method::post) {
        // Method names are literals, so they end with a NUL.
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage)
        set(easy_, CURLOPT_CUSTOMREQUEST, method_name(request.method).data());
    }
}

void Transfer::begin(Exchange &exchange, bool fresh) {
    exchange_ = &exchange;
    prefaulted_body_bytes_ = 0;
    received_header_bytes_ = received_header_lines_ = codings_ = 0;
    awaits_status_line_ = true;
    stopped_by_ = ErrorCode::none;
    message_[0] = '\0';
    const HttpRequest &request = *exchange.request;
    const std::string_view base = settings_.base_url.text;
    url_.assign(request.beside_api ? portal_address(base) : base).append(request.path);
    set(easy_, CURLOPT_URL, url_.c_str());
    unsent_ = request.body.view();
    const bool writes = request.method != Method::get;
    if (writes || wrote_) {
        prepare_method(request);
        wrote_ = writes;
    }
    // A write without a body has nothing to rewind, so libcurl might repeat it. So it gets a new connection.
    fresh = fresh || (writes && !request.has_body);
    if (fresh != fresh_) {
        set(easy_, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
        fresh_ = fresh;
    }

    // The lines belong to this object and not to libcurl, so that the token is wiped with them.
    static char accept[] = "Accept: application/json";
    static char content_type[] = "Content-Type: application/json";
    static char no_content_type[] = "Content-Type:";
    static char no_expect[] = "Expect:";
    std::size_t count = 0;
    const auto add = [&](char *line) {
        header_lines_.at(count) = {line, nullptr};
        if (count > 0) {
            header_lines_.at(count - 1).next = &header_lines_.at(count);
        }
        ++count;
    };
    add(accept);
    add(no_expect);
    add(request.has_body ? content_type : no_content_type);
    authorization_line_ = Secret();
    if (!request.authorization.empty()) {
        authorization_line_ = Secret("Authorization: ", request.authorization.view());
        add(authorization_line_.c_str());
    }
    set(easy_, CURLOPT_HTTPHEADER, header_lines_.data());
}

bool Transfer::may_have_arrived() const {
    // A request to a proxy to open a tunnel counts as sent too. But libcurl is ready to send the real request
    // only when the tunnel is open and the service has shown its certificate.
    long sent = 0;
    curl_off_t ready_to_send = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(easy_.get(), CURLINFO_PRETRANSFER_TIME_T, &ready_to_send);
    return sent > 0 && ready_to_send > 0;
}

Error Transfer::explain(CURLcode code) const {
    const HttpRequest &request = *exchange_->request;
    Error error;
    const bool stopped = stopped_by_ != ErrorCode::none;
    error.code = stopped ? stopped_by_ : code_of(code);
    if ((code == CURLE_OUT_OF_MEMORY || code == code_too_large) && exchange_->response->status != 0 &&
        exchange_->response->body.empty()) {
        error.code = ErrorCode::too_large;  // libcurl reports headers beyond its limits like this
    }
    error.reason = stopped_by_ == ErrorCode::malformed_answer ? reason::protocol
                   : stopped                                  ? std::string_view()
                                                              : reason_of(code);
    error.may_have_arrived = may_have_arrived();
    if (error.may_have_arrived && error.code == ErrorCode::tls) {
        // A kept connection broke after the request was sent. libcurl made another one to send it again, and
        // only there the handshake failed. That says nothing about the request.
        error.code = ErrorCode::connection;
        error.reason = {};
    }
    error.http_status = exchange_->response->status;
    if (error.code == ErrorCode::cancelled) {
        error.message = cancelled().message;
    } else if (error.code == ErrorCode::out_of_memory) {
        error.message = out_of_memory().message;
    } else if (error.code == ErrorCode::too_large) {
        error.message = "the answer is larger than max_body_bytes (" +
                        std::to_string(settings_.max_body_bytes) +
                        " bytes), or its headers are larger than " + std::to_string(max_header_bytes) +
                        " bytes or " + std::to_string(max_header_lines) + " lines";
    } else {
        const std::string_view detail =
            code == CURLE_SEND_FAIL_REWIND               ? "the connection broke after the request was sent"
            : stopped_by_ == ErrorCode::timeout          ? "the deadline passed while the answer came in"
            : stopped_by_ == ErrorCode::malformed_answer ? "the answer is encoded more than once"
            : message_[0] != '\0'                        ? message_.data()
                                                         : curl_easy_strerror(code);
        std::string text(method_name(request.method));
        text.append(" ").append(settings_.base_url.text);
        text.append(request.path.substr(0, request.path.find('?'))).append(": ").append(detail);
        if (error.reason == reason::certificate) {
            text.append(advice_about(settings_.authorities, code));
        }
        error.message = printable(text);  // libcurl quotes certificates, proxies and configs
    }
    return error;
}

bool Transfer::multiplexes() const noexcept {
    long version = CURL_HTTP_VERSION_NONE;
    curl_easy_getinfo(easy_.get(), CURLINFO_HTTP_VERSION, &version);
    return version >= CURL_HTTP_VERSION_2_0;
}

void Transfer::finish(CURLcode code) {
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    exchange_->response->status = static_cast<int>(status);
    if (status != 0) {
        shared_.multiplexes = multiplexes();
    }
    try {
        // libcurl accepts any number after "HTTP/1.1 " as the status, such as 20.
        if (code == CURLE_OK && exchange_->response->status < least_status) {
            code = CURLE_WEIRD_SERVER_REPLY;
        }
        if (code != CURLE_OK) {
            exchange_->result = failure(explain(code));
        } else {
            pad_for_reading(exchange_->response->body);
        }
    } catch (const std::bad_alloc &) {  // the call that waits for the exchange must still continue
        exchange_->result = failure(out_of_memory());
        exchange_->result.error().may_have_arrived = may_have_arrived();
    }
    set(easy_, CURLOPT_HTTPHEADER, static_cast<curl_slist *>(nullptr));
    authorization_line_ = Secret();
    unsent_ = {};
    exchange_ = nullptr;
}

}  // namespace balvps
