#include <balvps/balvps.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sandbox_process.h"

static const struct {
    int32_t code;
    const char *name;
} codes[] = {
    {BALVPS_ERROR_ARGUMENT, "argument"},
    {BALVPS_ERROR_CONFIGURATION, "configuration"},
    {BALVPS_ERROR_AUTHENTICATION, "authentication"},
    {BALVPS_ERROR_SECOND_FACTOR_NEEDED, "second_factor_needed"},
    {BALVPS_ERROR_NOT_PERMITTED, "not_permitted"},
    {BALVPS_ERROR_NOT_FOUND, "not_found"},
    {BALVPS_ERROR_UNSUPPORTED, "unsupported"},
    {BALVPS_ERROR_REFUSED, "refused"},
    {BALVPS_ERROR_RATE_LIMITED, "rate_limited"},
    {BALVPS_ERROR_TIMEOUT, "timeout"},
    {BALVPS_ERROR_CONNECTION, "connection"},
    {BALVPS_ERROR_TLS, "tls"},
    {BALVPS_ERROR_MALFORMED_ANSWER, "malformed_answer"},
    {BALVPS_ERROR_TOO_LARGE, "too_large"},
    {BALVPS_ERROR_OUT_OF_MEMORY, "out_of_memory"},
    {BALVPS_ERROR_CANCELLED, "cancelled"},
    {BALVPS_ERROR_INTERNAL, "internal"},
    {BALVPS_ERROR_AMBIGUOUS_WRITE, "ambiguous_write"},
    {BALVPS_ERROR_UNAVAILABLE, "unavailable"},
    {BALVPS_ERROR_CONFLICT, "conflict"},
    {BALVPS_ERROR_GUARDED, "guarded"},
};

static int is_family(const cJSON *catalog, const char *name) {
    const cJSON *family = NULL;
    cJSON_ArrayForEach(family, cJSON_GetObjectItem(catalog, "families")) {
        if (strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(family, "name")), name) == 0) {
            return 1;
        }
    }
    return 0;
}

/* The constants are fixed for ever: they are numbered from 1, in this order. */
static void the_catalog_and_the_header_agree(void **state) {
    (void)state;
    cJSON *catalog = cJSON_Parse(balvps_catalog_json(NULL));
    const cJSON *errors = cJSON_GetObjectItem(catalog, "errors");
    assert_int_equal(cJSON_GetArraySize(errors), COUNT_OF(codes));
    for (size_t i = 0; i < COUNT_OF(codes); ++i) {
        const cJSON *error = cJSON_GetArrayItem(errors, (int)i);
        assert_int_equal(codes[i].code, i + 1);
        assert_int_equal(cJSON_GetNumberValue(cJSON_GetObjectItem(error, "code")), codes[i].code);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(error, "name")), codes[i].name);
        assert_true(is_family(catalog, cJSON_GetStringValue(cJSON_GetObjectItem(error, "family"))));
    }
    cJSON_Delete(catalog);
}

static double number(const cJSON *object, const char *name) {
    return cJSON_GetNumberValue(cJSON_GetObjectItem(object, name));
}

static const char *string(const cJSON *object, const char *name) {
    return cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
}

