#include <balvps/balvps.h>
#include <cjson/cJSON.h>
#include <stdio.h>

#include "check.h"

static balvps_config *new_config(void **state) {
    *state = balvps_config_new();
    assert_non_null(*state);
    return *state;
}

static int free_config(void **state) {
    balvps_config_free(*state);
    return 0;
}

static void set(balvps_config *config, const char *key, const char *value) {
    balvps_config_set(config, key, BALVPS_NTS, value, BALVPS_NTS);
}

static void assert_accepted(const balvps_config *config) {
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    if (error != NULL) {
        fail_msg("refused: %s", balvps_error_message(error));
    }
    assert_non_null(client);
    balvps_client_free(client);
}

/* The error must hold both words. */
static void assert_refused(const balvps_config *config, const char *word, const char *other_word) {
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    assert_non_null(error);
    assert_null(client);
    assert_int_equal(balvps_error_code(error), BALVPS_ERROR_CONFIGURATION);
    assert_contains(balvps_error_message(error), word);
    assert_contains(balvps_error_message(error), other_word);
    cJSON *json = cJSON_Parse(balvps_error_json(error, NULL));
    assert_non_null(json);
    cJSON_Delete(json);
    balvps_error_free(error);
}

static void without_a_config_everything_has_its_default(void **state) {
    (void)state;
    assert_accepted(NULL);
}

static void an_empty_config_is_all_defaults(void **state) {
    assert_accepted(new_config(state));
}

static void every_key_of_the_catalog_takes_its_default(void **state) {
    balvps_config *config = new_config(state);
    cJSON *catalog = cJSON_Parse(balvps_catalog_json(NULL));
    const cJSON *key = NULL;
    cJSON_ArrayForEach(key, cJSON_GetObjectItem(catalog, "config")) {
        const cJSON *preset = cJSON_GetObjectItem(key, "default");
        char text[64] = "";
        if (cJSON_IsNumber(preset)) {
            snprintf(text, sizeof text, "%.0f", cJSON_GetNumberValue(preset));
        } else if (cJSON_IsString(preset)) {
            snprintf(text, sizeof text, "%s", cJSON_GetStringValue(preset));
        }
        set(config, cJSON_GetStringValue(cJSON_GetObjectItem(key, "key")), text);
    }
    cJSON_Delete(catalog);
    assert_accepted(config);
}

static void an_unknown_key_is_refused_with_the_nearest_known(void **state) {
    balvps_config *config = new_config(state);
    set(config, "base_ur", "https://my.balvps.com/api");
    assert_refused(config, "'base_ur'", "did you mean 'base_url'?");
}

static void a_key_that_is_not_utf8_is_refused_readably(void **state) {
    balvps_config *config = new_config(state);
    balvps_config_set(config, "caf\xE9", BALVPS_NTS, "x", SIZE_MAX - 1);
    assert_refused(config, "caf\\xe9", "length");
}

static void bad_values_are_refused(void **state) {
    static const struct {
        const char *key;
        const char *value;
        const char *word;
    } bad[] = {
        {"timeout_ms", "", "whole number"},
        {"timeout_ms", "0", "from 1 to 86400000"},
        {"timeout_ms", "-1", "whole number"},
        {"timeout_ms", "1.5", "whole number"},
        {"timeout_ms", " 5", "whole number"},
        {"timeout_ms", "5 ", "whole number"},
        {"timeout_ms", "0x10", "whole number"},
        {"timeout_ms", "86400001", "from 1 to 86400000"},
        {"timeout_ms", "99999999999999999999", "whole number"},
        {"retries", "21", "from 0 to 20"},
        {"max_body_bytes", "1023", "from 1024 to 2147483647"},
        {"allow_plain_http", "maybe", "true or false"},
        {"auth", "JWT", "jwt, basic, token, none"},
        {"auth", "", "jwt, basic, token, none"},
        {"user_agent", "a\r\nX-Injected: 1", "control characters"},
        {"base_url", "", "such as https://"},
        {"base_url", "ftp://my.balvps.com/api", "such as https://"},
        {"base_url", "my.balvps.com/api", "such as https://"},
        {"base_url", "https://user:pass@my.balvps.com/api", "user name or password"},
        {"base_url", "https://my.balvps.com/api?x=1", "query"},
        {"base_url", "https://my.balvps.com/api#x", "fragment"},
        {"base_url", "http://my.balvps.com/api", "https"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_config *config = balvps_config_new();
        set(config, bad[i].key, bad[i].value);
        assert_refused(config, bad[i].key, bad[i].word);
        balvps_config_free(config);
    }
}

static void combinations_that_cannot_work_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *auth;
        const char *key;
        const char *value;
        const char *word;
    } bad[] = {
        {"basic", "username", "user@example.com", "password"},
        {"basic", "password", "secret", "username"},
        {"token", "username", "user@example.com", "'token'"},
        {"jwt", "token", "Bearer abc", "spaces"},
    };
    for (size_t i = 0; i < COUNT_OF(bad); ++i) {
        balvps_config *config = balvps_config_new();
        set(config, "auth", bad[i].auth);
        set(config, bad[i].key, bad[i].value);
        assert_refused(config, bad[i].word, "");
        balvps_config_free(config);
    }
}

