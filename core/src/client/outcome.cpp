#include "client/outcome.h"

namespace balvps {

// These are out of line because they are large and every step of a call passes outcomes on.
Outcome::Outcome() = default;
Outcome::Outcome(Error error) : result(failure(std::move(error))) {}
Outcome::Outcome(Outcome &&other) noexcept = default;
Outcome &Outcome::operator=(Outcome &&other) noexcept = default;
Outcome::~Outcome() = default;

}  // namespace balvps
