/* What Lua itself cannot do of balvps: load the C library, call it, and turn its answers into tables. */
#include <balvps/balvps.h>
#include <dlfcn.h>
#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#define HANDLES_TYPE "balvps.client"
#define LIST_TYPE "balvps.list"

/* clang-format off */
#define FUNCTIONS(X) \
    X(catalog_value) X(config_new) X(config_set) X(config_free) X(client_new) X(client_free) X(client_call) \
    X(client_request) X(client_verify_second_factor) X(client_rate_limits) X(params_new) X(params_object) \
    X(params_option) X(params_free) X(result_error) X(result_value) X(result_free) X(value_type) X(value_size) \
    X(value_index) X(value_key) X(value_string) X(value_int) X(value_double) X(value_bool) X(error_value) X(error_free)
/* clang-format on */
#define MEMBER(name) __typeof__(balvps_##name) *name;
#define LOAD(name) *(void **)&api->name = find(state, library, path, "balvps_" #name);

typedef struct {
    FUNCTIONS(MEMBER)
} functions;

static void *find(lua_State *state, void *library, const char *path, const char *name) {
    void *found = dlsym(library, name);
    if (found == NULL) {
        luaL_error(state, "balvps: %s lacks %s; this module needs a newer libbalvps", path, name);
    }
    return found;
}

/* Pushes what a library has. Each state has its own, as others may be loading, and keeps it for its clients.
 */
static void load_library(lua_State *state, const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        luaL_error(state, "balvps: cannot load %s (%s). Install libbalvps, or set BALVPS_LIBRARY to its file",
                   path, dlerror());
    }
    __typeof__(balvps_abi_version) *abi_version = NULL;
    *(void **)&abi_version = find(state, library, path, "balvps_abi_version");
    if (abi_version() != BALVPS_ABI_VERSION) {
        luaL_error(state, "balvps: %s has ABI version %d, this module needs %d", path, (int)abi_version(),
                   BALVPS_ABI_VERSION);
    }
    functions *api = lua_newuserdata(state, sizeof *api);
    FUNCTIONS(LOAD)
    lua_pushvalue(state, -1);
    luaL_ref(state, LUA_REGISTRYINDEX);
}

/* What must be freed however a Lua function ends, by an error half way too: it lies in a userdata. */
typedef struct {
    const functions *api;
    balvps_config *config;
    balvps_client *client;
    balvps_params *params;
    balvps_result *result;
    balvps_error *error;
} handles;

static handles *handles_new(lua_State *state, const functions *api) {
    handles *owned = memset(lua_newuserdata(state, sizeof *owned), 0, sizeof *owned);
    owned->api = api;
    luaL_getmetatable(state, HANDLES_TYPE);
    lua_setmetatable(state, -2);
    return owned;
}

static void handles_free(handles *owned) {
    const functions *api = owned->api;
    api->result_free(owned->result);
    api->params_free(owned->params);
    api->error_free(owned->error);
    api->config_free(owned->config);
    api->client_free(owned->client);
    memset(owned, 0, sizeof *owned);
    owned->api = api;
}

/* An integer whose digits Lua would not show, and so could not send, stays text. */
static void push_number(lua_State *state, const functions *api, const balvps_value *value) {
    size_t length = 0;
    const char *text = api->value_string(value, &length);
    const int64_t limit = INT64_C(100000000000000); /* before Lua 5.3, numbers are shown with 14 digits */
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

static void push_value(lua_State *state, const functions *api, const balvps_value *value);

static void push_table(lua_State *state, const functions *api, const balvps_value *value) {
    const size_t size = api->value_size(value);
    const int is_list = api->value_type(value) == BALVPS_VALUE_ARRAY;
    size_t length = 0;
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
    if (is_list && size == 0) { /* else it would be an empty object when it is sent */
        luaL_getmetatable(state, LIST_TYPE);
        lua_setmetatable(state, -2);
    }
}

static void push_value(lua_State *state, const functions *api, const balvps_value *value) {
    const int32_t type = api->value_type(value);
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
        push_table(state, api, value);
    }
}

/* Answers what came, or nil and the error, and frees what it came from. */
static int answer(lua_State *state, handles *owned) {
    const functions *api = owned->api;
    const balvps_error *error = owned->error != NULL ? owned->error : api->result_error(owned->result);
    const int count = error != NULL ? 2 : 1;
    lua_pushnil(state);
    push_value(state, api, error != NULL ? api->error_value(error) : api->result_value(owned->result));
    handles_free(owned);
    return count;
}

