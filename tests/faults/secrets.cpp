#include "secrets.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace balvps::test {

namespace {

std::string content_of(const std::filesystem::path &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

StoreDirectory::StoreDirectory() : path_(std::filesystem::temp_directory_path() / "balvps-faults-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) {
        throw std::runtime_error("cannot make a directory for tokens");
    }
}

StoreDirectory::~StoreDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string StoreDirectory::stored() const {
    return content_of(store());
}

std::string StoreDirectory::neighbours() const {
    std::string text;
    for (const auto &entry : std::filesystem::directory_iterator(path_)) {
        if (entry.path() != store()) {
            text += entry.path().filename().string() + "\n" + content_of(entry.path());
        }
    }
    return text;
}

void StoreDirectory::clear() const {
    for (const auto &entry : std::filesystem::directory_iterator(path_)) {
        std::filesystem::remove(entry.path());
    }
}

std::vector<std::string> secrets_in(const std::string &text) {
    constexpr const char *start_of_a_token = "eyJ";
    std::vector<std::string> found;
    for (const char *secret : {test_password, test_totp_secret, start_of_a_token}) {
        if (text.find(secret) != std::string::npos) {
            found.emplace_back(secret);
        }
    }
    return found;
}

}  // namespace balvps::test