/* All about an error as JSON, which must agree with what the functions say; owned by the caller. */
static cJSON *described(const balvps_error *error) {
    static const char *const fields[] = {"code",         "name",        "family",    "reason",
                                         "message",      "messages",    "operation", "http_status",
                                         "content_type", "retry_after", "retryable", "excerpt"};
    size_t length = 0;
    const char *text = balvps_error_json(error, &length);
    assert_int_equal(length, strlen(text));
    assert_ptr_equal(text, balvps_error_json(error, NULL));
    cJSON *json = cJSON_Parse(text);
    assert_non_null(json);
    assert_int_equal(cJSON_GetArraySize(json), COUNT_OF(fields));
    for (size_t i = 0; i < COUNT_OF(fields); ++i) {
        assert_string_equal(cJSON_GetArrayItem(json, (int)i)->string, fields[i]);
    }
    const int32_t code = balvps_error_code(error);
    assert_in_range(code, 1, COUNT_OF(codes));
    assert_string_equal(balvps_error_name(error), codes[code - 1].name);
    assert_int_equal(number(json, "code"), code);
    assert_string_equal(string(json, "name"), balvps_error_name(error));
    assert_string_equal(string(json, "family"), balvps_error_family(error));
    assert_string_equal(string(json, "reason"), balvps_error_reason(error));
    assert_string_equal(string(json, "message"), balvps_error_message(error));
    assert_int_equal(cJSON_IsTrue(cJSON_GetObjectItem(json, "retryable")), balvps_error_retryable(error));
    if (balvps_error_retry_after(error) < 0) {
        assert_true(cJSON_IsNull(cJSON_GetObjectItem(json, "retry_after")));
    } else {
        assert_int_equal(number(json, "retry_after"), balvps_error_retry_after(error));
    }
    assert_int_not_equal(strlen(string(json, "message")), 0);
    return json;
}

static void assert_text_at(const balvps_value *tree, const char *name, const char *expected) {
    assert_string_equal(balvps_value_string(balvps_value_member(tree, name, BALVPS_NTS), NULL), expected);
}

static void assert_integer_at(const balvps_value *tree, const char *name, int64_t expected) {
    int64_t integer = -1;
    assert_int_equal(balvps_value_int(balvps_value_member(tree, name, BALVPS_NTS), &integer), 1);
    assert_int_equal(integer, expected);
}

static void the_tree_of_an_error_says_what_its_json_says(void **state) {
    balvps_client *client = sandbox_client(*state);
    sandbox_play(*state, "/api/balance", 429, "{\"Retry-After\":\"17\"}",
                 "{\"error\":[\"slow down\",\"za\\u017c\"]}");
    balvps_result *result = balvps_client_get_balance(client);
    const balvps_error *error = balvps_result_error(result);
    const balvps_value *tree = balvps_error_value(error);
    assert_ptr_equal(tree, balvps_error_value(error));
    cJSON *json = described(error);
    assert_int_equal(balvps_value_type(tree), BALVPS_VALUE_OBJECT);
    assert_int_equal(balvps_value_size(tree), cJSON_GetArraySize(json));
    for (size_t i = 0; i < balvps_value_size(tree); ++i) {
        assert_string_equal(balvps_value_key(tree, i, NULL), cJSON_GetArrayItem(json, (int)i)->string);
    }
    cJSON_Delete(json);
    assert_integer_at(tree, "code", BALVPS_ERROR_RATE_LIMITED);
    assert_text_at(tree, "name", "rate_limited");
    assert_text_at(tree, "message", balvps_error_message(error));
    assert_text_at(tree, "operation", "get_balance");
    assert_integer_at(tree, "http_status", 429);
    assert_integer_at(tree, "retry_after", 17);
    int32_t retryable = 0;
    assert_int_equal(balvps_value_bool(balvps_value_at(tree, "/retryable", BALVPS_NTS), &retryable), 1);
    assert_int_equal(retryable, balvps_error_retryable(error));
    assert_int_equal(balvps_value_size(balvps_value_at(tree, "/messages", BALVPS_NTS)), 2);
    assert_string_equal(balvps_value_string(balvps_value_at(tree, "/messages/1", BALVPS_NTS), NULL), "zaż");
    balvps_result_free(result);
    balvps_client_free(client);
}

/* Plays an answer to get_balance; the error's JSON, owned by the caller. */
static cJSON *failed(sandbox *server, int status, const char *headers, const char *body) {
    balvps_client *client = sandbox_client(server);
    sandbox_play(server, "/api/balance", status, headers, body);
    balvps_result *result = balvps_client_get_balance(client);
    cJSON *json = described(balvps_result_error(result));
    assert_string_equal(string(json, "operation"), "get_balance");
    assert_int_equal(number(json, "http_status"), status);
    balvps_result_free(result);
    balvps_client_free(client);
    return json;
}

