/* Runs a script in several Lua states at once, each in its own thread. usage: states NUMBER SCRIPT */
#include <lauxlib.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAXIMUM = 64 };

/* fork() returns true in the child. */
static int lua_fork(lua_State *state) {
    fflush(NULL);
    lua_pushboolean(state, fork() == 0);
    return 1;
}

/* wait() returns whether a child has exited with status 0. */
static int lua_wait(lua_State *state) {
    int status = 0;
    lua_pushboolean(state, wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return 1;
}

/* Allocates like Lua's own allocator, but fails when no allocations are left. A negative number means no
 * limit. */
static void *allocate(void *left, void *block, size_t old_size, size_t size) {
    int *const count = left;
    if (size == 0) {
        free(block);
        return NULL;
    }
    if ((block == NULL || size > old_size) && *count >= 0 && (*count)-- == 0) {
        *count = 0;
        return NULL;
    }
    return realloc(block, size);
}

/* shortage(number) makes allocations fail after that many. */
static int lua_shortage(lua_State *state) {
    void *left = NULL;
    lua_getallocf(state, &left);
    *(int *)left = (int)lua_tointeger(state, 1);
    return 0;
}

static void *run(void *script) {
    int left = -1;
    lua_State *state = lua_newstate(allocate, &left);
    luaL_openlibs(state);
    lua_register(state, "fork", lua_fork);
    lua_register(state, "wait", lua_wait);
    lua_register(state, "shortage", lua_shortage);
    const int failed = luaL_loadfile(state, script) || lua_pcall(state, 0, 0, 0);
    if (failed) {
        fprintf(stderr, "%s\n", lua_tostring(state, -1));
    }
    lua_close(state);
    return failed ? script : NULL;
}

int main(int argc, char **argv) {
    pthread_t threads[MAXIMUM];
    const int count = argc == 3 ? atoi(argv[1]) : 0;
    int failed = count < 1 || count > MAXIMUM;
    for (int i = 0; i < count && !failed; ++i) {
        failed = pthread_create(&threads[i], NULL, run, argv[2]);
    }
    for (int i = 0; i < count && !failed; ++i) {
        void *result = NULL;
        failed = pthread_join(threads[i], &result) || result != NULL;
    }
    return failed;
}
