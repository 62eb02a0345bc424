// What the service answered to one request.
#pragma once

#include "json/document.h"
#include "transport/http.h"

namespace balvps {

struct Answer {
    HttpResponse response = {};  ///< as it came
    Document document = {};      ///< normalised; meaningful when the request worked
};

}  // namespace balvps
