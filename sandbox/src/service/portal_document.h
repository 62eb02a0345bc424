// The portal's own Swagger document, which a portal serves at /?cmd=userapi&action=swagger.
#pragma once

#include <optional>
#include <string>

#include "common/json.h"
#include "http/http.h"
#include "settings.h"

namespace sandbox {

class PortalDocument {
  public:
    /// @param file the document; "": one of the sandbox's own routes.
    /// Throws std::runtime_error if the file cannot be read or is no JSON object with paths.
    explicit PortalDocument(const std::string &file);

    /// The document that was read, or else that of the sandbox's own operations.
    std::string text(const Settings &settings) const;

    /// Whether a request asks for the document.
    static bool is_asked_for(const Request &request);

    /// The answer of an operation that only the document has: its example, or else {"success":true}.
    /// @return nullopt if the document has no such operation
    std::optional<Json> answer(const Request &request) const;

  private:
    std::string text_;  ///< of the file, "" without one
    Json document_ = {{"paths", Json::object()}};
};

}  // namespace sandbox