static void a_refusal_gives_the_words_of_the_service(void **state) {
    cJSON *json =
        failed(*state, 200, NULL, "{\"success\":false,\"error\":[\"first \\\"one\\\"\",[\"second\",3]]}");
    assert_int_equal(number(json, "code"), BALVPS_ERROR_REFUSED);
    const cJSON *messages = cJSON_GetObjectItem(json, "messages");
    assert_int_equal(cJSON_GetArraySize(messages), 2);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetArrayItem(messages, 0)), "first \"one\"");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetArrayItem(messages, 1)), "second: 3");
    assert_contains(string(json, "message"), "first \"one\"");
    assert_string_equal(string(json, "content_type"), "application/json");
    cJSON_Delete(json);
}

static void a_rate_limit_tells_how_long_to_wait(void **state) {
    cJSON *json = failed(*state, 429, "{\"Retry-After\":\"17\"}", "{\"error\":[\"slow down\"]}");
    assert_int_equal(number(json, "code"), BALVPS_ERROR_RATE_LIMITED);
    assert_int_equal(number(json, "retry_after"), 17);
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(json, "retryable")));
    cJSON_Delete(json);
    json = failed(*state, 429, NULL, "");
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(json, "retry_after")));
    cJSON_Delete(json);
}

static void an_unreadable_answer_is_excerpted(void **state) {
    cJSON *json = failed(*state, 200, "{\"Content-Type\":\"text/html; charset=utf-8\"}",
                         "<html>\n<title>Maintenance</title></html>");
    assert_string_equal(string(json, "reason"), "html");
    assert_string_equal(string(json, "content_type"), "text/html; charset=utf-8");
    assert_string_equal(string(json, "excerpt"), "<html> <title>Maintenance</title></html>");
    cJSON_Delete(json);
}

/* Bytes that are no UTF-8 come from the service in bodies and headers; the error's JSON must survive them. */
static void broken_bytes_do_not_break_the_json(void **state) {
    static const char *const shown[] = {"<html>\\xff\xC3\xA8 \\xe9\\xe0", "<html>\\xed\\xa0\\x80\\xed"};
    static const char *const answers[] = {
        "{\"answers\":[{\"body_base64\":\"PGh0bWw+/8OoIOng\"}]}", /* <html>, FF, è, E9 E0 */
        "{\"answers\":[{\"body_base64\":\"PGh0bWw+7aCA7b+/wIDggIDwgICA9JCAgA==\"}]}", /* surrogates, overlong,
                                                                                         too big */
    };
    balvps_client *client = sandbox_client(*state);
    for (size_t i = 0; i < COUNT_OF(answers); ++i) {
        sandbox_command(*state, "POST", "play", answers[i]);
        balvps_result *result = balvps_client_get_balance(client);
        cJSON *json = described(balvps_result_error(result));
        assert_string_equal(string(json, "reason"), "html");
        assert_contains(string(json, "excerpt"), shown[i]);
        cJSON_Delete(json);
        balvps_result_free(result);
    }
    static const char *const operations[] = {"\xFF", "\xED\xA0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80",
                                             "\xF4\x90\x80\x80"};
    for (size_t i = 0; i < COUNT_OF(operations); ++i) {
        balvps_result *result = balvps_client_call(client, operations[i], BALVPS_NTS, NULL);
        cJSON_Delete(described(balvps_result_error(result)));
        balvps_result_free(result);
    }
    balvps_client_free(client);
}

static void an_error_of_the_config_is_described_too(void **state) {
    (void)state;
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "retries", BALVPS_NTS, "many", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_config_free(config);
    cJSON *json = described(error);
    assert_int_equal(number(json, "code"), BALVPS_ERROR_CONFIGURATION);
    assert_string_equal(string(json, "operation"), "");
    assert_int_equal(number(json, "http_status"), 0);
    cJSON_Delete(json);
    balvps_error_free(error);
}

