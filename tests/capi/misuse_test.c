/* What a program should not do, or might be afraid to: lengths beyond all measure, bytes that are no text,
 * handles that outlive the one they came from, calls from another thread. NULL has a test of its own. */
#include <balvps/balvps.h>
#include <pthread.h>
#include <stdio.h>

#include "check.h"
#include "once.h"
#include "with_client.h"

/* Frees a result, which must be an error of that code whose JSON is sound. */
static void assert_code(balvps_result *result, int32_t code) {
    assert_non_null(result);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), code);
    cJSON *json = cJSON_Parse(balvps_error_json(balvps_result_error(result), NULL));
    assert_non_null(json);
    cJSON_Delete(json);
    balvps_result_free(result);
}

static void assert_works(balvps_result *result) {
    if (balvps_result_error(result) != NULL) {
        fail_msg("%s", balvps_error_message(balvps_result_error(result)));
    }
    balvps_result_free(result);
}

/* Each call has a mistake that run and queue tell; they are freed. */
static void assert_all_refused(balvps_call *const *calls, size_t count) {
    balvps_queue *queue = balvps_queue_new(client);
    for (size_t i = 0; i < count; ++i) {
        assert_code(balvps_client_run(client, calls[i]), BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_describe(client, calls[i]), BALVPS_ERROR_ARGUMENT);
        assert_true(submit_once(queue, calls[i]) > 0);
        assert_code(balvps_queue_next(queue, -1), BALVPS_ERROR_ARGUMENT);
    }
    balvps_queue_free(queue);
}

/* ---- lengths ---- */

/* Nothing behind the text is read: it is all there is of it. */
static const size_t huge[] = {(size_t)INT32_MAX + 1, SIZE_MAX / 2, SIZE_MAX - 1};

static void a_length_that_no_text_has_is_a_mistake(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(huge); ++i) {
        assert_code(balvps_client_call(client, "x", huge[i], NULL), BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_call_json(client, "x", huge[i], NULL, 0), BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, "x", huge[i], "/x", BALVPS_NTS, NULL, 0),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, "GET", BALVPS_NTS, "x", huge[i], NULL, 0),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_call_json(client, "get_details", BALVPS_NTS, "{}", huge[i]),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, "POST", BALVPS_NTS, "/x", BALVPS_NTS, "{}", huge[i]),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_verify_second_factor(client, "1", huge[i]), BALVPS_ERROR_ARGUMENT);

        for (int setter = 0; setter < 8; ++setter) {
            balvps_call *call = balvps_call_new(NULL, 0);
            switch (setter) {
                case 0:
                    balvps_call_string(call, "subject", BALVPS_NTS, "x", huge[i]);
                    break;
                case 4:
                    balvps_call_string(call, "x", huge[i], "x", 1);
                    break;
                case 5:
                    balvps_call_int(call, "x", huge[i], 1);
                    break;
                case 6:
                    balvps_call_json(call, "x", huge[i], "1", 1);
                    break;
                case 7:
                    balvps_call_option(call, "x", huge[i], "1", 1);
                    break;
                case 1:
                    balvps_call_json(call, "subject", BALVPS_NTS, "1", huge[i]);
                    break;
                case 2:
                    balvps_call_object(call, "{}", huge[i]);
                    break;
                default:
                    balvps_call_option(call, "retries", BALVPS_NTS, "1", huge[i]);
                    break;
            }
            assert_code(balvps_client_call(client, "get_details", BALVPS_NTS, call), BALVPS_ERROR_ARGUMENT);
            balvps_call_free(call);
        }

        balvps_call *const calls[] = {
            balvps_call_new("x", huge[i]),
            balvps_call_new_request("POST", BALVPS_NTS, "/x", BALVPS_NTS, "{}", huge[i]),
            balvps_call_new_request("x", huge[i], "/x", BALVPS_NTS, NULL, 0),
            balvps_call_new_request("GET", BALVPS_NTS, "x", huge[i], NULL, 0),
            balvps_call_new_second_factor("1", huge[i]),
        };
        assert_all_refused(calls, COUNT_OF(calls));

        balvps_config *config = sandbox_config(*state);
        balvps_config_set(config, "password", BALVPS_NTS, "x", huge[i]);
        balvps_client *none = NULL;
        balvps_error *error = balvps_client_new(config, &none);
        assert_int_equal(balvps_error_code(error), BALVPS_ERROR_CONFIGURATION);
        assert_null(none);
        balvps_error_free(error);
        balvps_config_free(config);

        config = sandbox_config(*state);
        balvps_config_set(config, "x", huge[i], "x", 1);
        error = balvps_client_new(config, &none);
        assert_int_equal(balvps_error_code(error), BALVPS_ERROR_CONFIGURATION);
        balvps_error_free(error);
        balvps_config_free(config);

        const balvps_value *catalog = balvps_catalog_value();
        assert_null(balvps_value_at(catalog, "/version", huge[i]));
        assert_null(balvps_value_member(catalog, "version", huge[i]));
        assert_null(balvps_value_index(catalog, huge[i]));
        assert_null(balvps_value_key(catalog, huge[i], NULL));
    }
}

