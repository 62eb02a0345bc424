#include "portal/portal_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "documents.h"

namespace balvps {
namespace {

using test::document_with;
using test::why;

class PortalFile : public testing::Test {
  protected:
    PortalFile() { EXPECT_NE(::mkdtemp(folder_.data()), nullptr); }
    ~PortalFile() override { std::filesystem::remove_all(folder_); }

    std::string path() const { return folder_ + "/portal.json"; }

    static std::string refusal(const std::string &path) {
        const auto portal = read_portal_file(path);
        EXPECT_TRUE(portal || portal.error().code == ErrorCode::configuration);
        return why(portal);
    }

  private:
    std::string folder_ = testing::TempDir() + "balvps-portal-XXXXXX";
};

TEST_F(PortalFile, IsRead) {
    std::ofstream(path()) << document_with(R"({"a":{"get":{}}})");
    EXPECT_EQ(refusal(path()), "it worked");
}

TEST_F(PortalFile, MustBeAFileThatCanBeRead) {
    EXPECT_EQ(refusal(path()), "cannot be opened: No such file or directory");
    EXPECT_EQ(refusal(testing::TempDir()), "is not a regular file");
    EXPECT_EQ(refusal("/dev/zero"), "is not a regular file");
    ASSERT_EQ(::mkfifo(path().c_str(), 0600), 0);
    EXPECT_EQ(refusal(path()), "is not a regular file") << "and nobody waits for its other end";
}

TEST_F(PortalFile, OfAnySizeIsReadOnlyAsFarAsTheLimit) {
    std::ofstream(path()).close();
    std::filesystem::resize_file(path(), std::uintmax_t{1} << 36);  // with holes
    EXPECT_EQ(refusal(path()), "is larger than 10000000 bytes");
}

}  // namespace
}  // namespace balvps
