#include <balvps/balvps.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "sandbox_process.h"

static balvps_client *client;

static int set_up(void **state) {
    sandbox_set_up(state);
    client = sandbox_client(*state);
    return 0;
}

static int tear_down(void **state) {
    balvps_client_free(client);
    return sandbox_tear_down(state);
}

/* Calls add_contact, which needs no argument, and frees the arguments. */
static balvps_result *add_contact(balvps_params *params) {
    balvps_result *result = balvps_client_add_contact(client, params);
    assert_non_null(result);
    balvps_params_free(params);
    return result;
}

/* The call is refused with a message that holds both words, before anything is sent. */
static void assert_refused(sandbox *server, balvps_params *params, const char *word, const char *other_word) {
    balvps_result *result = add_contact(params);
    const balvps_error *error = balvps_result_error(result);
    assert_int_equal(balvps_error_code(error), BALVPS_ERROR_ARGUMENT);
    assert_contains(balvps_error_message(error), word);
    assert_contains(balvps_error_message(error), other_word);
    assert_int_equal(balvps_result_http_status(result), 0);
    cJSON *json = cJSON_Parse(balvps_error_json(error, NULL));
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(json, "operation")), "add_contact");
    cJSON_Delete(json);
    balvps_result_free(result);
    cJSON *log = sandbox_log(server);
    assert_int_equal(cJSON_GetArraySize(log), 0);
    cJSON_Delete(log);
}

/* The call works, and its body is exactly this. */
static void assert_sent(sandbox *server, balvps_params *params, const char *body) {
    sandbox_play(server, "/api/contact", 200, NULL, "{\"contact_id\":1}");
    balvps_result *result = add_contact(params);
    if (balvps_result_error(result) != NULL) {
        fail_msg("refused: %s", balvps_error_message(balvps_result_error(result)));
    }
    balvps_result_free(result);
    cJSON *log = sandbox_log(server);
    const cJSON *last = cJSON_GetArrayItem(log, cJSON_GetArraySize(log) - 1);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(last, "path")), "/api/contact");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(last, "body")), body);
    cJSON_Delete(log);
}

static void none_at_all_are_an_empty_body(void **state) {
    assert_sent(*state, balvps_params_new(), "{}");
    assert_sent(*state, NULL, "{}");
}

static void strings_are_sent_as_they_are(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "firstname", BALVPS_NTS, "Zo\xC3\xAB \"x\" \\ / \n", BALVPS_NTS);
    balvps_params_string(params, "lastname", BALVPS_NTS, "", BALVPS_NTS);
    balvps_params_string(params, "city", BALVPS_NTS, "Santa Rosa", 5);
    assert_sent(*state, params,
                "{\"firstname\":\"Zo\xC3\xAB \\\"x\\\" \\\\ / \\n\",\"lastname\":\"\",\"city\":\"Santa\"}");
}

static void a_string_may_hold_a_nul(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "firstname", BALVPS_NTS, "a\0b", 3);
    assert_sent(*state, params, "{\"firstname\":\"a\\u0000b\"}");
}