static void an_empty_name_and_none_are_mistakes_whatever_the_length(void **state) {
    const size_t lengths[] = {0, 1, BALVPS_NTS};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lengths); ++i) {
        const char *const name = lengths[i] == 1 ? NULL : "";
        assert_code(balvps_client_call(client, name, lengths[i], NULL), BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_call_json(client, name, lengths[i], NULL, 0), BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, name, lengths[i], "/x", BALVPS_NTS, NULL, 0),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, "GET", BALVPS_NTS, name, lengths[i], NULL, 0),
                    BALVPS_ERROR_ARGUMENT);
        balvps_call *call = balvps_call_new(NULL, 0);
        balvps_call_int(call, name, lengths[i], 1);
        assert_code(balvps_client_call(client, "create_ticket", BALVPS_NTS, call), BALVPS_ERROR_ARGUMENT);
        balvps_call_free(call);
    }
    /* What stands behind the length is no part of the text. */
    assert_code(balvps_client_call(client, "get_details", 0, NULL), BALVPS_ERROR_ARGUMENT);
    assert_works(balvps_client_call(client, "get_details, and more", 11, NULL));
    assert_works(balvps_client_request(client, "GET, and more", 3, "/details?", 8, NULL, 0));
}

/* ---- bytes that are no UTF-8 ---- */

static const char *const no_utf8[] = {"\x80",     "a\xFF",        "\xC0\xAF",
                                      "\xE2\x82", "\xED\xB0\x80", "\xF5\x80\x80\x80"};

static void what_is_no_utf8_is_never_sent(void **state) {
    for (size_t i = 0; i < COUNT_OF(no_utf8); ++i) {
        const char *bytes = no_utf8[i];
        char json[64];
        snprintf(json, sizeof json, "{\"subject\":\"%s\"}", bytes);
        assert_code(balvps_client_call(client, bytes, BALVPS_NTS, NULL), BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_call_json(client, "create_ticket", BALVPS_NTS, json, BALVPS_NTS),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, "POST", BALVPS_NTS, "/x", BALVPS_NTS, json, BALVPS_NTS),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, "POST", BALVPS_NTS, bytes, BALVPS_NTS, NULL, 0),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_request(client, bytes, BALVPS_NTS, "/x", BALVPS_NTS, NULL, 0),
                    BALVPS_ERROR_ARGUMENT);
        assert_code(balvps_client_verify_second_factor(client, bytes, BALVPS_NTS), BALVPS_ERROR_ARGUMENT);

        for (int setter = 0; setter < 5; ++setter) {
            balvps_call *call = balvps_call_new(NULL, 0);
            switch (setter) {
                case 0:
                    balvps_call_string(call, "subject", BALVPS_NTS, bytes, BALVPS_NTS);
                    break;
                case 1:
                    balvps_call_string(call, bytes, BALVPS_NTS, "x", BALVPS_NTS);
                    break;
                case 2:
                    balvps_call_object(call, json, BALVPS_NTS);
                    break;
                case 3:
                    balvps_call_option(call, bytes, BALVPS_NTS, "1", BALVPS_NTS);
                    break;
                default:
                    balvps_call_option(call, "retries", BALVPS_NTS, bytes, BALVPS_NTS);
                    break;
            }
            assert_code(balvps_client_call(client, "create_ticket", BALVPS_NTS, call), BALVPS_ERROR_ARGUMENT);
            balvps_call_free(call);
        }

        balvps_call *const calls[] = {
            balvps_call_new(bytes, BALVPS_NTS),
            balvps_call_new_request("POST", BALVPS_NTS, "/x", BALVPS_NTS, json, BALVPS_NTS),
            balvps_call_new_second_factor(bytes, BALVPS_NTS),
        };
        assert_all_refused(calls, COUNT_OF(calls));
    }
    assert_int_equal(sandbox_count(*state, "/api/ticket"), 0);
    assert_int_equal(sandbox_count(*state, "/api/tickets"), 0);
    assert_int_equal(sandbox_count(*state, "/api/x"), 0);
}

