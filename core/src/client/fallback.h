// Where an install lacks an operation that narrows a list, the whole list is asked for and narrowed here.
#pragma once

#include <string_view>

#include "response/document.h"

namespace balvps {

/// Keeps of every list in an answer the items that belong to one owner: objects whose member `name` has that
/// value, and plain ids that are it. Messages stay.
Document narrowed(const Document &answer, std::string_view name, std::string_view value);

}  // namespace balvps
