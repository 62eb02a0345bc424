// One request at a time through one libcurl handle. Who moves the bytes, a connection or a queue, is not its
// business.
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

    /// Makes the handle ready to send the request; its deadline is up to whoever moves the bytes. Nothing is
    /// ever repeated: a write that may have arrived ends as an error.
    /// @param fresh on a connection that is made for it
    void begin(Exchange &exchange, bool fresh = false);

    /// Whoever moves the bytes breaks it off.
    void cancel() noexcept { stopped_by_ = ErrorCode::cancelled; }

    /// Takes down what became of it: the status, and the error if there was one. After an error the transfer
    /// is not to be used again: libcurl's handle keeps some of what went wrong, such as a body that could not
    /// be rewound, and not even curl_easy_reset() takes that away in every version.
    void finish(CURLcode code);

    /// Whether the last answer came by a version of HTTP that carries many requests on one connection.
    bool multiplexes() const noexcept;

    CURL *easy() const noexcept { return easy_.get(); }
    Exchange &exchange() const noexcept { return *exchange_; }

    /// The transfer a handle belongs to.
    static Transfer &of(CURL *easy) noexcept;

    std::list<Transfer>::iterator place = {};  ///< the event loop's

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
    bool is_given_up() noexcept;

    const TransportSettings &settings_;
    const CurlShared &shared_;
    CurlEasy easy_;
    std::array<char, CURL_ERROR_SIZE> message_{};
    Secret authorization_line_;
    std::array<curl_slist, 4> header_lines_{};
    std::string url_;
    bool wrote_ = false;  // the request before was not a GET
    bool fresh_ = false;  // and had a connection of its own

    // of the request under way
    Exchange *exchange_ = nullptr;
    std::string_view unsent_;
    std::size_t received_header_bytes_ = 0;
    std::size_t received_header_lines_ = 0;
    std::size_t codings_ = 0;
    bool awaits_status_line_ = true;
    bool interim_ = false;                    // the header lines are those of an answer with 1xx
    std::size_t body_with_pages_ = 0;         // bytes of a large one that have their memory
    ErrorCode stopped_by_ = ErrorCode::none;  // why this side broke it off, if it did
};

}  // namespace balvps
