// One warm libcurl handle: it keeps its connection open between requests.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "common/deadline.h"
#include "common/error.h"
#include "transport/curl_handles.h"
#include "transport/http.h"
#include "transport/settings.h"

namespace balvps {

class Connection {
  public:
    Connection(const TransportSettings &settings, const CurlShared &shared);

    /// Sends one request and reads its answer. Nothing is repeated: a write that may have arrived is an
    /// error.
    /// @param response filled as far as the answer came, also on failure.
    std::optional<Error> exchange(HttpRequest &request, const Deadline &deadline, const Interrupt &interrupt,
                                  HttpResponse &response);

  private:
    static std::size_t on_header(char *line, std::size_t size, std::size_t count, void *self);
    static std::size_t on_body(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t on_send(char *buffer, std::size_t size, std::size_t count, void *self);
    template <typename Keep>
    bool keep(Keep piece) noexcept;

    void prepare(HttpRequest &request, const Deadline &deadline);
    CURLcode run(const Deadline &deadline, const Interrupt &interrupt);
    Error explain(CURLcode code, const HttpRequest &request) const;
    bool may_have_arrived() const;

    const TransportSettings &settings_;
    CurlMulti multi_;
    CurlEasy easy_;
    std::array<char, CURL_ERROR_SIZE> message_{};
    Secret authorization_line_;
    std::array<curl_slist, 4> header_lines_{};

    // of the request under way
    HttpResponse *response_ = nullptr;
    std::string_view unsent_;
    ErrorCode stopped_by_ = ErrorCode::none;  // why this side broke it off, if it did
};

}  // namespace balvps
