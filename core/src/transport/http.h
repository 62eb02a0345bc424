// An HTTP request and its answer, as the steps of a call pass them on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/secret.h"
#include "operation/operation.h"

namespace balvps {

struct HttpRequest {
    Method method = Method::get;
    std::string path = {};  ///< below the base URL, percent-encoded
    Secret body = {};       ///< JSON
    bool has_body = false;
    Secret authorization = {};      ///< value of the Authorization header; empty: none
    bool needs_credentials = true;  ///< it gets the client's if `authorization` is empty
    bool beside_api = false;        ///< the path is below the portal's address, see portal_address()
    std::vector<Secret> secrets_of_path = {};  ///< arguments in the path and the query, to be masked
};

/// The header lines of an answer. Values are NUL-terminated.
class HttpHeaders {
  public:
    void clear() noexcept {
        text_.clear();
        entries_.clear();
    }
    /// Adds one line as received, "Name: value\r\n". Other lines are ignored.
    void add_line(std::string_view line);
    /// The value of the last header of that name (case does not matter); nullptr data: none.
    std::string_view find(std::string_view name) const noexcept;
    std::size_t bytes() const noexcept { return text_.size(); }

  private:
    struct Entry {
        std::size_t name;
        std::size_t name_size;
        std::size_t value;
        std::size_t value_size;
    };
    std::string text_;
    std::vector<Entry> entries_;
};

struct HttpResponse {
    int status = 0;  ///< 0: no answer came
    HttpHeaders headers = {};
    Body body = {};
};

}  // namespace balvps