static void a_value_set_again_is_replaced(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_int(params, "firstname", BALVPS_NTS, 5);
    balvps_params_string(params, "lastname", BALVPS_NTS, "Doe", BALVPS_NTS);
    balvps_params_json(params, "firstname", BALVPS_NTS, "[1,2]", BALVPS_NTS);
    balvps_params_string(params, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_sent(*state, params, "{\"firstname\":\"Joe\",\"lastname\":\"Doe\"}");
}

static void json_of_every_type_is_taken(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_json(params, "telegramnotifications", BALVPS_NTS, " [ \"a\", \"b\" ] ", BALVPS_NTS);
    balvps_params_json(params, "privileges", BALVPS_NTS, "{\"services\":{\"full\":1,\"332\":[\"basic\"]}}",
                       BALVPS_NTS);
    balvps_params_json(params, "extra", BALVPS_NTS,
                       "{\"n\":1.10,\"t\":true,\"z\":null,\"big\":12345678901234567890}", BALVPS_NTS);
    assert_sent(*state, params,
                "{\"privileges\":{\"services\":{\"full\":1,\"332\":[\"basic\"]}},"
                "\"telegramnotifications\":[\"a\",\"b\"],"
                "\"n\":1.10,\"t\":true,\"z\":null,\"big\":12345678901234567890}");
}

static void json_ends_at_its_length(void **state) {
    /* Memory of exactly that size: a sanitizer sees any look behind it. */
    static const char text[] = "\"Joe\"";
    const size_t length = sizeof text - 1;
    char *exact = malloc(length);
    assert_non_null(exact);
    memcpy(exact, text, length);
    balvps_params *params = balvps_params_new();
    balvps_params_json(params, "firstname", BALVPS_NTS, exact, length);
    balvps_params_string(params, "lastname", BALVPS_NTS, exact + 1, 3);
    free(exact);
    assert_sent(*state, params, "{\"firstname\":\"Joe\",\"lastname\":\"Joe\"}");

    params = balvps_params_new();
    balvps_params_json(params, "firstname", BALVPS_NTS, "\"Joe\" and more", 5);
    assert_sent(*state, params, "{\"firstname\":\"Joe\"}");
}

static void arguments_as_json_end_at_their_length(void **state) {
    static const char text[] = "{\"firstname\":\"Joe\"}";
    const size_t length = sizeof text - 1;
    char *exact = malloc(length);
    assert_non_null(exact);
    memcpy(exact, text, length);
    sandbox_play(*state, "/api/contact", 200, NULL, "{\"contact_id\":1}");
    balvps_result *result = balvps_client_call_json(client, "add_contact", BALVPS_NTS, exact, length);
    assert_null(balvps_result_error(result));
    balvps_result_free(result);
    sandbox_play(*state, "/api/contact", 200, NULL, "{\"contact_id\":1}");
    result = balvps_client_request(client, "POST", BALVPS_NTS, "/contact", BALVPS_NTS, exact, length);
    assert_null(balvps_result_error(result));
    balvps_result_free(result);
    free(exact);
}

static void one_set_serves_many_calls(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    for (int call = 0; call < 3; ++call) {
        sandbox_play(*state, "/api/contact", 200, NULL, "{\"contact_id\":1}");
        balvps_result *result = balvps_client_call(client, "add_contact", BALVPS_NTS, params);
        assert_null(balvps_result_error(result));
        balvps_result_free(result);
    }
    balvps_params_free(params);
}

static void the_first_mistake_stays(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "firstname", BALVPS_NTS, NULL, BALVPS_NTS);
    balvps_params_json(params, "lastname", BALVPS_NTS, "{", BALVPS_NTS);
    balvps_params_string(params, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_refused(*state, params, "'firstname'", "NULL");
}

static void a_null_is_a_mistake(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_json(params, "privileges", BALVPS_NTS, NULL, 0);
    assert_refused(*state, params, "'privileges'", "NULL");
    params = balvps_params_new();
    balvps_params_string(params, NULL, 0, "x", BALVPS_NTS);
    assert_refused(*state, params, "name", "NULL");
    params = balvps_params_new();
    balvps_params_int(params, NULL, 0, 1);
    assert_refused(*state, params, "name", "NULL");
    params = balvps_params_new();
    balvps_params_json(params, NULL, 0, "1", BALVPS_NTS);
    assert_refused(*state, params, "name", "NULL");
}

static void what_is_not_utf8_is_refused(void **state) {
    static const char *const bad[] = {
        "\xFF", "caf\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80",
    };
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_params *params = balvps_params_new();
        balvps_params_string(params, "firstname", BALVPS_NTS, bad[i], BALVPS_NTS);
        assert_refused(*state, params, "'firstname'", "UTF-8");
        params = balvps_params_new();
        balvps_params_string(params, bad[i], BALVPS_NTS, "x", BALVPS_NTS);
        assert_refused(*state, params, "name", "UTF-8");
        params = balvps_params_new();
        char json[16] = "\"";
        strcat(strcat(json, bad[i]), "\"");
        balvps_params_json(params, "firstname", BALVPS_NTS, json, BALVPS_NTS);
        assert_refused(*state, params, "'firstname'", "JSON");
    }
}

/* Two names that are no UTF-8 must not join to a name that is. */
static void broken_names_cannot_smuggle_an_argument(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_int(params, "\xFE", BALVPS_NTS, 1);
    balvps_params_int(params, "\xFF", BALVPS_NTS, 2);
    assert_refused(*state, params, "name", "UTF-8");
}

