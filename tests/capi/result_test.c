#include <balvps/balvps.h>

#include "check.h"
#include "sandbox_process.h"

static balvps_client *client;

static int fresh(void **state) {
    sandbox_fresh(state);
    client = sandbox_client(*state);
    return 0;
}

static int free_client(void **state) {
    (void)state;
    balvps_client_free(client);
    return 0;
}

/* The first attempts of a result: method, path, status and number of each. */
struct attempt {
    const char *method;
    const char *path;
    int status;
    int number;
    const char *error;
};

static void assert_attempts(const balvps_result *result, const struct attempt *expected, size_t count) {
    size_t length = 0;
    const char *text = balvps_result_attempts_json(result, &length);
    assert_int_equal(length, strlen(text));
    cJSON *attempts = cJSON_Parse(text);
    assert_int_equal(cJSON_GetArraySize(attempts), count);
    for (size_t i = 0; i < count; ++i) {
        const cJSON *attempt = cJSON_GetArrayItem(attempts, (int)i);
        assert_int_equal(cJSON_GetArraySize(attempt), 6);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(attempt, "method")), expected[i].method);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(attempt, "path")), expected[i].path);
        assert_int_equal(cJSON_GetNumberValue(cJSON_GetObjectItem(attempt, "status")), expected[i].status);
        assert_int_equal(cJSON_GetNumberValue(cJSON_GetObjectItem(attempt, "attempt")), expected[i].number);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(attempt, "error")), expected[i].error);
        assert_true(cJSON_GetNumberValue(cJSON_GetObjectItem(attempt, "milliseconds")) > 0);
    }
    cJSON_Delete(attempts);
}

static void a_success_holds_everything(void **state) {
    static const char body[] = "{ \"success\" : \"1\",\n \"details\":{\"acc_balance\":19.650,\"mine\":[ ]} }";
    static const char json[] = "{\"success\":true,\"details\":{\"acc_balance\":\"19.650\",\"mine\":[]}}";
    size_t length = 0;
    sandbox_play(*state, "/api/balance", 201, NULL, body);
    balvps_result *result = balvps_client_get_balance(client);
    assert_null(balvps_result_error(result));
    assert_int_equal(balvps_result_http_status(result), 201);
    assert_string_equal(balvps_result_body(result, &length), body);
    assert_int_equal(length, sizeof body - 1);
    assert_string_equal(balvps_result_json(result, &length), json);
    assert_int_equal(length, sizeof json - 1);
    assert_int_equal(balvps_value_type(balvps_result_value(result)), BALVPS_VALUE_OBJECT);
    assert_string_equal(
        balvps_value_string(balvps_value_at(balvps_result_value(result), "/details/acc_balance", BALVPS_NTS),
                            NULL),
        "19.650");
    balvps_result_free(result);
}

static void what_is_borrowed_stays_the_same(void **state) {
    (void)state;
    balvps_result *result = balvps_client_get_details(client);
    assert_ptr_equal(balvps_result_json(result, NULL), balvps_result_json(result, NULL));
    assert_ptr_equal(balvps_result_body(result, NULL), balvps_result_body(result, NULL));
    assert_ptr_equal(balvps_result_value(result), balvps_result_value(result));
    assert_ptr_equal(balvps_result_attempts_json(result, NULL), balvps_result_attempts_json(result, NULL));
    balvps_result_free(result);
}

static void a_result_outlives_its_client(void **state) {
    balvps_client *other = sandbox_client(*state);
    balvps_result *result = balvps_client_get_details(other);
    balvps_client_free(other);
    assert_null(balvps_result_error(result));
    assert_contains(balvps_result_json(result, NULL), "\"firstname\":\"Joe\"");
    assert_non_null(balvps_value_at(balvps_result_value(result), "/client/email", BALVPS_NTS));
    balvps_result_free(result);
}

