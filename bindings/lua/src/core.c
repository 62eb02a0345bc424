/* What Lua itself cannot do of balvps: load the C library, call it, and turn its answers into tables. */
#include <balvps/balvps.h>
#include <dlfcn.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

#define CLIENT_TYPE "balvps.client"
#define LIST_TYPE "balvps.list"
#define TEMPORARY_TYPE "balvps.temporary"
#define LIST_TYPE "balvps.list"

/* ---- the library -----------------------------------------------------------------------------------------
 */

/* clang-format off */
#define FUNCTIONS(X) \
    X(abi_version) X(catalog_json) X(config_new) X(config_set) X(config_free) X(client_new) X(client_free) \
    X(client_call_json) X(client_request) X(result_error) X(result_value) X(result_free) X(value_type) \
    X(value_size) X(value_index) X(value_key) X(value_string) X(value_int) X(value_double) X(value_bool) \
    X(error_json) X(error_free)
/* clang-format on */

#define MEMBER(name) __typeof__(balvps_##name) *name;
#define LOAD(name) *(void **)&api.name = dlsym(library, "balvps_" #name);

/* Several states may fill it in at once; they write the same. */
static struct { FUNCTIONS(MEMBER) } api;

static void load_library(lua_State *state, const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        luaL_error(
            state,
            "balvps: cannot load %s (%s). Install libbalvps, or name its file in the environment variable "
            "BALVPS_LIBRARY.",
            path, dlerror());
    }
    LOAD(abi_version)
    const int version = api.abi_version != NULL ? (int)api.abi_version() : 0;
    if (version != BALVPS_ABI_VERSION) {
        luaL_error(state, "balvps: %s has ABI version %d, this module needs %d", path, version,
                   BALVPS_ABI_VERSION);
    }
    FUNCTIONS(LOAD)
}

/* ---- handles ---------------------------------------------------------------------------------------------
 */

/* What must be freed however a Lua function ends, by an error half way too: it lies in a userdata. */
typedef struct {
    balvps_config *config;
    balvps_client *client;
    balvps_result *result;
    balvps_error *error;
    json_text arguments;
} handles;

static handles *handles_new(lua_State *state, const char *type) {
    handles *owned = lua_newuserdata(state, sizeof *owned);
    memset(owned, 0, sizeof *owned);
    luaL_getmetatable(state, type);
    lua_setmetatable(state, -2);
    return owned;
}

static void handles_free(handles *owned) {
    api.result_free(owned->result);
    api.error_free(owned->error);
    api.client_free(owned->client);
    api.config_free(owned->config);
    free(owned->arguments.bytes);
    memset(owned, 0, sizeof *owned);
}

static int collect(lua_State *state) {
    handles_free(lua_touserdata(state, 1));
    return 0;
}

/* ---- answers ---------------------------------------------------------------------------------------------
 */

/* An integer whose digits Lua would not show, and so could not send, stays text. */
static void push_number(lua_State *state, const balvps_value *value) {
    size_t length = 0;
    int64_t integer = 0;
    double number = 0;
    const char *text = api.value_string(value, &length);
    const int is_integer = api.value_int(value, &integer);
#if LUA_VERSION_NUM >= 503
    if (is_integer) {
        lua_pushinteger(state, integer);
        return;
    }
#else
    const int64_t limit = INT64_C(100000000000000); /* numbers are shown with 14 digits */
    if (is_integer && integer > -limit && integer < limit) {
        lua_pushnumber(state, (lua_Number)integer);
        return;
    }
#endif
    if (strpbrk(text, ".eE") != NULL && api.value_double(value, &number)) {
        lua_pushnumber(state, number);
    } else {
        lua_pushlstring(state, text, length);
    }
}

static void push_value(lua_State *state, const balvps_value *value) {
    const int32_t type = api.value_type(value);
    const size_t size = api.value_size(value);
    size_t length = 0;
    int32_t boolean = 0;
    luaL_checkstack(state, 4, "the answer nests too deeply");
    switch (type) {
        case BALVPS_VALUE_BOOL:
            api.value_bool(value, &boolean);
            lua_pushboolean(state, boolean);
            return;
        case BALVPS_VALUE_NUMBER:
            push_number(state, value);
            return;
        case BALVPS_VALUE_STRING: {
            const char *text = api.value_string(value, &length);
            lua_pushlstring(state, text, length);
            return;
        }
        case BALVPS_VALUE_ARRAY:
        case BALVPS_VALUE_OBJECT:
            break;
        default:
            lua_pushlightuserdata(state, NULL);
            return;
    }
    lua_createtable(state, type == BALVPS_VALUE_ARRAY ? (int)size : 0,
                    type == BALVPS_VALUE_OBJECT ? (int)size : 0);
    for (size_t i = 0; i < size; ++i) {
        if (type == BALVPS_VALUE_ARRAY) {
            push_value(state, api.value_index(value, i));
            lua_rawseti(state, -2, (int)i + 1);
        } else {
            const char *key = api.value_key(value, i, &length);
            lua_pushlstring(state, key, length);
            push_value(state, api.value_index(value, i));
            lua_rawset(state, -3);
        }
    }
    if (type == BALVPS_VALUE_ARRAY && size == 0) { /* else it would be an empty object when it is sent */
        luaL_getmetatable(state, LIST_TYPE);
        lua_setmetatable(state, -2);
    }
}

