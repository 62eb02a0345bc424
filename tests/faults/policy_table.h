// The table of docs/policy.md: what is right after each fault, for each kind of request.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace balvps::test {

class PolicyTable {
  public:
    /// Reads the table. Throws where the page has no such table.
    PolicyTable();

    /// What the library does, in the table's word: "again", "error", "success", "ambiguous_write", "login".
    /// @param row how the row begins; throws unless one row does.
    /// @param column the whole heading, without its code marks.
    const std::string &cell(const std::string &row, const std::string &column) const;

    /// The rows' headings.
    std::vector<std::string> rows() const;

  private:
    std::map<std::string, std::map<std::string, std::string>> rows_;  // by heading, cells by the column's
};

}  // namespace balvps::test
