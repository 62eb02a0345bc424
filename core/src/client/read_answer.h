// Makes the tree of a received answer, or the error that it means.
#pragma once

#include "common/scheduler.h"
#include "response/answer.h"
#include "response/recognise.h"

namespace balvps {

/// Reads the response of an answer and stores its tree in the answer.
/// @param exchanged whether the whole response arrived.
/// @param waiting ends the reading of a large answer.
Result<void> read_answer(const Asked &asked, const Waiting &waiting, std::size_t max_body_bytes,
                         Result<void> exchanged, Answer &answer);

}  // namespace balvps
