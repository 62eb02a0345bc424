/*
 * Takes away memory at every place where the library asks for some: the nth allocation fails, for n = 1, 2,
 * ... until none does, once as a single failure and once with every later one. Each time the outcome is an
 * error or a proper answer, nothing is leaked, and the same works again as soon as there is memory.
 *
 * This program's malloc takes the place of the C library's for everything that is loaded with it, and so for
 * the C++ runtime's operator new. It counts on the test's own thread only.
 */
#include <balvps/balvps.h>
#include <errno.h>

#include "check.h"
#include "sandbox_process.h"

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

static struct {
    long until_failure; /* 0: memory is plenty */
    int stays_short;    /* every allocation after the first that fails does too */
    int failed;         /* whether one has */
    long live;          /* allocations that were not freed yet */
} memory;

static __thread int counts; /* on this thread */

static int takes_away(void) {
    if (!counts || memory.until_failure == 0) {
        return 0;
    }
    if (memory.until_failure > 1) {
        --memory.until_failure;
        return 0;
    }
    if (!memory.stays_short) {
        memory.until_failure = 0;
    }
    memory.failed = 1;
    errno = ENOMEM;
    return 1;
}

static void *counted(void *allocated) {
    memory.live += counts && allocated != NULL;
    return allocated;
}

void *malloc(size_t size) {
    return takes_away() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
    return takes_away() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size) {
    if (takes_away()) {
        return NULL;
    }
    void *allocated = __libc_realloc(old, size);
    return old == NULL ? counted(allocated) : allocated;
}

void *aligned_alloc(size_t alignment, size_t size) {
    return takes_away() ? NULL : counted(__libc_memalign(alignment, size));
}

int posix_memalign(void **out, size_t alignment, size_t size) {
    void *allocated = takes_away() ? NULL : counted(__libc_memalign(alignment, size));
    if (allocated == NULL) {
        return ENOMEM;
    }
    *out = allocated;
    return 0;
}

void free(void *old) {
    memory.live -= counts && old != NULL;
    __libc_free(old);
}

/* ---- what is done while memory is short ---- */

static sandbox *server;
static const char *base_url;
static balvps_client *standing; /* a client made when memory was plenty */

/* What went wrong in a step, to be reported when there is memory for it; NULL: nothing. */
static const char *defect;

static void expect(int holds, const char *what) {
    if (!holds && defect == NULL) {
        defect = what;
    }
}

/* Looks at a result as a caller does. */
static void read_result(const balvps_result *result) {
    expect(result != NULL, "a call gave NULL");
    const balvps_error *error = balvps_result_error(result);
    if (error != NULL) {
        expect(balvps_error_code(error) > 0, "an error without a code");
        expect(balvps_error_name(error)[0] != '\0', "an error without a name");
        expect(balvps_error_message(error)[0] != '\0', "an error without a message");
        expect(balvps_result_value(result) == NULL, "an error with a value");
        balvps_error_json(error, NULL);
    } else {
        expect(balvps_result_value(result) != NULL, "a success without a value");
        balvps_result_json(result, NULL);
    }
    balvps_result_body(result, NULL);
    balvps_result_header(result, "Content-Type", NULL);
    balvps_result_attempts_json(result, NULL);
}

/* The texts that could not be written for want of memory can be now, and are whole. */
static void read_result_again(const balvps_result *result) {
    size_t length = 0;
    const balvps_error *error = balvps_result_error(result);
    const char *text =
        error != NULL ? balvps_error_json(error, &length) : balvps_result_json(result, &length);
    expect(text != NULL && text[0] == '{' && text[length - 1] == '}' && strlen(text) == length,
           "broken JSON");
    cJSON *json = cJSON_ParseWithOpts(text, NULL, 1);
    expect(json != NULL, "JSON that cannot be parsed");
    cJSON_Delete(json);
    text = balvps_result_attempts_json(result, &length);
    expect(text != NULL && text[0] == '[' && text[length - 1] == ']' && strlen(text) == length,
           "broken JSON of attempts");
}

static int32_t never(void *context) {
    (void)context;
    return 0;
}

static void make_client(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "base_url", base_url, BALVPS_NTS);
    balvps_config_set(config, "username", SANDBOX_USERNAME, BALVPS_NTS);
    balvps_config_set(config, "password", SANDBOX_PASSWORD, BALVPS_NTS);
    balvps_config_set(config, "user_agent", "a program with a name of some length", BALVPS_NTS);
    balvps_config_set_interrupt(config, never, NULL);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    expect((error == NULL) == (client != NULL), "neither a client nor an error, or both");
    if (error != NULL && config != NULL) {
        expect(balvps_error_code(error) == BALVPS_ERROR_OUT_OF_MEMORY, "a client failed for another reason");
    }
    balvps_error_json(error, NULL);
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

