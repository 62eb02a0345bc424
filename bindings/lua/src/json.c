#include "json.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 100 };

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#endif

static void append(lua_State *state, json_text *out, const char *bytes, size_t length) {
    if (out->capacity - out->size < length) {
        const size_t capacity = (out->size + length) * 2;
        char *larger = realloc(out->bytes, capacity);
        if (larger == NULL) {
            luaL_error(state, "not enough memory");
        }
        out->bytes = larger;
        out->capacity = capacity;
    }
    memcpy(out->bytes + out->size, bytes, length);
    out->size += length;
}

static void append_text(lua_State *state, json_text *out, const char *text) {
    append(state, out, text, strlen(text));
}

static void write_string(lua_State *state, int index, json_text *out) {
    size_t length = 0;
    const char *text = lua_tolstring(state, index, &length);
    append_text(state, out, "\"");
    for (size_t i = 0; i < length; ++i) {
        const unsigned char byte = (unsigned char)text[i];
        char escape[8];
        snprintf(escape, sizeof escape, "\\u%04x", byte);
        const int escaped = byte < 0x20 || byte == '"' || byte == '\\';
        append(state, out, escaped ? escape : text + i, escaped ? 6 : 1);
    }
    append_text(state, out, "\"");
}

static void write_number(lua_State *state, int index, json_text *out) {
    char text[40];
    const double number = lua_tonumber(state, index);
    if (!isfinite(number)) {
        luaL_error(state, "JSON has no number like %f", number);
    }
    const int whole = floor(number) == number && fabs(number) < 9007199254740992.0;
    snprintf(text, sizeof text, whole ? "%.0f" : "%.15g", number);
    if (!whole && strtod(text, NULL) != number) {
        snprintf(text, sizeof text, "%.17g", number);
    }
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(state, index)) {
        snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(state, index));
    }
#endif
    char *comma = strchr(text, ','); /* the decimal point of some locales */
    if (comma != NULL) {
        *comma = '.';
    }
    append_text(state, out, text);
}

/* A table is what its metatable says in __jsontype; else a list if it has a first item. */
static int is_list(lua_State *state, int index) {
    int list = 0;
    if (luaL_getmetafield(state, index, "__jsontype")) {
        list = lua_isstring(state, -1) && strcmp(lua_tostring(state, -1), "array") == 0;
    } else {
        lua_rawgeti(state, index, 1);
        list = !lua_isnil(state, -1);
    }
    lua_pop(state, 1);
    return list;
}

static void write_value(lua_State *state, int index, json_text *out, int depth);

static void write_table(lua_State *state, int index, json_text *out, int depth) {
    const char *separator = "";
    luaL_checkstack(state, 8, "a table nests too deeply");
    if (depth == MAX_DEPTH) {
        luaL_error(state, "a table nests too deeply");
    }
    if (is_list(state, index)) {
        append_text(state, out, "[");
        for (int i = 1; i <= (int)lua_rawlen(state, index); ++i, separator = ",") {
            append_text(state, out, separator);
            lua_rawgeti(state, index, i);
            write_value(state, lua_gettop(state), out, depth + 1);
            lua_pop(state, 1);
        }
        append_text(state, out, "]");
        return;
    }
    append_text(state, out, "{");
    for (lua_pushnil(state); lua_next(state, index) != 0; lua_pop(state, 1), separator = ",") {
        if (lua_type(state, -2) != LUA_TSTRING) {
            luaL_error(state, "a name among the arguments must be a string, not a %s",
                       luaL_typename(state, -2));
        }
        append_text(state, out, separator);
        write_string(state, lua_gettop(state) - 1, out);
        append_text(state, out, ":");
        write_value(state, lua_gettop(state), out, depth + 1);
    }
    append_text(state, out, "}");
}

static void write_value(lua_State *state, int index, json_text *out, int depth) {
    const int type = lua_type(state, index);
    if (type == LUA_TBOOLEAN) {
        append_text(state, out, lua_toboolean(state, index) ? "true" : "false");
    } else if (type == LUA_TNUMBER) {
        write_number(state, index, out);
    } else if (type == LUA_TSTRING) {
        write_string(state, index, out);
    } else if (type == LUA_TTABLE) {
        write_table(state, index, out, depth);
    } else if (json_is_null(state, index)) {
        append_text(state, out, "null");
    } else {
        luaL_error(state, "JSON has nothing like a %s", luaL_typename(state, index));
    }
}

int json_is_null(lua_State *state, int index) {
    return lua_islightuserdata(state, index) && lua_touserdata(state, index) == NULL;
}

void json_write(lua_State *state, int index, json_text *out) {
    write_value(state, index, out, 0);
}