static void what_is_not_one_json_value_is_refused(void **state) {
    static const char *const bad[] = {
        "",     " ",        "{",          "[1,]",        "{\"a\":1,}",   "tru",
        "True", "'a'",      "01",         "1.",          ".5",           "+1",
        "NaN",  "\"open",   "1,\"id\":2", "1}",          "1} {\"id\":2", "\"a\" \"b\"",
        "1 2",  "// no\n1", "\"\\x\"",    "\"\\ud800\"",
    };
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_params *params = balvps_params_new();
        balvps_params_json(params, "firstname", BALVPS_NTS, bad[i], BALVPS_NTS);
        assert_refused(*state, params, "'firstname'", "not valid JSON");
    }
}

static void a_nul_ends_no_json(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_json(params, "firstname", BALVPS_NTS, "\"Joe\"\0,1", 8);
    assert_refused(*state, params, "'firstname'", "not valid JSON");
}

static void bottomless_json_is_refused(void **state) {
    enum { DEPTH = 100000 };
    char *deep = malloc(DEPTH);
    assert_non_null(deep);
    memset(deep, '[', DEPTH);
    balvps_params *params = balvps_params_new();
    balvps_params_json(params, "privileges", BALVPS_NTS, deep, DEPTH);
    free(deep);
    assert_refused(*state, params, "'privileges'", "deep");
}

static void a_length_that_cannot_be_meant_is_refused_unread(void **state) {
    static const size_t lengths[] = {SIZE_MAX - 1, SIZE_MAX / 2, (size_t)INT32_MAX + 1};
    for (size_t i = 0; i < COUNT_OF(lengths); ++i) {
        balvps_params *params = balvps_params_new();
        balvps_params_string(params, "firstname", BALVPS_NTS, "Joe", lengths[i]);
        assert_refused(*state, params, "'firstname'", "length");
        params = balvps_params_new();
        balvps_params_json(params, "privileges", BALVPS_NTS, "{}", lengths[i]);
        assert_refused(*state, params, "'privileges'", "length");
    }
}

static void names_are_checked_against_the_operation(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "firstnam", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_refused(*state, params, "'firstnam'", "did you mean 'firstname'?");
    params = balvps_params_new();
    balvps_params_string(params, "first\",\"lastname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_refused(*state, params, "unknown argument", "first\",\"lastname");
    params = balvps_params_new();
    balvps_params_int(params, "firstname", BALVPS_NTS, 5);
    assert_refused(*state, params, "'firstname'", "must be a string");
}

/* Calls get_invoice and expects an error of this code. */
static void assert_invoice(balvps_params *params, int32_t code) {
    balvps_result *result = balvps_client_call(client, "get_invoice", BALVPS_NTS, params);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), code);
    balvps_result_free(result);
    balvps_params_free(params);
}

static void ids_are_whole_numbers(void **state) {
    (void)state;
    static const struct {
        int64_t id;
        int32_t code;
    } ids[] = {
        {INT64_MIN, BALVPS_ERROR_ARGUMENT},
        {-1, BALVPS_ERROR_ARGUMENT},
        {INT64_MAX, BALVPS_ERROR_NOT_FOUND},
    };
    static const char *const bad[] = {"", "-1", "1.5", " 1", "1 ", "abc", "1/../2", "9223372036854775808"};
    for (size_t i = 0; i < COUNT_OF(ids); ++i) {
        balvps_params *params = balvps_params_new();
        balvps_params_int(params, "id", BALVPS_NTS, ids[i].id);
        assert_invoice(params, ids[i].code);
        balvps_result *result = balvps_client_get_invoice(client, ids[i].id);
        assert_int_equal(balvps_error_code(balvps_result_error(result)), ids[i].code);
        balvps_result_free(result);
    }
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_params *params = balvps_params_new();
        balvps_params_string(params, "id", BALVPS_NTS, bad[i], BALVPS_NTS);
        assert_invoice(params, BALVPS_ERROR_ARGUMENT);
    }
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "id", BALVPS_NTS, "0009223372036854775807", BALVPS_NTS);
    assert_invoice(params, BALVPS_ERROR_NOT_FOUND);
}

static void an_id_of_the_function_cannot_be_given_twice(void **state) {
    (void)state;
    balvps_params *params = balvps_params_new();
    balvps_params_int(params, "id", BALVPS_NTS, 2);
    balvps_params_string(params, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    balvps_result *result = balvps_client_edit_contact(client, 1, params);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_ARGUMENT);
    assert_contains(balvps_error_message(balvps_result_error(result)), "'id' is given twice");
    balvps_result_free(result);
    balvps_params_free(params);
}

