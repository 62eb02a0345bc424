/* Lua states in several threads of one process, each with its own client. usage: states SCRIPT */
#include <lauxlib.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>

enum { STATES = 8 };

static void *run(void *script) {
    lua_State *state = luaL_newstate();
    luaL_openlibs(state);
    const int failed = luaL_loadfile(state, script) || lua_pcall(state, 0, 0, 0);
    if (failed) {
        fprintf(stderr, "%s\n", lua_tostring(state, -1));
    }
    lua_close(state);
    return failed ? script : NULL;
}

int main(int argc, char **argv) {
    pthread_t threads[STATES];
    int failed = argc != 2;
    for (int i = 0; i < STATES && argc == 2; ++i) {
        failed = pthread_create(&threads[i], NULL, run, argv[1]) || failed;
    }
    for (int i = 0; i < STATES && argc == 2; ++i) {
        void *result = NULL;
        failed = pthread_join(threads[i], &result) || result != NULL || failed;
    }
    return failed;
}