static void complain_about_config(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "a key that does not exist at all", "x", BALVPS_NTS);
    balvps_config_set(config, "retries", "a value that is no number at all", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    expect((error != NULL && client == NULL) || config == NULL, "a mistake was forgotten");
    balvps_error_json(error, NULL);
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

static balvps_params *new_params(void) {
    balvps_params *params = balvps_params_new();
    balvps_params_string(params, "email", "somebody@a-domain-of-some-length.example", BALVPS_NTS);
    balvps_params_string(params, "firstname", "Joe", BALVPS_NTS);
    balvps_params_string(params, "firstname", "A first name of some length", BALVPS_NTS);
    balvps_params_json(params, "privileges", "{\"support\":[\"tickets\"],\"services\":{\"full\":1}}",
                       BALVPS_NTS);
    return params;
}

/* Argument mistakes, found in memory: nothing is sent. */
static void complain_about_params(void) {
    balvps_params *params = new_params();
    balvps_params_json(params, "a name that no operation knows", "[1,2,3", BALVPS_NTS);
    balvps_params_int(params, "id", 1);
    balvps_result *result = balvps_client_call(standing, "add_contact", params);
    read_result(result);
    expect(balvps_result_error(result) != NULL || params == NULL, "a mistake was forgotten");
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_params_free(params);
}

/* The params must arrive whole or not at all. */
static void call_with_params(void) {
    balvps_params *params = new_params();
    balvps_result *result = balvps_client_call(standing, "add_contact", params);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_params_free(params);
}

static void call_by_json(void) {
    balvps_result *result = balvps_client_call_json(standing, "get_dns_zone",
                                                    "{\"service_id\":10,\"zone_id\":\"60\"}", BALVPS_NTS);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void fall_back(void) {
    balvps_result *result = balvps_client_list_service_dns(standing, 10);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void request(void) {
    static const char body[] = "{\"body\":\"A reply that is longer than what stands inside a string\"}";
    balvps_result *result = balvps_client_request(standing, "POST", "/tickets/1", body, sizeof body - 1);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

/* From nothing to an answer: a new connection and a sign-in. */
static void first_call(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "base_url", base_url, BALVPS_NTS);
    balvps_config_set(config, "username", SANDBOX_USERNAME, BALVPS_NTS);
    balvps_config_set(config, "password", SANDBOX_PASSWORD, BALVPS_NTS);
    balvps_config_set(config, "retries", "0", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = config == NULL ? NULL : balvps_client_new(config, &client);
    if (client != NULL) {
        balvps_result *result = balvps_client_get_details(client);
        read_result(result);
        memory.until_failure = 0;
        read_result_again(result);
        balvps_result_free(result);
    }
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

/* ---- the sweep ---- */

enum { NO_LEAK_AT_ALL, SOME_IS_KEPT };

/* Returns how many allocations are left over. */
static long run_short(void (*step)(void), long nth, int stays_short) {
    const long before = memory.live;
    memory.until_failure = nth;
    memory.stays_short = stays_short;
    memory.failed = 0;
    step();
    memory.until_failure = 0;

    /* The same client works again, and has the connection back that it may have lost; a used one. */
    for (int call = 0; call < 2; ++call) {
        balvps_result *result = balvps_client_get_details(standing);
        expect(balvps_result_error(result) == NULL, "the client does not recover");
        balvps_result_free(result);
    }
    return memory.live - before;
}

/* Returns how many allocations the step makes. */
static long sweep(void (*step)(void), int stays_short, int leaks) {
    long nth = 0;
    do {
        const long left = run_short(step, ++nth, stays_short);
        if (defect != NULL) {
            fail_msg("allocation %ld: %s", nth, defect);
        }
        if (leaks == NO_LEAK_AT_ALL && left != 0) {
            fail_msg("allocation %ld: %ld were not freed", nth, left);
        }
    } while (memory.failed);
    return nth;
}

static void sweep_both_ways(void (*step)(void)) {
    for (int stays_short = 0; stays_short < 2; ++stays_short) {
        /* Some things are kept for ever, such as the text of the one error there is when memory is out; but
         * once. */
        sweep(step, stays_short, SOME_IS_KEPT);
        const long allocations = sweep(step, stays_short, NO_LEAK_AT_ALL);
        print_message("%ld allocations\n", allocations);
        assert_true(allocations > 1);
    }
}

static void making_a_client(void **state) {
    (void)state;
    sweep_both_ways(make_client);
}

static void a_mistaken_config(void **state) {
    (void)state;
    sweep_both_ways(complain_about_config);
}

static void mistaken_params(void **state) {
    (void)state;
    sweep_both_ways(complain_about_params);
}

static void a_call_with_params(void **state) {
    (void)state;
    sweep_both_ways(call_with_params);
}

static void a_call_by_json(void **state) {
    (void)state;
    sweep_both_ways(call_by_json);
}

static void a_call_that_falls_back(void **state) {
    (void)state;
    sandbox_command(server, "POST", "configure", "{\"service_dns\":false}");
    sweep_both_ways(fall_back);
}

static void a_raw_request(void **state) {
    (void)state;
    sweep_both_ways(request);
}

static void the_first_call_of_a_client(void **state) {
    (void)state;
    sweep_both_ways(first_call);
}

static int fresh(void **state) {
    server = *state;
    sandbox_fresh(state);
    base_url = sandbox_http_base_url(server);
    balvps_config *config = sandbox_config(server);
    balvps_config_set(config, "base_url", base_url, BALVPS_NTS);
    standing = client_from(config);
    balvps_result_free(balvps_client_get_details(standing));
    counts = 1;
    return 0;
}

static int free_standing(void **state) {
    (void)state;
    memory.until_failure = 0;
    counts = 0;
    defect = NULL;
    balvps_client_free(standing);
    return 0;
}

#define ALLOCATION_TEST(test) cmocka_unit_test_setup_teardown(test, fresh, free_standing)

int main(void) {
    const struct CMUnitTest tests[] = {
        ALLOCATION_TEST(making_a_client), ALLOCATION_TEST(a_mistaken_config),
        ALLOCATION_TEST(mistaken_params), ALLOCATION_TEST(a_call_with_params),
        ALLOCATION_TEST(a_call_by_json),  ALLOCATION_TEST(a_call_that_falls_back),
        ALLOCATION_TEST(a_raw_request),   ALLOCATION_TEST(the_first_call_of_a_client),
    };
    return cmocka_run_group_tests(tests, sandbox_set_up, sandbox_tear_down);
}
