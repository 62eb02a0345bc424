// From what came over the wire to the tree of an answer, or to the error that it means.
#pragma once

#include "common/scheduler.h"
#include "response/answer.h"
#include "response/recognise.h"

namespace balvps {

/// Reads the answer whose response has come, and puts its tree beside it.
/// @param exchanged whether it came whole.
/// @param waiting ends the reading of a large answer.
Result<void> read_answer(const Asked &asked, const Waiting &waiting, std::size_t max_body_bytes,
                         Result<void> exchanged, Answer &answer);

}  // namespace balvps
