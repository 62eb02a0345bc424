// Sends one request at a time through one libcurl handle. An event loop moves the bytes.
#pragma once

#include <array>
#include <list>
#include <string>

#include "common/error.h"
#include "transport/curl_handles.h"
#include "transport/exchange.h"
#include "transport/settings.h"

namespace balvps {

class Transfer {
  public:
    Transfer(const TransportSettings &settings, const CurlShared &shared);

    /// Prepares the handle to send the request. The event loop checks the deadline. Nothing is ever repeated:
    /// a write that may have arrived ends as an error.
    /// @param fresh use a new connection.
    void begin(Exchange &exchange, bool fresh = false);

    /// The event loop cancels the request.
    void cancel() noexcept { stopped_by_ = ErrorCode::cancelled; }

    /// Stores the outcome in the exchange: the status, and the error if there was one. After an error the
    /// transfer must not be used again: libcurl's handle may keep some of the failed state, such as a body
    /// that could not be rewound, and in some versions not even curl_easy_reset() removes it.
    void finish(CURLcode code);

    /// Whether the last answer used an HTTP version that multiplexes requests on one connection.
    bool multiplexes() const noexcept;

    CURL *easy() const noexcept { return easy_.get(); }
    Exchange &exchange() const noexcept { return *exchange_; }

    /// The transfer that owns a handle.
    static Transfer &of(CURL *easy) noexcept;

    std::list<Transfer>::iterator place = {};  ///< in the event loop's list

  private:
    static std::size_t on_header(char *line, std::size_t size, std::size_t count, void *self);
    static std::size_t on_body(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t on_send(char *buffer, std::size_t size, std::size_t count, void *self);
    template <typename Keep>
    bool keep(Keep piece) noexcept;

    void make_room(Body &body, std::size_t bytes);
    void prepare_method(const HttpRequest &request);
    Error explain(CURLcode code) const;
    bool may_have_arrived() const;
    bool may_be_decoded(std::string_view header_line) noexcept;
    bool must_stop() noexcept;

    const TransportSettings &settings_;
    const CurlShared &shared_;
    CurlEasy easy_;
    std::array<char, CURL_ERROR_SIZE> message_{};
    Secret authorization_line_;
    std::array<curl_slist, 4> header_lines_{};
    std::string url_;
    bool wrote_ = false;  // the previous request was not a GET
    bool fresh_ = false;  // the previous request asked for a new connection

    // The rest belongs to the current request.
    Exchange *exchange_ = nullptr;
    std::string_view unsent_;
    std::size_t received_header_bytes_ = 0;
    std::size_t received_header_lines_ = 0;
    std::size_t codings_ = 0;
    bool awaits_status_line_ = true;
    bool interim_ = false;                    // the header lines belong to an interim answer (1xx)
    std::size_t prefaulted_body_bytes_ = 0;   // bytes of a large body that are prefaulted
    ErrorCode stopped_by_ = ErrorCode::none;  // why this side stopped the request, if it did
};

}  // namespace balvps
