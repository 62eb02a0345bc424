#include <balvps/balvps.h>

#include "check.h"
#include "with_client.h"

static balvps_result *result;

static int free_result(void **state) {
    (void)state;
    balvps_result_free(result);
    result = NULL;
    return 0;
}

/* The root of an answer with this body, as it came. */
static const balvps_value *root_of(void **state, const char *body) {
    sandbox_play(*state, NULL, 200, NULL, body);
    result = balvps_client_request(client, "GET", BALVPS_NTS, "/anything", BALVPS_NTS, NULL, 0);
    if (balvps_result_error(result) != NULL) {
        fail_msg("%s", balvps_error_message(balvps_result_error(result)));
    }
    assert_string_equal(balvps_result_body(result, NULL), body);
    return balvps_result_value(result);
}

static const balvps_value *at(const balvps_value *value, const char *pointer) {
    return balvps_value_at(value, pointer, BALVPS_NTS);
}

static void every_type_is_told(void **state) {
    static const struct {
        const char *pointer;
        int32_t type;
        size_t size;
    } expected[] = {
        {"", BALVPS_VALUE_OBJECT, 7},        {"/null", BALVPS_VALUE_NULL, 0},
        {"/true", BALVPS_VALUE_BOOL, 0},     {"/number", BALVPS_VALUE_NUMBER, 0},
        {"/text", BALVPS_VALUE_STRING, 0},   {"/list", BALVPS_VALUE_ARRAY, 3},
        {"/object", BALVPS_VALUE_OBJECT, 1}, {"/empty", BALVPS_VALUE_OBJECT, 0},
        {"/list/2", BALVPS_VALUE_ARRAY, 0},  {"/nothing", BALVPS_VALUE_NONE, 0},
    };
    const balvps_value *root = root_of(state,
                                       "{\"null\":null,\"true\":true,\"number\":1,\"text\":\"x\","
                                       "\"list\":[1,2,[]],\"object\":{\"a\":1},\"empty\":{}}");
    for (size_t i = 0; i < COUNT_OF(expected); ++i) {
        assert_int_equal(balvps_value_type(at(root, expected[i].pointer)), expected[i].type);
        assert_int_equal(balvps_value_size(at(root, expected[i].pointer)), expected[i].size);
    }
}

