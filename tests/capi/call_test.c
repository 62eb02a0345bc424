#include <balvps/balvps.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "once.h"
#include "with_client.h"

/* Calls add_contact, which needs no argument, and frees the call. */
static balvps_result *add_contact(balvps_call *call) {
    balvps_result *result = balvps_client_add_contact(client, call);
    assert_non_null(result);
    balvps_call_free(call);
    return result;
}

static void assert_nothing_sent(sandbox *server) {
    cJSON *log = sandbox_log(server);
    assert_int_equal(cJSON_GetArraySize(log), 0);
    cJSON_Delete(log);
}

/* The call is refused with a message that holds both words, before anything is sent. */
static void assert_refused(sandbox *server, balvps_call *call, const char *word, const char *other_word) {
    balvps_result *result = add_contact(call);
    const balvps_error *error = balvps_result_error(result);
    assert_int_equal(balvps_error_code(error), BALVPS_ERROR_ARGUMENT);
    assert_contains(balvps_error_message(error), word);
    assert_contains(balvps_error_message(error), other_word);
    assert_int_equal(balvps_result_http_status(result), 0);
    cJSON *json = cJSON_Parse(balvps_error_json(error, NULL));
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(json, "operation")), "add_contact");
    cJSON_Delete(json);
    balvps_result_free(result);
    assert_nothing_sent(server);
}

/* The call works, and its body is exactly this. */
static void assert_sent(sandbox *server, balvps_call *call, const char *body) {
    sandbox_play(server, "/api/contact", 200, NULL, "{\"contact_id\":1}");
    balvps_result *result = add_contact(call);
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
    assert_sent(*state, balvps_call_new(NULL, 0), "{}");
    assert_sent(*state, NULL, "{}");
}

static void strings_are_sent_as_they_are(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Zo\xC3\xAB \"x\" \\ / \n", BALVPS_NTS);
    balvps_call_string(call, "lastname", BALVPS_NTS, "", BALVPS_NTS);
    balvps_call_string(call, "city", BALVPS_NTS, "Santa Rosa", 5);
    assert_sent(*state, call,
                "{\"firstname\":\"Zo\xC3\xAB \\\"x\\\" \\\\ / \\n\",\"lastname\":\"\",\"city\":\"Santa\"}");
}

static void a_string_may_hold_a_nul(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "firstname", BALVPS_NTS, "a\0b", 3);
    assert_sent(*state, call, "{\"firstname\":\"a\\u0000b\"}");
}

static void a_value_set_again_is_replaced(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_int(call, "firstname", BALVPS_NTS, 5);
    balvps_call_string(call, "lastname", BALVPS_NTS, "Doe", BALVPS_NTS);
    balvps_call_json(call, "firstname", BALVPS_NTS, "[1,2]", BALVPS_NTS);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_sent(*state, call, "{\"firstname\":\"Joe\",\"lastname\":\"Doe\"}");
}

static void json_of_every_type_is_taken(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "telegramnotifications", BALVPS_NTS, " [ \"a\", \"b\" ] ", BALVPS_NTS);
    balvps_call_json(call, "privileges", BALVPS_NTS, "{\"services\":{\"full\":1,\"332\":[\"basic\"]}}",
                     BALVPS_NTS);
    balvps_call_json(call, "extra", BALVPS_NTS,
                     "{\"n\":1.10,\"t\":true,\"z\":null,\"big\":12345678901234567890}", BALVPS_NTS);
    assert_sent(*state, call,
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
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "firstname", BALVPS_NTS, exact, length);
    balvps_call_string(call, "lastname", BALVPS_NTS, exact + 1, 3);
    free(exact);
    assert_sent(*state, call, "{\"firstname\":\"Joe\",\"lastname\":\"Joe\"}");

    call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "firstname", BALVPS_NTS, "\"Joe\" and more", 5);
    assert_sent(*state, call, "{\"firstname\":\"Joe\"}");
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

