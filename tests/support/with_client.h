/* The setup and teardown of a group of tests that share one client of a sandbox. */
#ifndef BALVPS_TEST_WITH_CLIENT_H
#define BALVPS_TEST_WITH_CLIENT_H

#include <balvps/balvps.h>

#include "sandbox_process.h"

static balvps_client *client;

static int set_up(void **state) {
    sandbox_set_up(state);
    client = sandbox_client(*state);
    return 0;
}

static int tear_down(void **state) {
    balvps_client_free(client);
    return sandbox_tear_down(state);
}

#endif
