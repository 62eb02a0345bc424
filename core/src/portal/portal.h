// The operations that a portal's own document describes, beside those of the library's description.
#pragma once

#include <deque>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "operation/operation.h"

namespace balvps {

/// An operation of the document, with its texts for people. The texts are as the document has them.
struct PortalOperation {
    PortalOperation() = default;
    PortalOperation(const PortalOperation &) = delete;  // its views point into it
    PortalOperation &operator=(const PortalOperation &) = delete;
    ~PortalOperation() = default;

    /// The names and texts of a parameter.
    struct ParameterTexts {
        std::string name;
        std::string other_name;
        std::string description;
        std::string type;  ///< the document's own word
        std::vector<std::string>
            choices;  ///< what the document calls its values: a hint, which is not checked
    };

    std::string name;
    std::string path;
    std::string id;  ///< the document's operationId
    std::string tag;
    std::string summary;
    std::string description;
    std::string answer;                ///< what the document says of the answer
    std::string example;               ///< the answer's example, if it is JSON
    std::deque<ParameterTexts> texts;  ///< of each parameter that the document adds
    /// What the document calls the IDs in a built-in's path.
    std::list<std::string> names_of_ids;
    std::vector<Parameter> parameters;
    /// A GET whose name says that it writes. It is not called safe, and not harmful either.
    bool safety_unknown = false;
    /// The built-in operation that it is; nullptr: none. Then the parameters of the document follow the
    /// built-in's own.
    const Operation *built_in = nullptr;
    Operation operation = {};
};

class Portal {
  public:
    /// Reads a portal's Swagger 2.0 document, as tolerantly as such documents need (wire facts: "The portal's
    /// own Swagger document"). What cannot be used is left out, and warnings() says what and why.
    /// @param text valid UTF-8, at most largest_document bytes.
    /// @return the portal, or an error of code `configuration`, whose message continues the name of the
    /// document: "is not ...".
    static Result<std::shared_ptr<const Portal>> read(std::string_view text);

    static constexpr std::size_t largest_document = 10'000'000;
    static constexpr std::size_t most_operations = 10'000;
    static constexpr std::size_t most_parameters = 100'000;  // of all operations together

    /// The operation of that name: a portal operation, or a built-in one by the name that the document gives
    /// it. nullptr: neither.
    const Operation *find(std::string_view name) const noexcept;

    /// The built-in operation with the fields that the document adds to it.
    const Operation &extended(const Operation &built_in) const noexcept;

    const std::deque<PortalOperation> &operations() const noexcept { return operations_; }
    const std::string &title() const noexcept { return title_; }
    const std::string &version() const noexcept { return version_; }
    const std::vector<std::string> &warnings() const noexcept { return warnings_; }

  private:
    friend class SwaggerReader;

    std::string title_;
    std::string version_;
    std::deque<PortalOperation> operations_;         // in the document's order
    std::vector<const PortalOperation *> by_name_;   // sorted
    std::vector<const PortalOperation *> extended_;  // built-in operations with further fields
    std::vector<std::string> warnings_;
};

}  // namespace balvps