static void plain_http_is_for_this_machine_or_on_request(void **state) {
    balvps_config *config = new_config(state);
    set(config, "base_url", "http://127.0.0.1:8080/api");
    assert_accepted(config);
    set(config, "base_url", "http://localhost/api/");
    assert_accepted(config);
    set(config, "base_url", "http://panel.example/api");
    assert_refused(config, "base_url", "allow_plain_http");
    set(config, "allow_plain_http", "1");
    assert_accepted(config);
}

static void the_first_mistake_stays(void **state) {
    balvps_config *config = new_config(state);
    set(config, "retries", "many");
    set(config, "timeout_ms", "long");
    assert_refused(config, "retries", "many");
    set(config, "retries", "3");
    set(config, "timeout_ms", "1000");
    assert_refused(config, "retries", "many");
}

static void null_puts_the_default_back(void **state) {
    balvps_config *config = new_config(state);
    set(config, "base_url", "http://panel.example/api");
    assert_refused(config, "base_url", "https");
    set(config, "base_url", NULL);
    assert_accepted(config);
    balvps_config_set(config, "base_url", BALVPS_NTS, NULL, 17);
    assert_accepted(config);
}

static void a_null_for_an_unknown_key_is_a_mistake_too(void **state) {
    balvps_config *config = new_config(state);
    set(config, "nonsense", NULL);
    assert_refused(config, "nonsense", "unknown");
}

static void a_null_key_is_refused(void **state) {
    balvps_config *config = new_config(state);
    set(config, NULL, "x");
    assert_refused(config, "key", "NULL");
}

static void a_value_ends_at_its_length(void **state) {
    balvps_config *config = new_config(state);
    balvps_config_set(config, "retries", BALVPS_NTS, "3,4", 1);
    assert_accepted(config);
    balvps_config_set(config, "retries", BALVPS_NTS, "3,4", 3);
    assert_refused(config, "retries", "3,4");
}

static void a_value_must_not_hold_a_nul(void **state) {
    balvps_config *config = new_config(state);
    balvps_config_set(config, "username", BALVPS_NTS, "a\0b", 3);
    assert_refused(config, "username", "control characters");
}

static void a_length_that_cannot_be_meant_is_refused_unread(void **state) {
    static const size_t lengths[] = {SIZE_MAX - 1, SIZE_MAX / 2, (size_t)INT32_MAX + 1};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lengths); ++i) {
        balvps_config *config = balvps_config_new();
        balvps_config_set(config, "username", BALVPS_NTS, "abc", lengths[i]);
        assert_refused(config, "username", "length");
        balvps_config_free(config);
    }
}

static void secrets_are_never_shown(void **state) {
    static const char *const keys[] = {"password", "token", "refresh_token"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(keys); ++i) {
        balvps_config *config = balvps_config_new();
        set(config, keys[i], "hush\n");
        balvps_client *client = NULL;
        balvps_error *error = balvps_client_new(config, &client);
        assert_contains(balvps_error_message(error), keys[i]);
        assert_lacks(balvps_error_message(error), "hush");
        assert_lacks(balvps_error_json(error, NULL), "hush");
        balvps_error_free(error);
        balvps_config_free(config);
    }
}

static int32_t never(void *context) {
    (void)context;
    return 0;
}

static void an_interrupt_can_be_set_and_taken_away(void **state) {
    balvps_config *config = new_config(state);
    balvps_config_set_interrupt(config, never, NULL);
    balvps_config_set_interrupt(config, NULL, NULL);
    assert_accepted(config);
}

#define CONFIG_TEST(test) cmocka_unit_test_teardown(test, free_config)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_config_everything_has_its_default),
        CONFIG_TEST(an_empty_config_is_all_defaults),
        CONFIG_TEST(every_key_of_the_catalog_takes_its_default),
        CONFIG_TEST(an_unknown_key_is_refused_with_the_nearest_known),
        CONFIG_TEST(a_key_that_is_not_utf8_is_refused_readably),
        cmocka_unit_test(bad_values_are_refused),
        cmocka_unit_test(combinations_that_cannot_work_are_refused),
        CONFIG_TEST(plain_http_is_for_this_machine_or_on_request),
        CONFIG_TEST(the_first_mistake_stays),
        CONFIG_TEST(null_puts_the_default_back),
        CONFIG_TEST(a_null_for_an_unknown_key_is_a_mistake_too),
        CONFIG_TEST(a_null_key_is_refused),
        CONFIG_TEST(a_value_ends_at_its_length),
        CONFIG_TEST(a_value_must_not_hold_a_nul),
        cmocka_unit_test(a_length_that_cannot_be_meant_is_refused_unread),
        cmocka_unit_test(secrets_are_never_shown),
        CONFIG_TEST(an_interrupt_can_be_set_and_taken_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
