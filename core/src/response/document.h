// A JSON text, decoded into a tree of values that it owns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/secret.h"
#include "operation/operation.h"
#include "response/arena.h"
#include "response/json.h"
#include "response/value.h"

namespace balvps {

/// Why a text could not be decoded.
struct ParseFailure {
    enum class Kind { empty, truncated, invalid, too_deep };
    Kind kind = Kind::invalid;
    std::size_t offset = 0;  ///< bytes from the start
    std::string what = {};
};

/// What reading a text may cost. Beyond it the reading throws GivenUp.
struct ReadingBounds {
    std::size_t memory = SIZE_MAX;  ///< bytes of the tree, and of what is needed to build it
    Watch *watch = nullptr;         ///< nullptr: it may take as long as it takes
};

class Document {
  public:
    /// Deeper nesting than this is refused: it comes from nobody's invoice.
    static constexpr std::size_t deepest_nesting = 256;

    /// A longer number is refused, and one with more than three digits of exponent: no language can do
    /// anything with such a number but hang or fail.
    static constexpr std::size_t longest_number = 1000;

    Document() noexcept = default;

    /// Decodes a text. Of members with the same name the last counts, in the place of the first. Strings must
    /// be valid UTF-8, and nothing may follow the value.
    /// @param secret the text holds tokens or passwords: the tree is wiped when freed.
    /// @return whether it worked; if not, `failure` says why.
    static bool parse(std::string_view text, bool secret, Document &out, ParseFailure &failure,
                      const ReadingBounds &bounds = {});

    /// The same without a copy, where the body is padded (pad_for_reading).
    static bool parse_in_place(const Body &body, bool secret, Document &out, ParseFailure &failure,
                               const ReadingBounds &bounds = {});

    /// Decodes what this library has just written, so that only memory can be lacking: then it throws.
    static Document of(const JsonBuffer &written);

    const Value &root() const noexcept { return root_; }

    /// A name that the text gives the root more than once, where the last counts; empty: none.
    const std::string &repeated_name() const noexcept { return repeated_name_; }

    /// Brings the tree into the form the description promises (see Schema). Where a container is described
    /// and something else came, or a required field is missing, the answer is not what it should be.
    /// @return empty, or what is wrong, for instance "'invoices' should be a list".
    /// @param watch nullptr: it may take as long as it takes.
    std::string normalise(const Schema &schema, Watch *watch = nullptr);

  private:
    friend class DocumentBuilder;
    friend class Normaliser;

    Arena arena_;
    Value root_;
    std::string repeated_name_;
};

}  // namespace balvps
