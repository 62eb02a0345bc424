#include "policy/service_routes.h"

#include <gtest/gtest.h>

#include "json/reader.h"

namespace balvps {
namespace {

ServiceMethods methods(const std::string &name) {
    return {{name, Method::post, "/service/{}/" + name}};
}

TEST(ServiceRoutes, AreKeptByService) {
    ServiceRoutes routes;
    routes.store("10", methods("a"));
    routes.store("11", methods("b"));
    routes.store("10", methods("c"));
    ASSERT_TRUE(routes.find("10") && routes.find("11"));
    EXPECT_EQ(routes.find("10")->front().name, "c");
    EXPECT_EQ(routes.find("11")->front().name, "b");
    EXPECT_FALSE(routes.find("1"));
    routes.forget("10");
    EXPECT_FALSE(routes.find("10"));
}

TEST(ServiceRoutes, EndAfterTheirLifetime) {
    ServiceRoutes routes{Clock::duration::zero()};
    routes.store("10", methods("a"));
    EXPECT_FALSE(routes.find("10"));
}

TEST(ServiceRoutes, AreKeptForTheLatestServices) {
    ServiceRoutes routes;
    for (std::size_t i = 0; i <= ServiceRoutes::most_services; ++i) {
        routes.store(std::to_string(i), methods("a"));
    }
    EXPECT_FALSE(routes.find("0"));
    EXPECT_TRUE(routes.find("1"));
    EXPECT_TRUE(routes.find(std::to_string(ServiceRoutes::most_services)));
}

TEST(ServiceMethods, HaveALimit) {
    std::string text = R"({"methods":[)";
    for (int i = 0; i < 300; ++i) {
        text +=
            (i > 0 ? "," : "") + std::string(R"({"name":"Get It","method":"get","route":"service/@id/x"})");
    }
    const ServiceMethods read = read_service_methods(read_json(text + "]}", false)->root(), "/api");
    ASSERT_EQ(read.size(), 200U);
    EXPECT_EQ(read.front().name, "get_it");
    EXPECT_EQ(read.front().form, "/service/{}/x");
    const std::string route = "/service/@id/" + std::string(300, 'x');
    const std::string longer = R"({"methods":[{"name":"","method":"GET","route":")" + route + R"("}]})";
    EXPECT_TRUE(read_service_methods(read_json(longer, false)->root(), "").empty());
}

}  // namespace
}  // namespace balvps