static void headers_are_found_in_any_case(void **state) {
    static const char *const names[] = {"X-RateLimit-Remaining", "x-ratelimit-remaining",
                                        "X-RATELIMIT-REMAINING"};
    size_t length = 0;
    sandbox_play(*state, "/api/balance", 200,
                 "{\"X-RateLimit-Remaining\":\"24\",\"X-Empty\":\"\",\"X-Latin\":\"caf\xC3\xA9\"}",
                 "{\"details\":{}}");
    balvps_result *result = balvps_client_get_balance(client);
    for (size_t i = 0; i < COUNT_OF(names); ++i) {
        assert_string_equal(balvps_result_header(result, names[i], BALVPS_NTS, &length), "24");
        assert_int_equal(length, 2);
    }
    assert_string_equal(balvps_result_header(result, "X-Empty", BALVPS_NTS, &length), "");
    assert_int_equal(length, 0);
    assert_string_equal(balvps_result_header(result, "X-Latin", BALVPS_NTS, NULL), "caf\xC3\xA9");
    assert_string_equal(balvps_result_header(result, "Content-Type", BALVPS_NTS, NULL), "application/json");
    assert_null(balvps_result_header(result, "X-RateLimit", BALVPS_NTS, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_header(result, "X-RateLimit-Remaining:", BALVPS_NTS, NULL));
    assert_null(balvps_result_header(result, "", BALVPS_NTS, NULL));
    balvps_result_free(result);
}

static void the_attempts_tell_of_the_sign_in(void **state) {
    static const struct attempt first[] = {{"POST", "/login", 200, 1, ""}, {"GET", "/details", 200, 1, ""}};
    static const struct attempt second[] = {{"GET", "/details", 200, 1, ""}};
    (void)state;
    balvps_result *result = balvps_client_get_details(client);
    assert_attempts(result, first, COUNT_OF(first));
    balvps_result_free(result);
    result = balvps_client_get_details(client);
    assert_attempts(result, second, COUNT_OF(second));
    balvps_result_free(result);
}

static void the_attempts_tell_of_retries(void **state) {
    static const struct attempt expected[] = {{"POST", "/login", 200, 1, ""},
                                              {"GET", "/details", 503, 1, "unavailable"},
                                              {"GET", "/details", 502, 2, "unavailable"},
                                              {"GET", "/details", 200, 3, ""}};
    balvps_config *config = sandbox_config(*state);
    balvps_config_set(config, "retries", BALVPS_NTS, "2", BALVPS_NTS);
    balvps_config_set(config, "retry_base_ms", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_client *patient = client_from(config);
    sandbox_play(*state, "/api/details", 503, "{\"Content-Type\":\"text/html\"}", "<h1>down</h1>");
    sandbox_play(*state, "/api/details", 502, NULL, "{\"error\":\"down\"}");
    balvps_result *result = balvps_client_get_details(patient);
    assert_null(balvps_result_error(result));
    assert_int_equal(balvps_result_http_status(result), 200);
    assert_attempts(result, expected, COUNT_OF(expected));
    balvps_result_free(result);
    balvps_client_free(patient);
}

static void a_query_is_left_out_of_the_attempts(void **state) {
    static const struct attempt expected[] = {{"POST", "/login", 200, 1, ""}, {"GET", "/dns", 200, 1, ""}};
    (void)state;
    balvps_result *result =
        balvps_client_request(client, "GET", BALVPS_NTS, "/dns?page=2", BALVPS_NTS, NULL, 0);
    assert_attempts(result, expected, COUNT_OF(expected));
    balvps_result_free(result);
}

/* Plays an answer to get_balance and checks what becomes of it. */
static void assert_failure(sandbox *server, int status, const char *headers, const char *body, int32_t code,
                           const char *reason) {
    sandbox_play(server, "/api/balance", status, headers, body);
    balvps_result *result = balvps_client_get_balance(client);
    const balvps_error *error = balvps_result_error(result);
    size_t length = 7;
    assert_int_equal(balvps_error_code(error), code);
    assert_string_equal(balvps_error_reason(error), reason);
    assert_int_equal(balvps_result_http_status(result), status);
    assert_string_equal(balvps_result_body(result, NULL), body);
    assert_null(balvps_result_json(result, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_value(result));
    assert_non_null(balvps_result_header(result, "content-type", BALVPS_NTS, NULL));
    assert_non_null(balvps_result_attempts_json(result, NULL));
    balvps_result_free(result);
}

static void failures_keep_the_answer(void **state) {
    static const char html[] = "{\"Content-Type\":\"text/html\"}";
    assert_failure(*state, 200, NULL, "{\"success\":false,\"error\":[\"no\"]}", BALVPS_ERROR_REFUSED, "");
    assert_failure(*state, 400, NULL, "{\"error\":[\"invalid_request\"]}", BALVPS_ERROR_REFUSED, "");
    assert_failure(*state, 403, NULL, "{}", BALVPS_ERROR_NOT_PERMITTED, "");
    assert_failure(*state, 404, NULL, "{}", BALVPS_ERROR_NOT_FOUND, "");
    assert_failure(*state, 500, NULL, "{\"success\":true,\"details\":{}}", BALVPS_ERROR_REFUSED, "");
    assert_failure(*state, 200, NULL, "{\"error\":[\"invalid method\"]}", BALVPS_ERROR_UNSUPPORTED, "");
    assert_failure(*state, 429, NULL, "{\"error\":[\"slow down\"]}", BALVPS_ERROR_RATE_LIMITED, "");
    assert_failure(*state, 429, html, "<p>slow down</p>", BALVPS_ERROR_RATE_LIMITED, "");
    assert_failure(*state, 200, html, "<html></html>", BALVPS_ERROR_MALFORMED_ANSWER, "html");
    assert_failure(*state, 200, NULL, "", BALVPS_ERROR_MALFORMED_ANSWER, "empty");
    assert_failure(*state, 200, NULL, "{\"details\":", BALVPS_ERROR_MALFORMED_ANSWER, "truncated");
    assert_failure(*state, 200, NULL, "hello", BALVPS_ERROR_MALFORMED_ANSWER, "not_json");
    assert_failure(*state, 200, NULL, "{\"details\":5}", BALVPS_ERROR_MALFORMED_ANSWER, "wrong_type");
    assert_failure(*state, 302, "{\"Location\":\"/elsewhere\"}", "", BALVPS_ERROR_MALFORMED_ANSWER,
                   "redirect");
}

static void without_an_answer_there_is_nothing(void **state) {
    static const struct attempt expected[] = {{"GET", "/details", 0, 1, "connection"}};
    balvps_config *config = sandbox_config(*state);
    balvps_config_set(config, "base_url", BALVPS_NTS, "http://127.0.0.1:1/api", BALVPS_NTS);
    balvps_config_set(config, "auth", BALVPS_NTS, "none", BALVPS_NTS);
    balvps_client *nowhere = client_from(config);
    balvps_result *result = balvps_client_get_details(nowhere);
    size_t length = 7;
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_CONNECTION);
    assert_int_equal(balvps_error_retryable(balvps_result_error(result)), 1);
    assert_int_equal(balvps_result_http_status(result), 0);
    assert_null(balvps_result_body(result, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_header(result, "Date", BALVPS_NTS, &length));
    assert_null(balvps_result_json(result, NULL));
    assert_null(balvps_result_value(result));
    assert_attempts(result, expected, COUNT_OF(expected));
    balvps_result_free(result);
    balvps_client_free(nowhere);
}

static void every_form_of_a_call_gives_the_same(void **state) {
    (void)state;
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_int(call, "service_id", BALVPS_NTS, 10);
    balvps_call_int(call, "zone_id", BALVPS_NTS, 60);
    balvps_result *results[] = {
        balvps_client_get_dns_zone(client, 10, 60),
        balvps_client_call(client, "get_dns_zone", BALVPS_NTS, call),
        balvps_client_call_json(client, "get_dns_zone", BALVPS_NTS, "{\"service_id\":10,\"zone_id\":\"60\"}",
                                BALVPS_NTS),
    };
    balvps_call_free(call);
    for (size_t i = 0; i < COUNT_OF(results); ++i) {
        assert_null(balvps_result_error(results[i]));
        assert_string_equal(balvps_result_json(results[i], NULL), balvps_result_json(results[0], NULL));
    }
    for (size_t i = 0; i < COUNT_OF(results); ++i) {
        balvps_result_free(results[i]);
    }
}

static int32_t at_once(void *context) {
    int *asked = context;
    ++*asked;
    return 1;
}

static void a_waiting_call_is_cancelled_by_the_interrupt(void **state) {
    int asked = 0;
    balvps_config *config = sandbox_config(*state);
    balvps_config_set_interrupt(config, at_once, &asked);
    balvps_client *nervous = client_from(config);
    sandbox_command(*state, "POST", "configure", "{\"delay_ms\":500}");
    balvps_result *result = balvps_client_get_details(nervous);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_CANCELLED);
    assert_int_equal(asked, 1);
    balvps_result_free(result);
    balvps_client_free(nervous);
}

static void a_call_ends_at_its_deadline(void **state) {
    balvps_config *config = sandbox_config(*state);
    balvps_config_set(config, "timeout_ms", BALVPS_NTS, "100", BALVPS_NTS);
    balvps_client *hasty = client_from(config);
    sandbox_command(*state, "POST", "configure", "{\"delay_ms\":500}");
    balvps_result *result = balvps_client_get_details(hasty);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_TIMEOUT);
    balvps_result_free(result);
    balvps_client_free(hasty);
}

#define RESULT_TEST(test) cmocka_unit_test_setup_teardown(test, fresh, free_client)

int main(void) {
    const struct CMUnitTest tests[] = {
        RESULT_TEST(a_success_holds_everything),
        RESULT_TEST(what_is_borrowed_stays_the_same),
        RESULT_TEST(a_result_outlives_its_client),
        RESULT_TEST(headers_are_found_in_any_case),
        RESULT_TEST(the_attempts_tell_of_the_sign_in),
        RESULT_TEST(the_attempts_tell_of_retries),
        RESULT_TEST(a_query_is_left_out_of_the_attempts),
        RESULT_TEST(failures_keep_the_answer),
        RESULT_TEST(without_an_answer_there_is_nothing),
        RESULT_TEST(every_form_of_a_call_gives_the_same),
        RESULT_TEST(a_waiting_call_is_cancelled_by_the_interrupt),
        RESULT_TEST(a_call_ends_at_its_deadline),
    };
    return cmocka_run_group_tests(tests, sandbox_set_up, sandbox_tear_down);
}
