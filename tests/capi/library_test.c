#include <balvps/balvps.h>
#include <cjson/cJSON.h>

#include "check.h"

static void the_loaded_abi_is_the_one_of_the_header(void **state) {
    (void)state;
    assert_int_equal(balvps_abi_version(), BALVPS_ABI_VERSION);
}

static void the_version_is_three_numbers(void **state) {
    (void)state;
    const char *version = balvps_version();
    assert_int_equal(strspn(version, "0123456789."), strlen(version));
    size_t points = 0;
    for (const char *letter = version; *letter != '\0'; ++letter) {
        points += *letter == '.';
    }
    assert_int_equal(points, 2);
}

static cJSON *catalog(void) {
    size_t length = 0;
    const char *text = balvps_catalog_json(&length);
    assert_int_equal(length, strlen(text));
    cJSON *parsed = cJSON_ParseWithLength(text, length);
    assert_non_null(parsed);
    return parsed;
}

static void the_catalog_tells_the_versions(void **state) {
    (void)state;
    cJSON *all = catalog();
    assert_int_equal(cJSON_GetNumberValue(cJSON_GetObjectItem(all, "abi_version")), BALVPS_ABI_VERSION);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(all, "version")), balvps_version());
    cJSON_Delete(all);
}

static void the_catalog_is_static(void **state) {
    (void)state;
    assert_ptr_equal(balvps_catalog_json(NULL), balvps_catalog_json(NULL));
    assert_ptr_equal(balvps_version(), balvps_version());
}

/* The calls of a kind have the same names in the tree and in the JSON. */
static void assert_same_names(const balvps_value *tree, const cJSON *all, const char *kind) {
    const cJSON *calls = cJSON_GetObjectItem(all, kind);
    const balvps_value *branch = balvps_value_member(tree, kind, BALVPS_NTS);
    assert_int_equal(balvps_value_size(branch), cJSON_GetArraySize(calls));
    for (size_t i = 0; i < balvps_value_size(branch); ++i) {
        const balvps_value *name = balvps_value_member(balvps_value_index(branch, i), "name", BALVPS_NTS);
        const cJSON *expected = cJSON_GetObjectItem(cJSON_GetArrayItem(calls, (int)i), "name");
        assert_string_equal(balvps_value_string(name, NULL), cJSON_GetStringValue(expected));
    }
}

static void the_tree_of_the_catalog_is_the_one_of_its_json(void **state) {
    (void)state;
    const balvps_value *tree = balvps_catalog_value();
    assert_ptr_equal(tree, balvps_catalog_value());
    assert_int_equal(balvps_value_type(tree), BALVPS_VALUE_OBJECT);
    assert_string_equal(balvps_value_string(balvps_value_at(tree, "/version", BALVPS_NTS), NULL),
                        balvps_version());
    cJSON *all = catalog();
    assert_int_equal(balvps_value_size(tree), cJSON_GetArraySize(all));
    assert_same_names(tree, all, "operations");
    assert_same_names(tree, all, "procedures");
    cJSON_Delete(all);
}

/* Calls each by its name without a connection: an unknown name would be another error. */
static void assert_callable(balvps_client *client, const cJSON *calls) {
    const cJSON *call = NULL;
    cJSON_ArrayForEach(call, calls) {
        const char *name = cJSON_GetStringValue(cJSON_GetObjectItem(call, "name"));
        balvps_result *result =
            balvps_client_call_json(client, name, BALVPS_NTS, "{\"surely\":\"unknown\"}", BALVPS_NTS);
        assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_ARGUMENT);
        assert_contains(balvps_error_message(balvps_result_error(result)), "unknown argument 'surely'");
        balvps_result_free(result);
    }
}

static void the_catalog_names_66_operations_and_10_procedures_that_exist(void **state) {
    (void)state;
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "auth", BALVPS_NTS, "none", BALVPS_NTS);
    balvps_config_set(config, "retries", BALVPS_NTS, "0", BALVPS_NTS);
    balvps_config_set(config, "base_url", BALVPS_NTS, "http://127.0.0.1:1/api", BALVPS_NTS);
    balvps_client *client = NULL;
    assert_null(balvps_client_new(config, &client));
    balvps_config_free(config);

    cJSON *all = catalog();
    const cJSON *operations = cJSON_GetObjectItem(all, "operations");
    const cJSON *procedures = cJSON_GetObjectItem(all, "procedures");
    assert_int_equal(cJSON_GetArraySize(operations), 66);
    assert_int_equal(cJSON_GetArraySize(procedures), 10);
    assert_callable(client, operations);
    assert_callable(client, procedures);
    cJSON_Delete(all);
    balvps_client_free(client);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_loaded_abi_is_the_one_of_the_header),
        cmocka_unit_test(the_version_is_three_numbers),
        cmocka_unit_test(the_catalog_tells_the_versions),
        cmocka_unit_test(the_catalog_is_static),
        cmocka_unit_test(the_tree_of_the_catalog_is_the_one_of_its_json),
        cmocka_unit_test(the_catalog_names_66_operations_and_10_procedures_that_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
