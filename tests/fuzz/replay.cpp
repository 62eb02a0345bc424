// Replaces libFuzzer if it is not linked. It runs a target over each file of the given folders.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "fuzz.h"

int main(int count, char **arguments) {
    std::size_t inputs = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(arguments[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string input(std::istreambuf_iterator<char>(file), {});
            std::cout << entry.path().filename().string()
                      << std::endl;  // flushed, because this input may crash
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
            ++inputs;
        }
    }
    if (inputs == 0) {
        std::cerr << "no inputs\n";
        return 1;
    }
    return 0;
}
