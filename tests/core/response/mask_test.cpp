#include "response/mask.h"

#include <gtest/gtest.h>

#include "common/printable.h"

namespace balvps {
namespace {

constexpr std::string_view jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyNiJ9.dGhlIHNpZ25hdHVyZQ";

std::string masked(const std::string &text) {
    return Mask().masked(text);
}

TEST(Mask, HidesWhateverIsAJsonWebToken) {
    const std::string token(jwt);
    EXPECT_EQ(masked("Token " + token + " is over."), "Token *** is over.");
    EXPECT_EQ(masked("\"" + token + "\""), "\"***\"");
    EXPECT_EQ(masked("https://portal.example/?access_token%3D" + token + "&x"),
              "https://portal.example/?access_token%3D***&x");
    EXPECT_EQ(masked("id-" + token), "id-***");
    EXPECT_EQ(masked(token.substr(0, 15)), "***");
    EXPECT_EQ(masked("eyAiYWxnIjogIm5vbmUiIH0.e30."), "***");
}

TEST(Mask, HidesWhatQueriesCallASecret) {
    EXPECT_EQ(masked("GET /?access_token=abc&x=1"), "GET /?access_token=***&x=1");
    EXPECT_EQ(masked("refresh_token=a/b+c=; password=p%20q"), "refresh_token=***; password=***");
    EXPECT_EQ(masked("New_Password2='a b', id=1"), "New_Password2='***', id=1");
    EXPECT_EQ(masked(R"({"password": "a b","id":1})"), R"({"password": "***","id":1})");
    EXPECT_EQ(masked("client_secret=\"not ended"), "client_secret=\"***");
}

TEST(Mask, LeavesOtherTextsAsTheyAre) {
    for (const char *text : {"", "Invoice not found", "password: it must have eight characters",
                             "The token has expired.", "password=", "token = 5", "code=404",
                             "eyes.example.com", "keyJob", "surveyJobIdentifierOfTheCompany", "café 😀 \xFF",
                             "a=b&c=d", "token\"", "secret\" :", "password\":1", "eyJ"}) {
        EXPECT_EQ(masked(text), text);
    }
}

TEST(Mask, HidesTheSecretsItIsToldOfWhereverTheyStand) {
    Mask mask;
    mask.hide("hush!/\"hush");
    mask.hide_authorization("Basic dXNlcjpwYXNz");
    EXPECT_EQ(mask.masked("say hush!/\"hush and xhush!/\"hushx"), "say *** and x***x");
    EXPECT_EQ(mask.masked("hush%21%2F%22hush"), "***");
    EXPECT_EQ(mask.masked("<b>hush!/&quot;hush</b>"), "<b>***</b>");
    EXPECT_EQ(mask.masked(R"({"x":"hush!/\"hush","y":"hush!\/\"hush"})"), R"({"x":"***","y":"***"})");
    EXPECT_EQ(mask.masked("got Basic dXNlcjpwYXNz, sorry"), "got Basic ***, sorry");
}

TEST(Mask, HidesThemAsOurMessagesShowThem) {
    Mask mask;
    mask.hide("p\u200dass\\nâ");
    EXPECT_EQ(mask.masked(printable("no p\u200dass\\nâ here")), "no *** here");
    EXPECT_EQ(mask.masked(printable(R"(no p\u200dass\\n\u00e2 here)")), "no *** here");  // from JSON
}

TEST(Mask, HidesThemAsJsonOfOtherLanguagesWritesThem) {
    Mask mask;
    mask.hide("pâss/wörd 😀");
    EXPECT_EQ(mask.masked(R"("p\u00e2ss\/w\u00f6rd \ud83d\ude00")"), "\"***\"");  // PHP
    EXPECT_EQ(mask.masked(R"("p\u00e2ss/w\u00f6rd \ud83d\ude00")"), "\"***\"");   // Python
    EXPECT_EQ(mask.masked(R"("pâss\/wörd 😀")"), "\"***\"");
    EXPECT_EQ(mask.masked("p%C3%A2ss%2Fw%C3%B6rd%20%F0%9F%98%80"), "***");
}

TEST(Mask, DoesNotLookForWhatStandsInManyWords) {
    Mask mask;
    mask.hide("abc");
    mask.hide("");
    mask.hide_authorization("");
    EXPECT_EQ(mask.masked("abcd"), "abcd");
}

TEST(Mask, HidesTheSecretMembersOfABody) {
    Mask mask;
    mask.hide_body(R"({"username":"user@example.com","password":"s3cr3t","payload":{"code":"123456"},
                       "tokens":["first","other"],"n":1})");
    EXPECT_EQ(mask.masked("user@example.com s3cr3t 123456 first other"), "user@example.com *** *** *** ***");
    mask.hide_body("{");
}

TEST(Mask, HidesEverythingInAnErrorThatCameFromOutside) {
    Mask mask;
    mask.hide("correct horse battery");
    Error error;
    error.message = "the service says: correct horse battery";
    error.details().messages = {"correct horse battery", std::string(jwt)};
    error.details().content_type = "text/correct horse battery";
    error.details().excerpt = "<p>correct horse bat";
    mask.apply(error);
    EXPECT_EQ(error.message, "the service says: ***");
    EXPECT_EQ(error.details().messages, (std::vector<std::string>{"***", "***"}));
    EXPECT_EQ(error.details().content_type, "text/***");
    EXPECT_EQ(error.details().excerpt, "<p>***") << "the beginning of one, where the text was cut";
}

TEST(Mask, LooksForSecretsOfAtLeastFourBytes) {
    Mask mask;
    mask.hide("abc");
    mask.hide("wxyz");
    mask.hide("12345");
    EXPECT_EQ(mask.masked("abc wxyz 12345"), "abc *** ***");
}

TEST(Mask, TakesAPartOfAtLeastTenBytesForAToken) {
    EXPECT_EQ(masked("eyJhbGciO"), "eyJhbGciO");
    EXPECT_EQ(masked("eyJhbGciOi"), "***");
    EXPECT_EQ(masked("eyJhbGciOiJ"), "***");
}

}  // namespace
}  // namespace balvps
