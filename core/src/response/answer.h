// What the service answered to one request.
#pragma once

#include "json/document.h"
#include "transport/http.h"

namespace balvps {

struct Answer {
    HttpResponse response = {};  ///< as it came
    Document document =
        {};  ///< normalised if the request worked; the challenge, if it asks for a second factor
};

}  // namespace balvps