/* The examples of RFC 6901. */
static void pointers_lead_where_the_standard_says(void **state) {
    static const struct {
        const char *pointer;
        const char *text;
    } expected[] = {
        {"/foo/0", "bar"}, {"/foo/1", "baz"}, {"/", "0"},     {"/a~1b", "1"}, {"/c%d", "2"},  {"/e^f", "3"},
        {"/g|h", "4"},     {"/i\\j", "5"},    {"/k\"l", "6"}, {"/ ", "7"},    {"/m~0n", "8"}, {"/~01", "9"},
    };
    static const char *const nowhere[] = {
        "foo",
        " ",
        "/foo/",
        "/foo/-",
        "/foo/2",
        "/foo/00",
        "/foo/01",
        "/foo/+0",
        "/foo/0x",
        "/foo/ 0",
        "/foo/0/",
        "/bar",
        "/m~2n",
        "/m~",
        "/a/b",
        "//",
        "/fo",
        "/fooo",
        "/foo/18446744073709551616",
        "/foo/-1",
    };
    const balvps_value *root =
        root_of(state,
                "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,"
                "\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8,\"~1\":9}");
    assert_ptr_equal(at(root, ""), root);
    for (size_t i = 0; i < COUNT_OF(expected); ++i) {
        const char *text = balvps_value_string(at(root, expected[i].pointer), NULL);
        assert_non_null(text);
        assert_string_equal(text, expected[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(nowhere); ++i) {
        if (at(root, nowhere[i]) != NULL) {
            fail_msg("\"%s\" leads somewhere", nowhere[i]);
        }
    }
    assert_string_equal(balvps_value_string(balvps_value_at(root, "/foo/1/more", 6), NULL), "baz");
    assert_null(balvps_value_at(root, "/foo", SIZE_MAX - 1));
}

static void members_are_found_by_name(void **state) {
    const balvps_value *root = root_of(state, "{\"a\":1,\"\":2,\"x\\u0000y\":3,\"a\":4,\"list\":[5]}");
    assert_string_equal(balvps_value_string(balvps_value_member(root, "a", BALVPS_NTS), NULL), "4");
    assert_string_equal(balvps_value_string(balvps_value_member(root, "ab", 1), NULL), "4");
    assert_string_equal(balvps_value_string(balvps_value_member(root, "", BALVPS_NTS), NULL), "2");
    assert_string_equal(balvps_value_string(balvps_value_member(root, "x\0y", 3), NULL), "3");
    assert_null(balvps_value_member(root, "x", BALVPS_NTS));
    assert_null(balvps_value_member(root, "A", BALVPS_NTS));
    assert_null(balvps_value_member(root, "a", SIZE_MAX - 1));
    assert_null(balvps_value_member(at(root, "/list"), "0", BALVPS_NTS));
    assert_null(balvps_value_member(at(root, "/a"), "a", BALVPS_NTS));
}

static void positions_have_ends(void **state) {
    size_t length = 7;
    const balvps_value *root = root_of(state, "{\"one\":1,\"t\\u0000o\":2,\"list\":[3,4]}");
    assert_int_equal(balvps_value_size(root), 3);
    assert_string_equal(balvps_value_key(root, 0, &length), "one");
    assert_int_equal(length, 3);
    assert_memory_equal(balvps_value_key(root, 1, &length), "t\0o", 4);
    assert_int_equal(length, 3);
    assert_string_equal(balvps_value_string(balvps_value_index(root, 1), NULL), "2");
    assert_null(balvps_value_index(root, 3));
    assert_null(balvps_value_index(root, SIZE_MAX));
    assert_null(balvps_value_key(root, 3, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_value_key(root, SIZE_MAX, NULL));

    const balvps_value *list = at(root, "/list");
    assert_string_equal(balvps_value_string(balvps_value_index(list, 1), NULL), "4");
    assert_null(balvps_value_index(list, 2));
    assert_null(balvps_value_key(list, 0, NULL));
    assert_null(balvps_value_index(at(root, "/one"), 0));
    assert_null(balvps_value_key(at(root, "/one"), 0, NULL));
}

static void a_number_keeps_its_text(void **state) {
    static const char *const numbers[] = {
        "19.65",
        "2.50",
        "0",
        "-0",
        "-1",
        "1e3",
        "1E+3",
        "1.0",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "123456789012345678901234567890.1234567890",
        "0.1",
        "1e-400",

    };
    for (size_t i = 0; i < COUNT_OF(numbers); ++i) {
        char body[80] = "{\"n\":";
        strcat(strcat(body, numbers[i]), "}");
        const balvps_value *number = at(root_of(state, body), "/n");
        size_t length = 0;
        assert_int_equal(balvps_value_type(number), BALVPS_VALUE_NUMBER);
        assert_string_equal(balvps_value_string(number, &length), numbers[i]);
        assert_int_equal(length, strlen(numbers[i]));
        assert_string_equal(balvps_result_json(result, NULL), body);
        free_result(state);
    }
}

static void a_string_may_be_long_or_hold_a_nul(void **state) {
    size_t length = 0;
    const balvps_value *root =
        root_of(state,
                "{\"short\":\"a\\u0000b\",\"fourteen\":\"12345678901234\","
                "\"fifteen\":\"123456789012345\",\"long\":\"0123456789abcdef\\u0000\xC3\xA9\"}");
    assert_memory_equal(balvps_value_string(at(root, "/short"), &length), "a\0b", 4);
    assert_int_equal(length, 3);
    assert_string_equal(balvps_value_string(at(root, "/fourteen"), &length), "12345678901234");
    assert_int_equal(length, 14);
    assert_string_equal(balvps_value_string(at(root, "/fifteen"), &length), "123456789012345");
    assert_int_equal(length, 15);
    assert_memory_equal(balvps_value_string(at(root, "/long"), &length), "0123456789abcdef\0\xC3\xA9", 20);
    assert_int_equal(length, 19);
}

static void only_strings_and_numbers_have_a_text(void **state) {
    static const char *const others[] = {"/null", "/flag", "/list", "/object"};
    const balvps_value *root = root_of(state, "{\"null\":null,\"flag\":true,\"list\":[],\"object\":{}}");
    for (size_t i = 0; i < COUNT_OF(others); ++i) {
        size_t length = 7;
        assert_null(balvps_value_string(at(root, others[i]), &length));
        assert_int_equal(length, 0);
    }
}

/* Any part of an answer is written as it came. */
static void a_value_is_written_as_json(void **state) {
    static const struct {
        const char *pointer;
        const char *json;
    } expected[] = {
        {"/list", "[1.10,null,true]"}, {"/list/0", "1.10"}, {"/text", "\"a\\u0000\\n\""},
        {"/object", "{\"b\":{}}"},     {"/object/b", "{}"}, {"/list/1", "null"},
    };
    const balvps_value *root =
        root_of(state, "{\"list\": [1.10, null, true], \"text\": \"a\\u0000\\n\", \"object\": {\"b\": {}}}");
    for (size_t i = 0; i < COUNT_OF(expected); ++i) {
        size_t length = 0;
        char *json = balvps_value_json(at(root, expected[i].pointer), &length);
        assert_string_equal(json, expected[i].json);
        assert_int_equal(length, strlen(expected[i].json));
        balvps_text_free(json);
    }
    char *whole = balvps_value_json(root, NULL);
    balvps_result_free(result);
    result = NULL;
    assert_contains(whole, "\"list\":[1.10,null,true]"); /* it outlives its result */
    balvps_text_free(whole);
}

static void integers_are_read_where_they_fit(void **state) {
    const balvps_value *root = root_of(state,
                                       "{\"good\":[0,-0,42,9223372036854775807,-9223372036854775808],"
                                       "\"bad\":[9223372036854775808,-9223372036854775809,1.5,1.0,1e3,"
                                       "\"42\",true,null,[],{}]}");
    static const int64_t good[] = {0, 0, 42, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < COUNT_OF(good); ++i) {
        int64_t number = 7;
        assert_int_equal(balvps_value_int(balvps_value_index(at(root, "/good"), i), &number), 1);
        assert_true(number == good[i]);
    }
    const size_t bad = balvps_value_size(at(root, "/bad"));
    assert_int_equal(bad, 10);
    for (size_t i = 0; i < bad; ++i) {
        int64_t number = 7;
        assert_int_equal(balvps_value_int(balvps_value_index(at(root, "/bad"), i), &number), 0);
        assert_int_equal(number, 7);
    }
}

static void numbers_are_read_as_floating_point(void **state) {
    const balvps_value *root =
        root_of(state, "{\"good\":[0,-1,0.5,1e3,19.65],\"bad\":[\"0.5\",true,null,[],{}]}");
    static const double good[] = {0, -1, 0.5, 1000, 19.65};
    for (size_t i = 0; i < COUNT_OF(good); ++i) {
        double number = 7;
        assert_int_equal(balvps_value_double(balvps_value_index(at(root, "/good"), i), &number), 1);
        assert_true(number == good[i]);
    }
    for (size_t i = 0; i < balvps_value_size(at(root, "/bad")); ++i) {
        double number = 7;
        assert_int_equal(balvps_value_double(balvps_value_index(at(root, "/bad"), i), &number), 0);
        assert_true(number == 7);
    }
}

static void booleans_are_read(void **state) {
    const balvps_value *root = root_of(state, "{\"good\":[true,false],\"bad\":[\"true\",1,0,null,[],{}]}");
    for (size_t i = 0; i < 2; ++i) {
        int32_t flag = 7;
        assert_int_equal(balvps_value_bool(balvps_value_index(at(root, "/good"), i), &flag), 1);
        assert_int_equal(flag, i == 0);
    }
    for (size_t i = 0; i < balvps_value_size(at(root, "/bad")); ++i) {
        int32_t flag = 7;
        assert_int_equal(balvps_value_bool(balvps_value_index(at(root, "/bad"), i), &flag), 0);
        assert_int_equal(flag, 7);
    }
}

static void a_long_list_is_read_to_its_end(void **state) {
    enum { COUNT = 5000 };
    static const char item_text[] = ",{\"id\":1,\"x\":\"y\"}";
    static char body[COUNT * sizeof item_text + 32] = "{\"list\":[";
    char *end = strchr(body, '\0');
    for (int i = 0; i < COUNT; ++i) {
        const char *text = i == 0 ? item_text + 1 : item_text; /* no comma before the first */
        strcpy(end, text);
        end += strlen(text);
    }
    strcpy(end, "]}");
    const balvps_value *list = at(root_of(state, body), "/list");
    assert_int_equal(balvps_value_size(list), COUNT);
    for (size_t i = 0; i < COUNT; ++i) {
        const balvps_value *item = balvps_value_index(list, i);
        assert_int_equal(balvps_value_size(item), 2);
        assert_string_equal(balvps_value_key(item, 1, NULL), "x");
        assert_string_equal(balvps_value_string(balvps_value_member(item, "x", BALVPS_NTS), NULL), "y");
    }
}

#define VALUE_TEST(test) cmocka_unit_test_setup_teardown(test, sandbox_fresh, free_result)

int main(void) {
    const struct CMUnitTest tests[] = {
        VALUE_TEST(every_type_is_told),
        VALUE_TEST(pointers_lead_where_the_standard_says),
        VALUE_TEST(members_are_found_by_name),
        VALUE_TEST(positions_have_ends),
        VALUE_TEST(a_number_keeps_its_text),
        VALUE_TEST(a_string_may_be_long_or_hold_a_nul),
        VALUE_TEST(only_strings_and_numbers_have_a_text),
        VALUE_TEST(a_value_is_written_as_json),
        VALUE_TEST(integers_are_read_where_they_fit),
        VALUE_TEST(numbers_are_read_as_floating_point),
        VALUE_TEST(booleans_are_read),
        VALUE_TEST(a_long_list_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