static void one_call_is_made_many_times(void **state) {
    balvps_call *call = balvps_call_new("add_contact", BALVPS_NTS);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    for (int i = 0; i < 3; ++i) {
        sandbox_play(*state, "/api/contact", 200, NULL, "{\"contact_id\":1}");
        balvps_result *result = balvps_client_run(client, call);
        assert_null(balvps_result_error(result));
        balvps_result_free(result);
    }
    balvps_call_free(call);
}

static void the_first_mistake_stays(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "firstname", BALVPS_NTS, NULL, BALVPS_NTS);
    balvps_call_json(call, "lastname", BALVPS_NTS, "{", BALVPS_NTS);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_refused(*state, call, "'firstname'", "NULL");
}

static void a_null_is_a_mistake(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "privileges", BALVPS_NTS, NULL, 0);
    assert_refused(*state, call, "'privileges'", "NULL");
    call = balvps_call_new(NULL, 0);
    balvps_call_string(call, NULL, 0, "x", BALVPS_NTS);
    assert_refused(*state, call, "name", "NULL");
    call = balvps_call_new(NULL, 0);
    balvps_call_int(call, NULL, 0, 1);
    assert_refused(*state, call, "name", "NULL");
    call = balvps_call_new(NULL, 0);
    balvps_call_json(call, NULL, 0, "1", BALVPS_NTS);
    assert_refused(*state, call, "name", "NULL");
}

static void what_is_not_utf8_is_refused(void **state) {
    static const char *const bad[] = {
        "\xFF", "caf\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80",
    };
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_call *call = balvps_call_new(NULL, 0);
        balvps_call_string(call, "firstname", BALVPS_NTS, bad[i], BALVPS_NTS);
        assert_refused(*state, call, "'firstname'", "UTF-8");
        call = balvps_call_new(NULL, 0);
        balvps_call_string(call, bad[i], BALVPS_NTS, "x", BALVPS_NTS);
        assert_refused(*state, call, "name", "UTF-8");
        call = balvps_call_new(NULL, 0);
        char json[16] = "\"";
        strcat(strcat(json, bad[i]), "\"");
        balvps_call_json(call, "firstname", BALVPS_NTS, json, BALVPS_NTS);
        assert_refused(*state, call, "'firstname'", "JSON");
    }
}

/* Two names that are no UTF-8 must not join to a name that is. */
static void broken_names_cannot_smuggle_an_argument(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_int(call, "\xFE", BALVPS_NTS, 1);
    balvps_call_int(call, "\xFF", BALVPS_NTS, 2);
    assert_refused(*state, call, "name", "UTF-8");
}

static void what_is_not_one_json_value_is_refused(void **state) {
    static const char *const bad[] = {
        "",     " ",        "{",          "[1,]",        "{\"a\":1,}",   "tru",
        "True", "'a'",      "01",         "1.",          ".5",           "+1",
        "NaN",  "\"open",   "1,\"id\":2", "1}",          "1} {\"id\":2", "\"a\" \"b\"",
        "1 2",  "// no\n1", "\"\\x\"",    "\"\\ud800\"",
    };
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_call *call = balvps_call_new(NULL, 0);
        balvps_call_json(call, "firstname", BALVPS_NTS, bad[i], BALVPS_NTS);
        assert_refused(*state, call, "'firstname'", "not valid JSON");
    }
}

static void a_nul_ends_no_json(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "firstname", BALVPS_NTS, "\"Joe\"\0,1", 8);
    assert_refused(*state, call, "'firstname'", "not valid JSON");
}

static void bottomless_json_is_refused(void **state) {
    enum { DEPTH = 100000 };
    char *deep = malloc(DEPTH);
    assert_non_null(deep);
    memset(deep, '[', DEPTH);
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_json(call, "privileges", BALVPS_NTS, deep, DEPTH);
    free(deep);
    assert_refused(*state, call, "'privileges'", "deep");
}