/* open(config): a client, or nil and the error; the config is a table of strings */
static int core_open(lua_State *state) {
    const functions *api = lua_touserdata(state, lua_upvalueindex(1));
    luaL_checktype(state, 1, LUA_TTABLE);
    handles *owned = handles_new(state, api);
    owned->config = api->config_new();
    for (lua_pushnil(state); lua_next(state, 1) != 0; lua_pop(state, 1)) {
        size_t length = 0;
        const char *value = lua_tolstring(state, -1, &length);
        api->config_set(owned->config, lua_tostring(state, -2), value, length);
    }
    owned->error = api->client_new(owned->config, &owned->client);
    api->config_free(owned->config);
    owned->config = NULL;
    return owned->error == NULL ? 1 : answer(state, owned);
}

static const handles *check_client(lua_State *state) {
    const handles *self = luaL_checkudata(state, 1, HANDLES_TYPE);
    luaL_argcheck(state, self->client != NULL, 1, "the client is closed");
    return self;
}

/* call(client, operation, json, options): the answer, or nil and the error; the options are a table of
 * strings */
static int core_call(lua_State *state) {
    const handles *self = check_client(state);
    const functions *api = self->api;
    size_t length = 0;
    const char *operation = luaL_checkstring(state, 2);
    const char *text = luaL_checklstring(state, 3, &length);
    luaL_checktype(state, 4, LUA_TTABLE);
    handles *owned = handles_new(state, api);
    owned->params = api->params_new();
    api->params_object(owned->params, text, length);
    for (lua_pushnil(state); lua_next(state, 4) != 0; lua_pop(state, 1)) {
        text = lua_tolstring(state, -1, &length);
        api->params_option(owned->params, lua_tostring(state, -2), text, length);
    }
    owned->result = api->client_call(self->client, operation, owned->params);
    return answer(state, owned);
}

/* request(client, method, path, json): the answer, or nil and the error */
static int core_request(lua_State *state) {
    const handles *self = check_client(state);
    size_t length = 0;
    const char *method = luaL_checkstring(state, 2);
    const char *path = luaL_checkstring(state, 3);
    const char *json = luaL_optlstring(state, 4, NULL, &length);
    handles *owned = handles_new(state, self->api);
    owned->result = self->api->client_request(self->client, method, path, json, length);
    return answer(state, owned);
}

/* verify_second_factor(client, code): the answer, or nil and the error */
static int core_verify_second_factor(lua_State *state) {
    const handles *self = check_client(state);
    size_t length = 0;
    const char *code = luaL_checklstring(state, 2, &length);
    handles *owned = handles_new(state, self->api);
    owned->result = self->api->client_verify_second_factor(self->client, code, length);
    return answer(state, owned);
}

/* rate_limits(client): a table that holds the limits */
static int core_rate_limits(lua_State *state) {
    const handles *self = check_client(state);
    handles *owned = handles_new(state, self->api);
    owned->result = self->api->client_rate_limits(self->client);
    return answer(state, owned);
}

static int core_close(lua_State *state) {
    handles_free(luaL_checkudata(state, 1, HANDLES_TYPE));
    return 0;
}

static void set_function(lua_State *state, const char *name, lua_CFunction function) {
    lua_pushcfunction(state, function);
    lua_setfield(state, -2, name);
}

/* load(path): all this, with the metatables of clients and of empty lists */
static int core_load(lua_State *state) {
    load_library(state, luaL_checkstring(state, 1));
    const functions *api = lua_touserdata(state, -1);
    lua_newtable(state);
    lua_insert(state, -2);
    lua_pushcclosure(state, core_open, 1);
    lua_setfield(state, -2, "open");
    set_function(state, "call", core_call);
    set_function(state, "request", core_request);
    set_function(state, "verify_second_factor", core_verify_second_factor);
    set_function(state, "rate_limits", core_rate_limits);
    set_function(state, "close", core_close);
    luaL_newmetatable(state, LIST_TYPE);
    lua_setfield(state, -2, "list");
    luaL_newmetatable(state, HANDLES_TYPE);
    set_function(state, "__gc", core_close);
    lua_setfield(state, -2, "client");
    lua_pushlightuserdata(state, NULL);
    lua_setfield(state, -2, "null");
    push_value(state, api, api->catalog_value());
    lua_setfield(state, -2, "catalog");
    return 1;
}

/* The module is a function, to which Lua says where the library is. */
int luaopen_balvps_core(lua_State *state) {
    lua_pushcfunction(state, core_load);
    return 1;
}
