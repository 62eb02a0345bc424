// The service's answer to one request.
#pragma once

#include "json/document.h"
#include "transport/http.h"

namespace balvps {

struct Answer {
    HttpResponse response = {};  ///< as received
    /// Normalised if the request succeeded. The challenge, if the service asks for a second factor.
    Document document = {};
};

}  // namespace balvps