static void a_length_that_cannot_be_meant_is_refused_unread(void **state) {
    static const size_t lengths[] = {SIZE_MAX - 1, SIZE_MAX / 2, (size_t)INT32_MAX + 1};
    for (size_t i = 0; i < COUNT_OF(lengths); ++i) {
        balvps_call *call = balvps_call_new(NULL, 0);
        balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", lengths[i]);
        assert_refused(*state, call, "'firstname'", "length");
        call = balvps_call_new(NULL, 0);
        balvps_call_json(call, "privileges", BALVPS_NTS, "{}", lengths[i]);
        assert_refused(*state, call, "'privileges'", "length");
    }
}

static void names_are_checked_against_the_operation(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "firstnam", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_refused(*state, call, "'firstnam'", "did you mean 'firstname'?");
    call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "first\",\"lastname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_refused(*state, call, "unknown argument", "first\",\"lastname");
    call = balvps_call_new(NULL, 0);
    balvps_call_int(call, "firstname", BALVPS_NTS, 5);
    assert_refused(*state, call, "'firstname'", "must be a string");
}

/* Calls get_invoice and expects an error of this code. */
static void assert_invoice(balvps_call *call, int32_t code) {
    balvps_result *result = balvps_client_call(client, "get_invoice", BALVPS_NTS, call);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), code);
    balvps_result_free(result);
    balvps_call_free(call);
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
        balvps_call *call = balvps_call_new(NULL, 0);
        balvps_call_int(call, "id", BALVPS_NTS, ids[i].id);
        assert_invoice(call, ids[i].code);
        balvps_result *result = balvps_client_get_invoice(client, ids[i].id);
        assert_int_equal(balvps_error_code(balvps_result_error(result)), ids[i].code);
        balvps_result_free(result);
    }
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_call *call = balvps_call_new(NULL, 0);
        balvps_call_string(call, "id", BALVPS_NTS, bad[i], BALVPS_NTS);
        assert_invoice(call, BALVPS_ERROR_ARGUMENT);
    }
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "id", BALVPS_NTS, "0009223372036854775807", BALVPS_NTS);
    assert_invoice(call, BALVPS_ERROR_NOT_FOUND);
}

static void an_id_of_the_function_cannot_be_given_twice(void **state) {
    (void)state;
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_int(call, "id", BALVPS_NTS, 2);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    balvps_result *result = balvps_client_edit_contact(client, 1, call);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_ARGUMENT);
    assert_contains(balvps_error_message(balvps_result_error(result)), "'id' is given twice");
    balvps_result_free(result);
    balvps_call_free(call);
}

static balvps_call *object_of(const char *json) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_object(call, json, BALVPS_NTS);
    return call;
}

static void an_object_sets_many(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Jane", BALVPS_NTS);
    balvps_call_object(call, "{\"email\":\"a@b.c\",\"firstname\":\"Joe\"}", BALVPS_NTS);
    assert_sent(*state, call, "{\"email\":\"a@b.c\",\"firstname\":\"Joe\"}");
}

static void an_object_must_be_one(void **state) {
    assert_refused(*state, object_of("[1]"), "must be one JSON object", "");
    assert_refused(*state, object_of("{\"email\":"), "not valid JSON at byte 9", "");
    assert_refused(*state, object_of("{\"email\":\"a\",\"email\":\"b\"}"), "'email'", "given twice");
    assert_refused(*state, object_of(NULL), "must be a JSON object", "NULL");
}

/* An option that cannot be meant is reported by the call, like an argument. */
static void assert_option_refused(sandbox *server, const char *name, const char *value, const char *why) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_option(call, name, BALVPS_NTS, value, BALVPS_NTS);
    assert_refused(server, call, name, why);
}

static void options_are_checked(void **state) {
    assert_option_refused(*state, "timeout_ms", "0", "must be a whole number from 1");
    assert_option_refused(*state, "retries", "many", "not 'many'");
    assert_option_refused(*state, "confirm", "perhaps", "must be true or false");
    assert_option_refused(*state, "timeout", "1", "did you mean 'timeout_ms'?");
}

static void a_cancelled_call_sends_nothing_more(void **state) {
    sandbox_play(*state, "/api/contact", 200, NULL, "{\"contact_id\":1}");
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_option(call, "timeout_ms", BALVPS_NTS, "5000", BALVPS_NTS);
    balvps_call_cancel(call);
    balvps_result *result = add_contact(call);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_CANCELLED);
    balvps_result_free(result);
    assert_nothing_sent(*state);
}

