// The table of docs/policy.md: the right reaction to each fault, for each kind of request.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace balvps::test {

class PolicyTable {
  public:
    /// Reads the table. Throws if the page has no such table.
    PolicyTable();

    /// The table's word for the library's reaction: "again", "error", "success", "ambiguous_write", "login".
    /// @param row the beginning of the row. Throws unless exactly one row begins with it.
    /// @param column the whole heading without code marks
    const std::string &cell(const std::string &row, const std::string &column) const;

    /// The rows' headings.
    std::vector<std::string> rows() const;

  private:
    std::map<std::string, std::map<std::string, std::string>> rows_;  // cells by row and column headings
};

}  // namespace balvps::test
