#include "policy_table.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace balvps::test {

namespace {

/// A cell of a Markdown table, without code marks and the spaces around it.
std::string plain(std::string cell) {
    std::erase(cell, '`');
    const std::size_t first = cell.find_first_not_of(' ');
    return first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1);
}

/// The cells of a line "| a | b |". None if it is no line of a table.
std::vector<std::string> cells_of(const std::string &line) {
    std::vector<std::string> cells;
    if (!line.starts_with('|')) {
        return cells;
    }
    std::istringstream rest(line.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');) {
        cells.push_back(plain(cell));
    }
    return cells;
}

}  // namespace

PolicyTable::PolicyTable() {
    std::ifstream page(BALVPS_POLICY_PAGE);
    std::vector<std::string> columns;
    for (std::string line; std::getline(page, line);) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.empty()) {
            if (!columns.empty()) {
                break;  // the table has ended
            }
            continue;
        }
        if (columns.empty()) {
            columns = cells;
            continue;
        }
        if (cells.size() != columns.size()) {
            throw std::runtime_error("a row of another length: " + line);
        }
        for (std::size_t i = 1; i < cells.size() && !cells.front().starts_with("---"); ++i) {
            rows_[cells.front()][columns.at(i)] = cells.at(i);
        }
    }
    if (rows_.empty()) {
        throw std::runtime_error("no table in " BALVPS_POLICY_PAGE);
    }
}

const std::string &PolicyTable::cell(const std::string &row, const std::string &column) const {
    const auto begins_so = [&](const auto &each) { return each.first.starts_with(row); };
    if (std::ranges::count_if(rows_, begins_so) != 1) {
        throw std::runtime_error("not one row begins with " + row);
    }
    return std::ranges::find_if(rows_, begins_so)->second.at(column);
}

std::vector<std::string> PolicyTable::rows() const {
    std::vector<std::string> headings;
    for (const auto &[heading, cells] : rows_) {
        headings.push_back(heading);
    }
    return headings;
}

}  // namespace balvps::test