static int push_failure(lua_State *state, handles *owned, const balvps_error *error) {
    size_t length = 0;
    const char *json = api.error_json(error, &length);
    lua_pushnil(state);
    lua_pushlstring(state, json, length);
    handles_free(owned);
    return 2;
}

static int push_answer(lua_State *state, handles *owned) {
    const balvps_error *error = api.result_error(owned->result);
    if (error != NULL) {
        return push_failure(state, owned, error);
    }
    push_value(state, api.result_value(owned->result));
    handles_free(owned);
    return 1;
}

/* The argument at `index` as JSON: a table is written, text is taken to be JSON. NULL: there is none. */
static const char *check_json(lua_State *state, int index, handles *owned, size_t *length) {
    if (lua_isnoneornil(state, index)) {
        return NULL;
    }
    if (lua_type(state, index) == LUA_TSTRING) {
        return lua_tolstring(state, index, length);
    }
    luaL_checktype(state, index, LUA_TTABLE);
    json_write(state, index, &owned->arguments);
    *length = owned->arguments.size;
    return owned->arguments.bytes;
}

/* ---- the functions: each answers nil and the error's JSON where it fails ---------------------------------
 */

/* open(options): a client */
static int core_open(lua_State *state) {
    lua_settop(state, 1);
    if (lua_isnil(state, 1)) {
        lua_newtable(state);
        lua_replace(state, 1);
    }
    luaL_checktype(state, 1, LUA_TTABLE);
    handles *temporary = handles_new(state, TEMPORARY_TYPE);
    handles *made = handles_new(state, CLIENT_TYPE);
    temporary->config = api.config_new();
    for (lua_pushnil(state); lua_next(state, 1) != 0; lua_pop(state, 1)) {
        size_t length = BALVPS_NTS;
        const char *key = lua_type(state, -2) == LUA_TSTRING ? lua_tostring(state, -2) : "";
        const char *boolean = lua_toboolean(state, -1) ? "true" : "false";
        if (!json_is_null(state, -1)) {
            const char *value = lua_isboolean(state, -1) ? boolean : lua_tolstring(state, -1, &length);
            luaL_argcheck(state, value != NULL, 1, "an option must be a string, a number or a boolean");
            api.config_set(temporary->config, key, value, length);
        }
    }
    temporary->error = api.client_new(temporary->config, &made->client);
    if (temporary->error != NULL) {
        return push_failure(state, temporary, temporary->error);
    }
    handles_free(temporary);
    return 1;
}

static balvps_client *check_client(lua_State *state) {
    balvps_client *client = ((handles *)luaL_checkudata(state, 1, CLIENT_TYPE))->client;
    luaL_argcheck(state, client != NULL, 1, "the client is closed");
    return client;
}

/* call(client, operation, arguments) */
static int core_call(lua_State *state) {
    lua_settop(state, 3);
    balvps_client *client = check_client(state);
    size_t length = 0;
    const char *operation = luaL_checkstring(state, 2);
    handles *owned = handles_new(state, TEMPORARY_TYPE);
    const char *json = check_json(state, 3, owned, &length);
    owned->result = api.client_call_json(client, operation, json, length);
    return push_answer(state, owned);
}

/* request(client, method, path, body) */
static int core_request(lua_State *state) {
    lua_settop(state, 4);
    balvps_client *client = check_client(state);
    size_t length = 0;
    const char *method = luaL_checkstring(state, 2);
    const char *path = luaL_checkstring(state, 3);
    handles *owned = handles_new(state, TEMPORARY_TYPE);
    const char *json = check_json(state, 4, owned, &length);
    owned->result = api.client_request(client, method, path, json, length);
    return push_answer(state, owned);
}

static int core_close(lua_State *state) {
    luaL_checkudata(state, 1, CLIENT_TYPE);
    return collect(state);
}

static void set_function(lua_State *state, const char *name, lua_CFunction function) {
    lua_pushcfunction(state, function);
    lua_setfield(state, -2, name);
}

/* load(path): the functions, with `methods`, which become those of clients */
static int core_load(lua_State *state) {
    load_library(state, luaL_checkstring(state, 1));
    luaL_newmetatable(state, TEMPORARY_TYPE);
    set_function(state, "__gc", collect);
    luaL_newmetatable(state, LIST_TYPE);
    lua_pushliteral(state, "array"); /* as dkjson marks them */
    lua_setfield(state, -2, "__jsontype");
    luaL_newmetatable(state, CLIENT_TYPE);
    set_function(state, "__gc", collect);
    set_function(state, "__close", collect);

    lua_newtable(state);
    lua_newtable(state);
    lua_pushvalue(state, -1);
    lua_setfield(state, -4, "__index");
    lua_setfield(state, -2, "methods");
    luaL_getmetatable(state, LIST_TYPE);
    lua_setfield(state, -2, "list");
    lua_pushlightuserdata(state, NULL);
    lua_setfield(state, -2, "null");
    lua_pushstring(state, api.catalog_json(NULL));
    lua_setfield(state, -2, "catalog");
    set_function(state, "open", core_open);
    set_function(state, "call", core_call);
    set_function(state, "request", core_request);
    set_function(state, "close", core_close);
    return 1;
}

int luaopen_balvps_core(lua_State *state);

/* The module is a function, to which Lua says where the library is. */
int luaopen_balvps_core(lua_State *state) {
    lua_pushcfunction(state, core_load);
    return 1;
}
