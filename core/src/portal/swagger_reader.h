// Reads a portal's Swagger 2.0 document.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "portal/path_template.h"
#include "portal/portal.h"

namespace balvps {

class SwaggerReader {
  public:
    SwaggerReader();

    /// Reads the document. It must be an object with `paths`.
    Result<std::shared_ptr<const Portal>> read(const Value &root);

  private:
    /// What an operation has in common with the others of its path.
    struct Place {
        std::string_view path;  ///< as the document has it
        PathTemplate path_template;
        const Value *parameters;  ///< of all its operations; nullptr: none
    };

    Result<void> read_path(std::string_view path, const Value &item);
    void read_operation(Method method, const Place &place, const Value &described);
    bool has_room() const noexcept { return bytes_of_texts_ < Portal::largest_document; }
    std::string shown(std::string_view text);
    void index_shared(const Value &root);
    const Value &resolved(const Value &value) const;
    void add_parameters(PortalOperation &operation, const Place &place, const Value &described);
    void add_path_parameters(PortalOperation &operation, const Place &place,
                             const std::vector<const Value *> &declared);
    void add_fields(PortalOperation &operation, const Value &schema);
    static void add_other_names(PortalOperation &operation, const Place &place);
    static void add_names_of_ids(PortalOperation &operation, const Place &place);
    void add_parameter(PortalOperation &operation, std::string_view name, const Value *declared,
                       bool in_path);
    static void describe_request(PortalOperation &operation, Method method,
                                 const PathTemplate &path_template);
    void give_names();
    bool is_free(const std::string &name) const;
    void warn(std::string_view place, std::string_view what);

    std::shared_ptr<Portal> portal_;
    std::string base_path_;
    std::map<std::string, const Value *, std::less<>> shared_;  // what "$ref" refers to
    std::map<std::string, const Operation *> built_ins_;        // by method and form
    std::set<std::string> requests_;                            // method and form of each operation
    std::size_t parameters_ = 0;                                // of all operations
    std::size_t bytes_of_texts_ = 0;                            // of all parameters
};

}  // namespace balvps
