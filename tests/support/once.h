/* Calls that are made one single time and freed with it. */
#ifndef BALVPS_TEST_ONCE_H
#define BALVPS_TEST_ONCE_H

#include <balvps/balvps.h>

static inline balvps_result *run_once(balvps_client *client, balvps_call *call) {
    balvps_result *result = balvps_client_run(client, call);
    balvps_call_free(call);
    return result;
}

static inline uint64_t submit_once(balvps_queue *queue, balvps_call *call) {
    const uint64_t tag = balvps_queue_submit(queue, call);
    balvps_call_free(call);
    return tag;
}

#endif
