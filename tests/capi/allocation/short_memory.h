/* Memory that runs short when a test wants it to, on the test's own thread. */
#ifndef BALVPS_TEST_SHORT_MEMORY_H
#define BALVPS_TEST_SHORT_MEMORY_H

#ifdef __cplusplus
extern "C" {
#endif

struct short_memory {
    long until_failure; /* 0: memory is plenty */
    int stays_short;    /* every allocation after the first that fails does too */
    int failed;         /* whether one has */
    long live;          /* allocations that were not freed yet */
};

extern struct short_memory memory;
extern __thread int counts; /* on this thread */

/* Whether an allocation is to fail. */
int memory_fails(void);

/* Counts an allocation, or where it is freed takes it back; NULL is none. */
void *memory_given(void *allocated);
void memory_taken_back(const void *freed);

#ifdef __cplusplus
}
#endif

#endif