/* An account whose second factor is due, and a code of bytes that are no text. */
static void a_code_that_is_no_text_is_a_mistake(void **state) {
    sandbox_command(*state, "POST", "configure", "{\"mfa\":true}");
    balvps_client *other = sandbox_client(*state);
    assert_code(balvps_client_get_details(other), BALVPS_ERROR_SECOND_FACTOR_NEEDED);
    for (size_t i = 0; i < COUNT_OF(no_utf8); ++i) {
        assert_code(balvps_client_verify_second_factor(other, no_utf8[i], BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    }
    assert_int_equal(sandbox_count(*state, "/api/mfa/verify"), 0);
    balvps_client_free(other);
}

/* ---- handles that outlive others ---- */

static void results_and_errors_outlive_their_client(void **state) {
    balvps_client *other = sandbox_client(*state);
    balvps_result *works = balvps_client_get_details(other);
    balvps_result *fails = balvps_client_call(other, "no_such_operation", BALVPS_NTS, NULL);
    balvps_client_free(other);
    assert_non_null(balvps_value_at(balvps_result_value(works), "/client/id", BALVPS_NTS));
    assert_non_null(balvps_result_json(works, NULL));
    assert_non_null(balvps_result_header(works, "Content-Type", BALVPS_NTS, NULL));
    assert_non_null(balvps_result_attempts_json(works, NULL));
    assert_works(works);
    assert_code(fails, BALVPS_ERROR_ARGUMENT);
}

static void a_queue_outlives_its_client(void **state) {
    balvps_client *other = sandbox_client(*state);
    balvps_queue *queue = balvps_queue_new(other);
    assert_true(submit_once(queue, balvps_call_new("get_details", BALVPS_NTS)) == 1);
    balvps_client_free(other);
    assert_true(submit_once(queue, balvps_call_new("get_balance", BALVPS_NTS)) == 2);
    assert_works(balvps_queue_next(queue, -1));
    assert_works(balvps_queue_next(queue, -1));
    balvps_queue_free(queue);
}

static void a_result_outlives_its_queue_and_its_call(void **state) {
    (void)state;
    balvps_queue *queue = balvps_queue_new(client);
    balvps_call *call = balvps_call_new("get_invoice", BALVPS_NTS);
    balvps_call_int(call, "id", BALVPS_NTS, 308976);
    submit_once(queue, call);
    balvps_result *result = balvps_queue_next(queue, -1);
    balvps_queue_free(queue);
    assert_non_null(balvps_value_at(balvps_result_value(result), "/invoice/id", BALVPS_NTS));
    assert_works(result);
}

static void a_client_outlives_its_config(void **state) {
    balvps_config *config = sandbox_config(*state);
    balvps_client *other = NULL;
    assert_null(balvps_client_new(config, &other));
    balvps_config_free(config);
    assert_works(balvps_client_get_details(other));
    balvps_client_free(other);
}

static void a_queue_is_freed_with_calls_in_it(void **state) {
    balvps_queue *queue = balvps_queue_new(client);
    sandbox_command(*state, "POST", "configure", "{\"delay_ms\":200}");
    for (int i = 0; i < 50; ++i) {
        submit_once(queue, balvps_call_new("get_details", BALVPS_NTS));
    }
    assert_null(balvps_queue_next(queue, 50));
    assert_int_equal(balvps_queue_size(queue), 50);
    balvps_queue_free(queue);
}

/* ---- threads ---- */

enum { SUBMITTERS = 4, CALLS = 10 };

static void *submit(void *queue) {
    for (int i = 0; i < CALLS; ++i) {
        if (submit_once(queue, balvps_call_new("get_details", BALVPS_NTS)) == 0) {
            return queue;
        }
        balvps_queue_cancel(queue, UINT64_MAX); /* a tag that no call has */
    }
    return NULL;
}

static void any_thread_may_submit_and_cancel(void **state) {
    (void)state;
    balvps_queue *queue = balvps_queue_new(client);
    pthread_t threads[SUBMITTERS];
    for (int i = 0; i < SUBMITTERS; ++i) {
        assert_int_equal(pthread_create(&threads[i], NULL, submit, queue), 0);
    }
    int taken = 0;
    for (int tries = 0; taken < SUBMITTERS * CALLS && tries < 100000; ++tries) {
        balvps_result *result = balvps_queue_next(queue, 10);
        if (result != NULL) {
            assert_works(result);
            ++taken;
        }
    }
    for (int i = 0; i < SUBMITTERS; ++i) {
        void *failed = queue;
        pthread_join(threads[i], &failed);
        assert_null(failed);
    }
    assert_int_equal(taken, SUBMITTERS * CALLS);
    assert_int_equal(balvps_queue_size(queue), 0);
    balvps_queue_free(queue);
}

static void *take_and_free(void *queue) {
    balvps_result *result = balvps_queue_next(queue, -1);
    void *failed = balvps_result_error(result) == NULL ? NULL : queue;
    balvps_result_free(result);
    balvps_queue_free(queue);
    return failed;
}

static void a_queue_may_change_its_thread(void **state) {
    (void)state;
    balvps_queue *queue = balvps_queue_new(client);
    submit_once(queue, balvps_call_new("get_details", BALVPS_NTS));
    submit_once(queue, balvps_call_new("get_balance", BALVPS_NTS));
    assert_works(balvps_queue_next(queue, -1));
    pthread_t thread;
    void *failed = queue;
    assert_int_equal(pthread_create(&thread, NULL, take_and_free, queue), 0);
    pthread_join(thread, &failed);
    assert_null(failed);
}

static void a_cancelled_call_stays_cancelled(void **state) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_cancel(call);
    balvps_call_cancel(call);
    assert_code(balvps_client_call(client, "get_balance", BALVPS_NTS, call), BALVPS_ERROR_CANCELLED);
    assert_int_equal(sandbox_count(*state, "/api/balance"), 0);
    balvps_call_free(call);
}

#define MISUSE_TEST(test) cmocka_unit_test_setup(test, sandbox_fresh)

int main(void) {
    const struct CMUnitTest tests[] = {
        MISUSE_TEST(a_length_that_no_text_has_is_a_mistake),
        MISUSE_TEST(an_empty_name_and_none_are_mistakes_whatever_the_length),
        MISUSE_TEST(what_is_no_utf8_is_never_sent),
        MISUSE_TEST(a_code_that_is_no_text_is_a_mistake),
        MISUSE_TEST(results_and_errors_outlive_their_client),
        MISUSE_TEST(a_queue_outlives_its_client),
        MISUSE_TEST(a_result_outlives_its_queue_and_its_call),
        MISUSE_TEST(a_client_outlives_its_config),
        MISUSE_TEST(a_queue_is_freed_with_calls_in_it),
        MISUSE_TEST(any_thread_may_submit_and_cancel),
        MISUSE_TEST(a_queue_may_change_its_thread),
        MISUSE_TEST(a_cancelled_call_stays_cancelled),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
