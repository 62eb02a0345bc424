/* The part of balvps that needs C: it loads the C library, calls it, and converts its answers to tables. */
#include <balvps/balvps.h>
#include <dlfcn.h>
#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#define HANDLES_TYPE "balvps.client"
#define LIST_TYPE "balvps.list"

/* clang-format off */
#define FUNCTIONS(X) \
    X(catalog_value) X(config_new) X(config_set) X(config_free) X(client_new) X(client_free) \
    X(client_run) X(client_describe) X(client_rate_limits) X(client_catalog_value) X(call_new) X(call_new_request) \
    X(call_new_second_factor) X(call_object) X(call_option) X(call_free) X(result_error) X(result_value) \
    X(result_free) X(value_type) X(value_size) X(value_index) X(value_key) X(value_string) X(value_int) \
    X(value_double) X(value_bool) X(error_value) X(error_free)
#define MEMBER(name) __typeof__(balvps_##name) *name;
#define LOAD(name) \
    if ((*(void **)&api->name = dlsym(library, "balvps_" #name)) == NULL) { \
        luaL_error(state, "balvps: %s has no balvps_%s; this module needs another version of libbalvps", path, #name); \
    }
#define FUNCTIONS_OF_LUA(X) X(open) X(is_open) X(run) X(rate_limits) X(catalog_of) X(close)
#define REGISTER(name) \
    lua_pushvalue(state, -2); \
    lua_pushcclosure(state, core_##name, 1); \
    lua_setfield(state, -2, #name);
/* clang-format on */

typedef struct {
    MEMBER(abi_version)
    FUNCTIONS(MEMBER)
} functions;

/* Loads the library and pushes the table of its functions. Each Lua state has its own table, because other
 * states may load at the same time. The state keeps the table for its clients. */
static const functions *load_library(lua_State *state, const char *path) {
    functions *api = lua_newuserdata(state, sizeof *api);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        luaL_error(state, "balvps: cannot load %s (%s). Install libbalvps, or set BALVPS_LIBRARY to its file",
                   path, dlerror());
    }
    /* The version is checked first, because another version may not have all functions. */
    LOAD(abi_version)
    if (api->abi_version() != BALVPS_ABI_VERSION) {
        luaL_error(state, "balvps: %s has ABI version %d, this module needs %d", path,
                   (int)api->abi_version(), BALVPS_ABI_VERSION);
    }
    FUNCTIONS(LOAD)
    lua_pushvalue(state, -1);
    luaL_ref(state, LUA_REGISTRYINDEX);
    return api;
}

/* Handles that must be freed even if a Lua function ends with an error. They are in a userdata, which Lua
 * collects. */
typedef struct {
    const functions *api;
    balvps_config *config;
    balvps_client *client;
    balvps_call *call;
    balvps_result *result;
    balvps_error *error;
} handles;

static handles *handles_new(lua_State *state, const functions *api) {
    handles *owned = lua_newuserdata(state, sizeof *owned);
    *owned = (handles){.api = api};
    luaL_getmetatable(state, HANDLES_TYPE);
    lua_setmetatable(state, -2);
    return owned;
}

static void handles_free(handles *owned) {
    const functions *api = owned->api;
    api->result_free(owned->result);
    api->call_free(owned->call);
    api->error_free(owned->error);
    api->config_free(owned->config);
    api->client_free(owned->client);
    *owned = (handles){.api = api};
}

/* Pushes a number. An integer stays text if Lua would not print all its digits, because it could not be sent
 * again. */
static void push_number(lua_State *state, const functions *api, const balvps_value *value) {
    size_t length = 0;
    const char *text = api->value_string(value, &length);
    const int64_t limit = INT64_C(100000000000000); /* before Lua 5.3, numbers are printed with 14 digits */
    int64_t integer = 0;
    double number = 0;
    if (api->value_int(value, &integer) && (lua_Integer)integer == integer &&
        (LUA_VERSION_NUM >= 503 || (integer > -limit && integer < limit))) {
        lua_pushinteger(state, (lua_Integer)integer);
    } else if (strpbrk(text, ".eE") != NULL && api->value_double(value, &number)) {
        lua_pushnumber(state, number);
    } else {
        lua_pushlstring(state, text, length);
    }
}

static void push_value(lua_State *state, const functions *api, const balvps_value *value) {
    const int32_t type = api->value_type(value);
    const int is_list = type == BALVPS_VALUE_ARRAY;
    const size_t size = api->value_size(value);
    size_t length = 0;
    int32_t boolean = 0;
    luaL_checkstack(state, 4, "the answer nests too deeply");
    if (type == BALVPS_VALUE_NONE) {
        luaL_error(state, "not enough memory");
    } else if (type == BALVPS_VALUE_NULL) {
        lua_pushlightuserdata(state, NULL);
    } else if (type == BALVPS_VALUE_STRING) {
        const char *text = api->value_string(value, &length);
        lua_pushlstring(state, text, length);
    } else if (type == BALVPS_VALUE_NUMBER) {
        push_number(state, api, value);
    } else if (api->value_bool(value, &boolean)) {
        lua_pushboolean(state, boolean);
    } else {
        lua_createtable(state, is_list ? (int)size : 0, is_list ? 0 : (int)size);
        for (size_t i = 0; i < size; ++i) {
            const char *key = api->value_key(value, i, &length);
            if (is_list) {
                lua_pushinteger(state, (lua_Integer)i + 1);
            } else {
                lua_pushlstring(state, key, length);
            }
            push_value(state, api, api->value_index(value, i));
            lua_rawset(state, -3);
        }
        if (is_list && size == 0) { /* without the mark it would be sent as an empty object */
            luaL_getmetatable(state, LIST_TYPE);
            lua_setmetatable(state, -2);
        }
    }
}

/* Pushes the answer, or nil and the error, and frees the handles. */
static int answer(lua_State *state, handles *owned) {
    const functions *api = owned->api;
    const balvps_error *error = owned->error != NULL ? owned->error : api->result_error(owned->result);
    const int count = error != NULL ? 2 : 1;
    lua_pushnil(state);
    push_value(state, api, error != NULL ? api->error_value(error) : api->result_value(owned->result));
    handles_free(owned);
    return count;
}

/* Sets options, a table of strings, of the config or of the call. One of them is NULL, and its setter ignores
 * that. */
static void set_options(lua_State *state, int index, const handles *owned) {
    luaL_checktype(state, index, LUA_TTABLE);
    for (lua_pushnil(state); lua_next(state, index) != 0; lua_pop(state, 1)) {
        size_t key_length = 0, length = 0;
        const char *key = lua_tolstring(state, -2, &key_length), *value = lua_tolstring(state, -1, &length);
        owned->api->config_set(owned->config, key, key_length, value, length);
        owned->api->call_option(owned->call, key, key_length, value, length);
    }
}

/* open(options) returns a client, or nil and the error. */
static int core_open(lua_State *state) {
    handles *owned = handles_new(state, lua_touserdata(state, lua_upvalueindex(1)));
    owned->config = owned->api->config_new();
    set_options(state, 1, owned);
    owned->error = owned->api->client_new(owned->config, &owned->client);
    owned->api->config_free(owned->config);
    owned->config = NULL;
    return owned->error == NULL ? 1 : answer(state, owned);
}

static const handles *check_client(lua_State *state) {
    return luaL_checkudata(state, 1, HANDLES_TYPE);
}

/* is_open(client) returns false after close. */
static int core_is_open(lua_State *state) {
    lua_pushboolean(state, check_client(state)->client != NULL);
    return 1;
}

enum { CALL, DESCRIBE, REQUEST, SECOND_FACTOR };
static const char *const kinds[] = {"call", "describe", "request", "second_factor", NULL};

/* Makes a call from the texts at index 4 and above: a one-time password, or a method, a path and a body, or
 * an operation and its arguments. */
static balvps_call *call_of(lua_State *state, const functions *api, int kind) {
    size_t length = 0, second_length = 0, body_length = 0;
    const char *text = luaL_checklstring(state, 4, &length);
    if (kind == SECOND_FACTOR) {
        return api->call_new_second_factor(text, length);
    }
    const char *second = luaL_checklstring(state, 5, &second_length);
    if (kind == REQUEST) {
        const char *body = luaL_optlstring(state, 6, NULL, &body_length);
        return api->call_new_request(text, length, second, second_length, body, body_length);
    }
    balvps_call *call = api->call_new(text, length);
    api->call_object(call, second, second_length);
    return call;
}

/* run(client, options, kind, text...) returns the answer, or nil and the error. */
static int core_run(lua_State *state) {
    const handles *self = check_client(state);
    const int kind = luaL_checkoption(state, 3, NULL, kinds);
    handles *owned = handles_new(state, self->api);
    owned->call = call_of(state, self->api, kind);
    set_options(state, 2, owned);
    owned->result =
        (kind == DESCRIBE ? self->api->client_describe : self->api->client_run)(self->client, owned->call);
    return answer(state, owned);
}

/* rate_limits(client) returns a table with the limits. */
static int core_rate_limits(lua_State *state) {
    handles *owned = handles_new(state, check_client(state)->api);
    owned->result = owned->api->client_rate_limits(check_client(state)->client);
    return answer(state, owned);
}

/* catalog_of(client) returns the catalog of a client. */
static int core_catalog_of(lua_State *state) {
    const handles *self = check_client(state);
    push_value(state, self->api, self->api->client_catalog_value(self->client));
    return 1;
}

static int core_close(lua_State *state) {
    handles_free(luaL_checkudata(state, 1, HANDLES_TYPE));
    return 0;
}

/* load(path) returns a table with these functions, the metatables of clients and of empty lists, and the
 * catalog. */
static int core_load(lua_State *state) {
    const functions *api = load_library(state, luaL_checkstring(state, 1));
    lua_newtable(state);
    FUNCTIONS_OF_LUA(REGISTER)
    luaL_newmetatable(state, LIST_TYPE);
    lua_setfield(state, -2, "list");
    luaL_newmetatable(state, HANDLES_TYPE);
    lua_setfield(state, -2, "client");
    lua_pushlightuserdata(state, NULL);
    lua_setfield(state, -2, "null");
    push_value(state, api, api->catalog_value());
    lua_setfield(state, -2, "catalog");
    return 1;
}

/* The module is the function load(), which takes the library's path. */
int luaopen_balvps_core(lua_State *state) {
    lua_pushcfunction(state, core_load);
    return 1;
}