static void a_wrong_certificate_is_an_error_of_tls(void **state) {
    balvps_config *config = sandbox_config(*state);
    balvps_config_set(config, "ca_file", BALVPS_NTS, NULL, 0);
    balvps_client *client = client_from(config);
    balvps_result *result = balvps_client_get_balance(client);
    cJSON *json = described(balvps_result_error(result));
    assert_int_equal(number(json, "code"), BALVPS_ERROR_TLS);
    cJSON_Delete(json);
    balvps_result_free(result);
    balvps_client_free(client);
}

/* ---- no secret in any error ---- */

#define PASSWORD "correct-horse-battery"
#define TOKEN "tok-4711-staple"
#define REFRESH_TOKEN "ref-0815-staple"
#define JWT "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"

/* Base64 of user@example.com:correct-horse-battery, as a basic Authorization header has it. */
#define BASIC "dXNlckBleGFtcGxlLmNvbTpjb3JyZWN0LWhvcnNlLWJhdHRlcnk="

static void assert_no_secret(const char *text) {
    static const char *const secrets[] = {PASSWORD, TOKEN, REFRESH_TOKEN, JWT, BASIC};
    assert_non_null(text);
    for (size_t i = 0; i < COUNT_OF(secrets); ++i) {
        assert_lacks(text, secrets[i]);
    }
}

/* Frees a result, which must have failed without telling a secret. */
static void assert_failed_silently(balvps_result *result) {
    const balvps_error *error = balvps_result_error(result);
    assert_non_null(error);
    assert_no_secret(balvps_error_message(error));
    assert_no_secret(balvps_error_json(error, NULL));
    assert_no_secret(balvps_result_attempts_json(result, NULL));
    balvps_result_free(result);
}

static balvps_client *client_with_secrets(const sandbox *server, const char *auth) {
    balvps_config *config = sandbox_config(server);
    balvps_config_set(config, "auth", BALVPS_NTS, auth, BALVPS_NTS);
    balvps_config_set(config, "password", BALVPS_NTS, PASSWORD, BALVPS_NTS);
    if (strcmp(auth, "token") == 0) {
        balvps_config_set(config, "token", BALVPS_NTS, TOKEN, BALVPS_NTS);
        balvps_config_set(config, "refresh_token", BALVPS_NTS, REFRESH_TOKEN, BALVPS_NTS);
    }
    return client_from(config);
}

static void a_refused_sign_in_tells_no_secret(void **state) {
    static const char *const modes[] = {"jwt", "basic", "token"};
    for (size_t i = 0; i < COUNT_OF(modes); ++i) {
        balvps_client *client = client_with_secrets(*state, modes[i]);
        assert_failed_silently(balvps_client_get_details(client));
        balvps_client_free(client);
    }
}

/* What a proxy or a broken script in front of the service might echo of the request to sign in. */
static void an_echoed_sign_in_tells_no_secret(void **state) {
    static const char *const answers[] = {
        "<html>{\"username\":\"user@example.com\",\"password\":\"" PASSWORD "\"}</html>",
        "{\"password\":\"" PASSWORD "\"",
        "{\"token\":\"" TOKEN "\",\"refresh\":\"" REFRESH_TOKEN "\"",
        "{\"token\":null,\"mfa\":{\"token\":\"" JWT "\",\"methods\":[\"google_authenticator\"]}}",
    };
    balvps_client *client = client_with_secrets(*state, "jwt");
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "refresh_token", BALVPS_NTS, REFRESH_TOKEN, BALVPS_NTS);
    for (size_t i = 0; i < COUNT_OF(answers); ++i) {
        sandbox_play(*state, "/api/login", 200, NULL, answers[i]);
        assert_failed_silently(balvps_client_login(client, NULL));
        sandbox_play(*state, "/api/login", 200, NULL, answers[i]);
        assert_failed_silently(balvps_client_get_details(client));
        sandbox_play(*state, "/api/token", 200, NULL, answers[i]);
        assert_failed_silently(balvps_client_refresh_token(client, call));
    }
    balvps_call_free(call);
    sandbox_play(*state, "/api/login", 200, NULL, "{\"token\":[\"" TOKEN "\"]}");
    assert_failed_silently(balvps_client_get_details(client));
    balvps_client_free(client);
}

