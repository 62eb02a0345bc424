#include "client/outcome.h"

namespace balvps {

// Out of line: they are large, and every station of a call hands outcomes on.
Outcome::Outcome() = default;
Outcome::Outcome(Error error) : result(failure(std::move(error))) {}
Outcome::Outcome(Outcome &&other) noexcept = default;
Outcome &Outcome::operator=(Outcome &&other) noexcept = default;
Outcome::~Outcome() = default;

}  // namespace balvps
