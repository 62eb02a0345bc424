/* One client used by many threads at once. */
#include <balvps/balvps.h>
#include <pthread.h>

#include "check.h"
#include "sandbox_process.h"

enum { THREADS = 16, CALLS = 5 };

struct crew {
    pthread_barrier_t start; /* so that they all set out at the same moment */
    balvps_client *client;
    const balvps_result *result;
    const balvps_call *call;
};

/* What a thread did; it is judged on the main thread, where a test may fail. */
struct member {
    pthread_t thread;
    struct crew *crew;
    int failures;
    const char *json;
};

static void *call_repeatedly(void *context) {
    struct member *member = context;
    pthread_barrier_wait(&member->crew->start);
    for (int i = 0; i < CALLS; ++i) {
        balvps_result *result = balvps_client_get_details(member->crew->client);
        const balvps_value *id = balvps_value_at(balvps_result_value(result), "/client/id", BALVPS_NTS);
        member->failures += balvps_value_type(id) != BALVPS_VALUE_NUMBER;
        balvps_result_free(result);
    }
    return NULL;
}

static void *run_one_call(void *context) {
    struct member *member = context;
    pthread_barrier_wait(&member->crew->start);
    for (int times = 0; times < CALLS; ++times) {
        balvps_result *result = balvps_client_run(member->crew->client, member->crew->call);
        const balvps_value *id = balvps_value_at(balvps_result_value(result), "/invoice/id", BALVPS_NTS);
        member->failures += balvps_value_type(id) != BALVPS_VALUE_NUMBER;
        balvps_result_free(result);
    }
    return NULL;
}

static void *fail_to_sign_in(void *context) {
    struct member *member = context;
    pthread_barrier_wait(&member->crew->start);
    balvps_result *result = balvps_client_get_details(member->crew->client);
    member->failures += balvps_error_code(balvps_result_error(result)) != BALVPS_ERROR_AUTHENTICATION;
    member->failures += strcmp(balvps_error_reason(balvps_result_error(result)), "wrong_login") != 0;
    balvps_result_free(result);
    return NULL;
}

static void *read_result(void *context) {
    struct member *member = context;
    const balvps_result *result = member->crew->result;
    pthread_barrier_wait(&member->crew->start);
    for (int reading = 0; reading < 200; ++reading) {
        size_t length = 0;
        member->json = balvps_result_json(result, &length);
        member->failures += strlen(member->json) != length;
        member->failures += balvps_value_at(balvps_result_value(result), "/records/0/id", BALVPS_NTS) == NULL;
        const char *attempts = balvps_result_attempts_json(result, &length);
        member->failures += strlen(attempts) != length;
    }
    return NULL;
}

static void *read_error(void *context) {
    struct member *member = context;
    const balvps_error *error = balvps_result_error(member->crew->result);
    pthread_barrier_wait(&member->crew->start);
    const balvps_value *operation = balvps_value_member(balvps_error_value(error), "operation", BALVPS_NTS);
    member->json = balvps_error_json(error, NULL);
    member->failures += balvps_value_type(operation) != BALVPS_VALUE_STRING;
    const balvps_value *name = balvps_value_at(balvps_catalog_value(), "/operations/0/name", BALVPS_NTS);
    member->failures += balvps_value_type(name) != BALVPS_VALUE_STRING;
    return NULL;
}

static void run(struct crew *crew, void *(*work)(void *)) {
    struct member members[THREADS];
    int failures = 0;
    assert_int_equal(pthread_barrier_init(&crew->start, NULL, THREADS), 0);
    for (int i = 0; i < THREADS; ++i) {
        members[i] = (struct member){.crew = crew};
        assert_int_equal(pthread_create(&members[i].thread, NULL, work, &members[i]), 0);
    }
    for (int i = 0; i < THREADS; ++i) {
        pthread_join(members[i].thread, NULL);
        failures += members[i].failures;
    }
    pthread_barrier_destroy(&crew->start);
    assert_int_equal(failures, 0);
    for (int i = 1; i < THREADS; ++i) {
        assert_ptr_equal(members[i].json, members[0].json);
    }
}

static void threads_share_one_sign_in(void **state) {
    struct crew crew = {.client = sandbox_client(*state)};
    run(&crew, call_repeatedly);
    assert_int_equal(sandbox_count(*state, "/api/login"), 1);
    assert_int_equal(sandbox_count(*state, "/api/token"), 0);
    assert_int_equal(sandbox_count(*state, "/api/details"), THREADS * CALLS);
    balvps_client_free(crew.client);
}

static void threads_share_one_renewal(void **state) {
    struct crew crew = {.client = sandbox_client(*state)};
    balvps_result_free(balvps_client_get_details(crew.client));
    sandbox_command(*state, "POST", "configure", "{\"revoke_all\":true}");
    sandbox_command(*state, "DELETE", "log", NULL);
    run(&crew, call_repeatedly);
    assert_int_equal(sandbox_count(*state, "/api/login"), 0);
    assert_int_equal(sandbox_count(*state, "/api/token"), 1);
    balvps_client_free(crew.client);
}

/* A thread that came after the others have their answer would try anew, so the answer takes its time. */
static void a_wrong_password_does_not_use_up_the_login_limit(void **state) {
    balvps_config *config = sandbox_config(*state);
    balvps_config_set(config, "password", BALVPS_NTS, "wrong", BALVPS_NTS);
    struct crew crew = {.client = client_from(config)};
    sandbox_command(*state, "POST", "configure", "{\"delay_ms\":1000}");
    run(&crew, fail_to_sign_in);
    assert_int_equal(sandbox_count(*state, "/api/login"), 1);
    balvps_client_free(crew.client);
}

static void a_result_is_read_by_many(void **state) {
    balvps_client *client = sandbox_client(*state);
    for (int round = 0; round < 10; ++round) {
        balvps_result *result = balvps_client_get_dns_zone(client, 10, 60);
        assert_null(balvps_result_error(result));
        struct crew crew = {.result = result};
        run(&crew, read_result);
        balvps_result_free(result);
    }
    balvps_client_free(client);
}

static void an_error_is_read_by_many(void **state) {
    balvps_client *client = sandbox_client(*state);
    for (int round = 0; round < 10; ++round) {
        balvps_result *result = balvps_client_call(client, "no_such_operation", BALVPS_NTS, NULL);
        struct crew crew = {.result = result};
        run(&crew, read_error);
        balvps_result_free(result);
    }
    balvps_client_free(client);
}

static void one_call_is_made_by_many(void **state) {
    struct crew crew = {.client = sandbox_client(*state)};
    balvps_call *call = balvps_call_new("get_invoice", BALVPS_NTS);
    balvps_call_int(call, "id", BALVPS_NTS, 308976);
    crew.call = call;
    run(&crew, run_one_call);
    assert_int_equal(sandbox_count(*state, "/api/invoice/308976"), THREADS * CALLS);
    balvps_call_free(call);
    balvps_client_free(crew.client);
}

#define THREADS_TEST(test) cmocka_unit_test_setup(test, sandbox_fresh)

int main(void) {
    const struct CMUnitTest tests[] = {
        THREADS_TEST(threads_share_one_sign_in),
        THREADS_TEST(threads_share_one_renewal),
        THREADS_TEST(a_wrong_password_does_not_use_up_the_login_limit),
        THREADS_TEST(one_call_is_made_by_many),
        THREADS_TEST(a_result_is_read_by_many),
        THREADS_TEST(an_error_is_read_by_many),
    };
    return cmocka_run_group_tests(tests, sandbox_set_up, sandbox_tear_down);
}