static balvps_params *object_of(const char *json) {
    balvps_params *params = balvps_params_new();
    balvps_params_object(params, json, BALVPS_NTS);
    return params;
}

static void an_object_sets_many(void **state) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "firstname", BALVPS_NTS, "Jane", BALVPS_NTS);
    balvps_params_object(params, "{\"email\":\"a@b.c\",\"firstname\":\"Joe\"}", BALVPS_NTS);
    assert_sent(*state, params, "{\"email\":\"a@b.c\",\"firstname\":\"Joe\"}");
}

static void an_object_must_be_one(void **state) {
    assert_refused(*state, object_of("[1]"), "must be one JSON object", "");
    assert_refused(*state, object_of("{\"email\":"), "not valid JSON at byte 9", "");
    assert_refused(*state, object_of("{\"email\":\"a\",\"email\":\"b\"}"), "'email'", "given twice");
    assert_refused(*state, object_of(NULL), "must be a JSON object", "NULL");
}

/* An option that cannot be meant is reported by the call, like an argument. */
static void assert_option_refused(sandbox *server, const char *name, const char *value, const char *why) {
    balvps_params *params = balvps_params_new();
    balvps_params_option(params, name, BALVPS_NTS, value, BALVPS_NTS);
    assert_refused(server, params, name, why);
}

static void options_are_checked(void **state) {
    assert_option_refused(*state, "timeout_ms", "0", "must be a whole number from 1");
    assert_option_refused(*state, "retries", "many", "not 'many'");
    assert_option_refused(*state, "confirm", "perhaps", "must be true or false");
    assert_option_refused(*state, "timeout", "1", "did you mean 'timeout_ms'?");
}

static void params_that_are_cancelled_send_nothing_more(void **state) {
    sandbox_play(*state, "/api/contact", 200, NULL, "{\"contact_id\":1}");
    balvps_params *params = balvps_params_new();
    balvps_params_option(params, "timeout_ms", BALVPS_NTS, "5000", BALVPS_NTS);
    balvps_params_cancel(params);
    balvps_result *result = add_contact(params);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_CANCELLED);
    balvps_result_free(result);
    cJSON *log = sandbox_log(*state);
    assert_int_equal(cJSON_GetArraySize(log), 0);
    cJSON_Delete(log);
}

/* ---- requests and second factors ---- */

/* Both, at once and through a queue, fail with that code and a message that holds the word. */
static void assert_all_fail(balvps_params *params, int32_t code, const char *word) {
    balvps_queue *queue = balvps_queue_new(client);
    balvps_queue_submit_request(queue, "GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 0, params);
    balvps_queue_submit_second_factor(queue, "123456", BALVPS_NTS, params);
    balvps_result *results[] = {
        balvps_client_request_with(client, "GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 0, params),
        balvps_client_verify_second_factor_with(client, "123456", BALVPS_NTS, params),
        balvps_queue_next(queue, -1),
        balvps_queue_next(queue, -1),
    };
    for (size_t i = 0; i < sizeof results / sizeof *results; ++i) {
        const balvps_error *error = balvps_result_error(results[i]);
        assert_int_equal(balvps_error_code(error), code);
        assert_contains(balvps_error_message(error), word);
        balvps_result_free(results[i]);
    }
    balvps_queue_free(queue);
    balvps_params_free(params);
}

static balvps_params *option(const char *name, const char *value) {
    balvps_params *params = balvps_params_new();
    balvps_params_option(params, name, BALVPS_NTS, value, BALVPS_NTS);
    return params;
}

static void requests_and_second_factors_take_options_alone(void **state) {
    assert_all_fail(object_of("{\"email\":\"a@b.c\"}"), BALVPS_ERROR_ARGUMENT, "'email' is not for");
    assert_all_fail(option("confirm", "true"), BALVPS_ERROR_ARGUMENT, "'confirm' is not for");
    assert_all_fail(option("retries", "many"), BALVPS_ERROR_ARGUMENT, "not 'many'");
    assert_int_equal(sandbox_count(*state, "/api/details"), 0);
}

static void more_arguments_than_anything_takes_are_a_mistake(void **state) {
    (void)state;
    enum { many = 100000, longest = 20 };
    char *object = malloc((size_t)many * longest);
    size_t size = 0;
    for (int i = 0; i < many; ++i) {
        size += (size_t)snprintf(object + size, longest, "%c\"n%d\":1", i == 0 ? '{' : ',', i);
    }
    object[size++] = '}';
    balvps_params *whole = balvps_params_new();
    balvps_params_object(whole, object, size);
    free(object);
    balvps_params *one_by_one = balvps_params_new();
    for (int i = 0; i < 2000; ++i) {
        char name[longest];
        snprintf(name, sizeof name, "n%d", i);
        balvps_params_int(one_by_one, name, BALVPS_NTS, i);
    }
    balvps_params *all[] = {whole, one_by_one};
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i) {
        balvps_result *result = balvps_client_create_ticket(client, all[i]);
        assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_ARGUMENT);
        assert_non_null(
            strstr(balvps_error_message(balvps_result_error(result)), "more than 1000 arguments"));
        balvps_result_free(result);
        balvps_params_free(all[i]);
    }
}