/* ---- requests and second factors ---- */

static balvps_call *new_own_request(void) {
    return balvps_call_new_request("GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 0);
}

static balvps_call *new_second_factor(void) {
    return balvps_call_new_second_factor("123456", BALVPS_NTS);
}

static balvps_call *(*const kinds[])(void) = {new_own_request, new_second_factor};

/* A result is an error of that code with a message that holds the word; it is freed. */
static void assert_fails(balvps_result *result, int32_t code, const char *word) {
    const balvps_error *error = balvps_result_error(result);
    assert_int_equal(balvps_error_code(error), code);
    assert_contains(balvps_error_message(error), word);
    balvps_result_free(result);
}

/* With that option, both kinds fail, at once and through a queue. */
static void assert_option_fails(const char *name, const char *value, int32_t code, const char *word) {
    for (size_t i = 0; i < COUNT_OF(kinds); ++i) {
        balvps_call *call = kinds[i]();
        balvps_call_option(call, name, BALVPS_NTS, value, BALVPS_NTS);
        balvps_queue *queue = balvps_queue_new(client);
        assert_true(balvps_queue_submit(queue, call) == 1);
        assert_fails(balvps_queue_next(queue, -1), code, word);
        assert_fails(run_once(client, call), code, word);
        balvps_queue_free(queue);
    }
}

static void requests_and_second_factors_take_options_alone(void **state) {
    for (size_t i = 0; i < COUNT_OF(kinds); ++i) {
        balvps_call *call = kinds[i]();
        balvps_call_object(call, "{\"email\":\"a@b.c\"}", BALVPS_NTS);
        assert_fails(run_once(client, call), BALVPS_ERROR_ARGUMENT, "'email' is not for");
    }
    assert_option_fails("confirm", "true", BALVPS_ERROR_ARGUMENT, "'confirm' is not for");
    assert_option_fails("retries", "many", BALVPS_ERROR_ARGUMENT, "not 'many'");
    assert_int_equal(sandbox_count(*state, "/api/details"), 0);
}

/* ---- what to call ---- */

static void a_call_must_say_what_to_call(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    assert_fails(balvps_client_run(client, call), BALVPS_ERROR_ARGUMENT, "does not say which operation");
    balvps_queue *queue = balvps_queue_new(client);
    submit_once(queue, call);
    assert_fails(balvps_queue_next(queue, -1), BALVPS_ERROR_ARGUMENT, "does not say which operation");
    balvps_queue_free(queue);
    assert_nothing_sent(*state);
}

static void a_call_of_another_operation_is_refused(void **state) {
    balvps_call *call = balvps_call_new("get_details", BALVPS_NTS);
    assert_fails(balvps_client_add_contact(client, call), BALVPS_ERROR_ARGUMENT, "a call of get_details");
    assert_fails(balvps_client_call(client, "get_balance", BALVPS_NTS, call), BALVPS_ERROR_ARGUMENT,
                 "a call of get_details");
    balvps_call_free(call);
    for (size_t i = 0; i < COUNT_OF(kinds); ++i) {
        call = kinds[i]();
        assert_fails(balvps_client_login(client, call), BALVPS_ERROR_ARGUMENT,
                     "argument 'call' is a call of");
        balvps_call_free(call);
    }
    assert_nothing_sent(*state);
}

static void a_call_of_the_same_operation_is_taken(void **state) {
    balvps_call *call = balvps_call_new("add_contact", BALVPS_NTS);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    assert_sent(*state, call, "{\"firstname\":\"Joe\"}");
}

static void an_unknown_operation_is_told(void **state) {
    assert_fails(run_once(client, balvps_call_new("get_detail", BALVPS_NTS)), BALVPS_ERROR_ARGUMENT,
                 "did you mean 'get_details'?");
    assert_nothing_sent(*state);
}

/* ---- descriptions ---- */

/* What a call would send is exactly this; it is freed. */
static void assert_described(balvps_call *call, const char *expected) {
    balvps_result *result = balvps_client_describe(client, call);
    balvps_call_free(call);
    assert_null(balvps_result_error(result));
    cJSON *json = cJSON_Parse(balvps_result_json(result, NULL));
    const char *url = cJSON_GetStringValue(cJSON_GetObjectItem(json, "url"));
    const char *path = url == NULL ? NULL : strstr(url, "/api/");
    assert_non_null(path);
    cJSON_ReplaceItemInObject(json, "url", cJSON_CreateString(path));
    char *text = cJSON_PrintUnformatted(json);
    assert_string_equal(text, expected);
    cJSON_free(text);
    cJSON_Delete(json);
    balvps_result_free(result);
}

static void a_description_tells_what_would_be_sent(void **state) {
    balvps_call *call = balvps_call_new("get_invoice", BALVPS_NTS);
    balvps_call_int(call, "id", BALVPS_NTS, 308976);
    assert_described(call,
                     "{\"method\":\"GET\",\"url\":\"/api/invoice/308976\",\"body\":null,\"safe\":true}");
    call = balvps_call_new("add_contact", BALVPS_NTS);
    balvps_call_object(call, "{\"email\":\"a@b.example\",\"password\":\"hidden\"}", BALVPS_NTS);
    balvps_call_option(call, "confirm", BALVPS_NTS, "true", BALVPS_NTS);
    assert_described(call,
                     "{\"method\":\"POST\",\"url\":\"/api/contact\",\"body\":{\"password\":\"***\","
                     "\"email\":\"a@b.example\"},\"safe\":false}");
    assert_nothing_sent(*state);
}

static void a_description_of_an_own_request_hides_secrets(void **state) {
    assert_described(balvps_call_new_request("POST", BALVPS_NTS, "/x?token=hidden&page=2", BALVPS_NTS,
                                             "{\"a\":[{\"password\":\"hidden\"}],\"b\":1}", BALVPS_NTS),
                     "{\"method\":\"POST\",\"url\":\"/api/x?token=***&page=2\","
                     "\"body\":{\"a\":[{\"password\":\"***\"}],\"b\":1},\"safe\":false}");
    assert_described(new_own_request(),
                     "{\"method\":\"GET\",\"url\":\"/api/details\",\"body\":null,\"safe\":true}");
    assert_nothing_sent(*state);
}

static void a_description_of_a_second_factor_hides_its_code(void **state) {
    assert_described(new_second_factor(),
                     "{\"method\":\"POST\",\"url\":\"/api/mfa/verify\","
                     "\"body\":{\"method\":\"\",\"payload\":{\"code\":\"***\"}},\"safe\":false}");
    assert_nothing_sent(*state);
}

static void a_description_tells_mistakes(void **state) {
    balvps_call *call = balvps_call_new("add_contact", BALVPS_NTS);
    balvps_call_int(call, "firstnam", BALVPS_NTS, 1);
    assert_fails(balvps_client_describe(client, call), BALVPS_ERROR_ARGUMENT, "'firstnam'");
    balvps_call_free(call);
    call = balvps_call_new("get_invoice", BALVPS_NTS);
    assert_fails(balvps_client_describe(client, call), BALVPS_ERROR_ARGUMENT, "'id'");
    balvps_call_free(call);
    assert_nothing_sent(*state);
}

/* ---- limits ---- */

static void more_arguments_than_anything_takes_are_a_mistake(void **state) {
    (void)state;
    enum { many = 100000, longest = 20 };
    char *object = malloc((size_t)many * longest);
    size_t size = 0;
    for (int i = 0; i < many; ++i) {
        size += (size_t)snprintf(object + size, longest, "%c\"n%d\":1", i == 0 ? '{' : ',', i);
    }
    object[size++] = '}';
    balvps_call *whole = balvps_call_new(NULL, 0);
    balvps_call_object(whole, object, size);
    free(object);
    balvps_call *one_by_one = balvps_call_new(NULL, 0);
    for (int i = 0; i < 2000; ++i) {
        char name[longest];
        snprintf(name, sizeof name, "n%d", i);
        balvps_call_int(one_by_one, name, BALVPS_NTS, i);
    }
    balvps_call *all[] = {whole, one_by_one};
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i) {
        balvps_result *result = balvps_client_create_ticket(client, all[i]);
        assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_ARGUMENT);
        assert_non_null(
            strstr(balvps_error_message(balvps_result_error(result)), "more than 1000 arguments"));
        balvps_result_free(result);
        balvps_call_free(all[i]);
    }
}

