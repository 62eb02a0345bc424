/*
 * Writes Lua values as JSON. That is done in C since the pairs of some LuaJITs, Debian 12's among them, ends
 * too early when compiled (LuaJIT issue 827), and every writer in Lua depends on it.
 */
#ifndef BALVPS_LUA_JSON_H
#define BALVPS_LUA_JSON_H

#include <lua.h>
#include <stddef.h>

/* Begins as zeros; the owner frees `bytes`. */
typedef struct {
    char *bytes;
    size_t size;
    size_t capacity;
} json_text;

/* Appends the value at a positive index. Raises an error for what JSON does not have. */
void json_write(lua_State *state, int index, json_text *out);

/* Whether the value is balvps.null. */
int json_is_null(lua_State *state, int index);

#endif