static void requests_and_second_factors_keep_to_their_time(void **state) {
    sandbox_command(*state, "POST", "configure", "{\"mfa\":true}");
    balvps_result_free(balvps_client_login(client, NULL));
    sandbox_command(*state, "POST", "configure", "{\"delay_ms\":1000}");
    assert_all_fail(option("timeout_ms", "100"), BALVPS_ERROR_TIMEOUT, "");
}

static void requests_and_second_factors_can_be_cancelled(void **state) {
    sandbox_command(*state, "POST", "configure", "{\"mfa\":true}");
    balvps_result_free(balvps_client_login(client, NULL));
    balvps_params *params = option("timeout_ms", "5000");
    balvps_params_cancel(params);
    balvps_result *results[] = {
        balvps_client_request_with(client, "GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 0, params),
        balvps_client_verify_second_factor_with(client, "123456", BALVPS_NTS, params),
    };
    assert_int_equal(balvps_error_code(balvps_result_error(results[1])), BALVPS_ERROR_CANCELLED);
    balvps_params_free(params);
    for (size_t i = 0; i < sizeof results / sizeof *results; ++i) {
        balvps_result_free(results[i]);
    }
    assert_int_equal(sandbox_count(*state, "/api/mfa/verify"), 0);
}

#define PARAMS_TEST(test) cmocka_unit_test_setup(test, sandbox_fresh)

int main(void) {
    const struct CMUnitTest tests[] = {
        PARAMS_TEST(none_at_all_are_an_empty_body),
        PARAMS_TEST(strings_are_sent_as_they_are),
        PARAMS_TEST(a_string_may_hold_a_nul),
        PARAMS_TEST(a_value_set_again_is_replaced),
        PARAMS_TEST(json_of_every_type_is_taken),
        PARAMS_TEST(json_ends_at_its_length),
        PARAMS_TEST(arguments_as_json_end_at_their_length),
        PARAMS_TEST(one_set_serves_many_calls),
        PARAMS_TEST(the_first_mistake_stays),
        PARAMS_TEST(a_null_is_a_mistake),
        PARAMS_TEST(what_is_not_utf8_is_refused),
        PARAMS_TEST(broken_names_cannot_smuggle_an_argument),
        PARAMS_TEST(what_is_not_one_json_value_is_refused),
        PARAMS_TEST(a_nul_ends_no_json),
        PARAMS_TEST(bottomless_json_is_refused),
        PARAMS_TEST(a_length_that_cannot_be_meant_is_refused_unread),
        PARAMS_TEST(names_are_checked_against_the_operation),
        PARAMS_TEST(ids_are_whole_numbers),
        PARAMS_TEST(an_id_of_the_function_cannot_be_given_twice),
        PARAMS_TEST(an_object_sets_many),
        PARAMS_TEST(an_object_must_be_one),
        PARAMS_TEST(options_are_checked),
        PARAMS_TEST(params_that_are_cancelled_send_nothing_more),
        PARAMS_TEST(requests_and_second_factors_take_options_alone),
        PARAMS_TEST(more_arguments_than_anything_takes_are_a_mistake),
        PARAMS_TEST(requests_and_second_factors_keep_to_their_time),
        PARAMS_TEST(requests_and_second_factors_can_be_cancelled),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