static void requests_and_second_factors_keep_to_their_time(void **state) {
    sandbox_command(*state, "POST", "configure", "{\"mfa\":true}");
    balvps_result_free(balvps_client_login(client, NULL));
    sandbox_command(*state, "POST", "configure", "{\"delay_ms\":1000}");
    assert_option_fails("timeout_ms", "100", BALVPS_ERROR_TIMEOUT, "");
}

static void requests_and_second_factors_can_be_cancelled(void **state) {
    sandbox_command(*state, "POST", "configure", "{\"mfa\":true}");
    balvps_result_free(balvps_client_login(client, NULL));
    for (size_t i = 0; i < COUNT_OF(kinds); ++i) {
        balvps_call *call = kinds[i]();
        balvps_call_option(call, "timeout_ms", BALVPS_NTS, "5000", BALVPS_NTS);
        balvps_call_cancel(call);
        assert_fails(run_once(client, call), BALVPS_ERROR_CANCELLED, "");
    }
    assert_int_equal(sandbox_count(*state, "/api/details"), 0);
    assert_int_equal(sandbox_count(*state, "/api/mfa/verify"), 0);
}

#define CALL_TEST(test) cmocka_unit_test_setup(test, sandbox_fresh)

int main(void) {
    const struct CMUnitTest tests[] = {
        CALL_TEST(none_at_all_are_an_empty_body),
        CALL_TEST(strings_are_sent_as_they_are),
        CALL_TEST(a_string_may_hold_a_nul),
        CALL_TEST(a_value_set_again_is_replaced),
        CALL_TEST(json_of_every_type_is_taken),
        CALL_TEST(json_ends_at_its_length),
        CALL_TEST(arguments_as_json_end_at_their_length),
        CALL_TEST(one_call_is_made_many_times),
        CALL_TEST(the_first_mistake_stays),
        CALL_TEST(a_null_is_a_mistake),
        CALL_TEST(what_is_not_utf8_is_refused),
        CALL_TEST(broken_names_cannot_smuggle_an_argument),
        CALL_TEST(what_is_not_one_json_value_is_refused),
        CALL_TEST(a_nul_ends_no_json),
        CALL_TEST(bottomless_json_is_refused),
        CALL_TEST(a_length_that_cannot_be_meant_is_refused_unread),
        CALL_TEST(names_are_checked_against_the_operation),
        CALL_TEST(ids_are_whole_numbers),
        CALL_TEST(an_id_of_the_function_cannot_be_given_twice),
        CALL_TEST(an_object_sets_many),
        CALL_TEST(an_object_must_be_one),
        CALL_TEST(options_are_checked),
        CALL_TEST(a_cancelled_call_sends_nothing_more),
        CALL_TEST(requests_and_second_factors_take_options_alone),
        CALL_TEST(a_call_must_say_what_to_call),
        CALL_TEST(a_call_of_another_operation_is_refused),
        CALL_TEST(a_call_of_the_same_operation_is_taken),
        CALL_TEST(an_unknown_operation_is_told),
        CALL_TEST(a_description_tells_what_would_be_sent),
        CALL_TEST(a_description_of_an_own_request_hides_secrets),
        CALL_TEST(a_description_of_a_second_factor_hides_its_code),
        CALL_TEST(a_description_tells_mistakes),
        CALL_TEST(more_arguments_than_anything_takes_are_a_mistake),
        CALL_TEST(requests_and_second_factors_keep_to_their_time),
        CALL_TEST(requests_and_second_factors_can_be_cancelled),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