static void an_echoed_authorization_tells_no_secret(void **state) {
    static const char *const answers[] = {
        "<pre>authorization: Bearer " TOKEN "</pre>", "<pre>AUTHORIZATION: bearer  " TOKEN "</pre>",
        "<pre>Authorization: Bearer " JWT "</pre>",   "<pre>token=" JWT "</pre>",
        "<pre>Authorization: Basic " BASIC "</pre>",  ("Bearer " TOKEN),
    };
    balvps_client *client = client_with_secrets(*state, "basic");
    for (size_t i = 0; i < COUNT_OF(answers); ++i) {
        sandbox_play(*state, NULL, 200, NULL, answers[i]);
        assert_failed_silently(balvps_client_get_details(client));
        sandbox_play(*state, NULL, 200, NULL, answers[i]);
        assert_failed_silently(
            balvps_client_request(client, "GET", BALVPS_NTS, "/anything", BALVPS_NTS, NULL, 0));
    }
    balvps_client_free(client);
}

static void a_mistaken_argument_tells_no_secret(void **state) {
    static const char *const arguments[] = {
        "{\"password\":[\"" PASSWORD "\"]}",
        "{\"password\":{\"is\":\"" PASSWORD "\"}}",
        "{\"password\":\"" PASSWORD "\"",
        "{\"password\":\"" PASSWORD "\"} " PASSWORD,
        "{\"password\":\"" PASSWORD "\",\"passwort\":\"" PASSWORD "\"}",
        "[\"" PASSWORD "\"]",
        "\"" PASSWORD "\"",
    };
    balvps_client *client = client_with_secrets(*state, "none");
    for (size_t i = 0; i < COUNT_OF(arguments); ++i) {
        assert_failed_silently(
            balvps_client_call_json(client, "login", BALVPS_NTS, arguments[i], BALVPS_NTS));
        assert_failed_silently(
            balvps_client_call_json(client, "signup", BALVPS_NTS, arguments[i], BALVPS_NTS));
        assert_failed_silently(
            balvps_client_request(client, "GET", BALVPS_NTS, "/login", BALVPS_NTS, arguments[i], BALVPS_NTS));
    }
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "password", BALVPS_NTS, PASSWORD "\xFF", BALVPS_NTS);
    assert_failed_silently(balvps_client_login(client, call));
    balvps_call_free(call);
    call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "password", BALVPS_NTS, "\"" PASSWORD, BALVPS_NTS);
    assert_failed_silently(balvps_client_login(client, call));
    balvps_call_free(call);
    balvps_client_free(client);
}

#define ERROR_TEST(test) cmocka_unit_test_setup(test, sandbox_fresh)

int main(void) {
    const struct CMUnitTest tests[] = {
        ERROR_TEST(the_catalog_and_the_header_agree),
        ERROR_TEST(the_tree_of_an_error_says_what_its_json_says),
        ERROR_TEST(a_refusal_gives_the_words_of_the_service),
        ERROR_TEST(a_rate_limit_tells_how_long_to_wait),
        ERROR_TEST(an_unreadable_answer_is_excerpted),
        ERROR_TEST(broken_bytes_do_not_break_the_json),
        ERROR_TEST(an_error_of_the_config_is_described_too),
        ERROR_TEST(a_wrong_certificate_is_an_error_of_tls),
        ERROR_TEST(a_refused_sign_in_tells_no_secret),
        ERROR_TEST(an_echoed_sign_in_tells_no_secret),
        ERROR_TEST(an_echoed_authorization_tells_no_secret),
        ERROR_TEST(a_mistaken_argument_tells_no_secret),
    };
    return cmocka_run_group_tests(tests, sandbox_set_up, sandbox_tear_down);
}
