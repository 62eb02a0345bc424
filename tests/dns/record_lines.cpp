// Gives other programs record data to judge.
//
// record_lines generate SEED     writes a random content of each type, each on a line: TYPE, a tab, CONTENT
// record_lines normal            reads such lines, and writes for each the normal text, a tab, and the text
// for zone
//                                files; or "refused", a tab, and the message
#include <charconv>
#include <iostream>
#include <string>
#include <string_view>

#include "dns/record_data.h"
#include "dns/record_types.h"
#include "generated.h"
#include "json/document.h"

using namespace balvps;

namespace {

void generate(std::uint32_t count) {
    for (std::uint32_t seed = 0; seed < count; ++seed) {
        RecordGenerator generator(seed);
        for (const RecordType &type : record_types()) {
            std::cout << type.name << '\t' << generator.content(type) << '\n';
        }
    }
}

void write_normal(std::string_view line) {
    const std::size_t tab = line.find('\t');
    const Document content = Document::of_text(line.substr(std::min(tab + 1, line.size())));
    const Result<RecordData> data = record_data(line.substr(0, tab), content.root());
    if (!data) {
        std::cout << "refused\t" << data.error().message << '\n';
        return;
    }
    std::cout << data->content << '\t' << zone_file_data(*data) << '\n';
}

}  // namespace

int main(int count, char **arguments) {
    if (count == 3 && std::string_view(arguments[1]) == "generate") {
        generate(static_cast<std::uint32_t>(std::stoul(arguments[2])));
        return 0;
    }
    for (std::string line; std::getline(std::cin, line);) {
        write_normal(line);
    }
    return 0;
}
