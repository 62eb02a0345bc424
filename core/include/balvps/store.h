/**
 * @file
 * What libbalvps expects of a library that keeps tokens on another machine, such as libbalvps-redis. It is
 * loaded when a token store of its kind is named. This header is a contract between the two and no part of
 * the public API.
 *
 * Functions may wait, and are bounded: by their own limits and by `over`. Several threads may call them at
 * once. No exception crosses. What is passed in is copied. A process that was forked from another may go on
 * with its store.
 */
#ifndef BALVPS_STORE_H
#define BALVPS_STORE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Grows with every change of this header. A library of another version is refused. */
#define BALVPS_STORE_VERSION 1u

typedef struct balvps_store balvps_store;

typedef struct balvps_store_text {
    const char *start;
    size_t length;
} balvps_store_text;

typedef struct balvps_store_settings {
    balvps_store_text address;       /**< such as "redis://host:6379/0" */
    balvps_store_text base_url;      /**< with the user name, the account of the tokens */
    balvps_store_text username;      /**< in lower case */
    balvps_store_text key;           /**< token_store_key */
    balvps_store_text password;      /**< empty: none, or the file's */
    balvps_store_text password_file; /**< empty: none */
    balvps_store_text ca_file;       /**< empty: those of the system */
} balvps_store_settings;

/** How long a function may take. */
typedef struct balvps_store_patience {
    int32_t limit_ms;
    int32_t (*over)(
        void *context); /**< called every 50 ms while the function waits; any value except 0 ends it */
    void *context;
} balvps_store_patience;

enum {
    BALVPS_STORE_DONE = 0,
    BALVPS_STORE_FAILED_CONFIGURATION = 1, /**< somebody must change something */
    BALVPS_STORE_FAILED_UNAVAILABLE = 2,   /**< it may work later */
    BALVPS_STORE_FAILED_MEMORY = 3,
    BALVPS_STORE_HELD = 10,   /**< turn: the caller holds the lease now */
    BALVPS_STORE_NEWER = 11,  /**< turn: the tokens that are stored are not those that the caller knows */
    BALVPS_STORE_BUSY = 12,   /**< turn: another one holds the lease */
    BALVPS_STORE_USED = 13,   /**< claim: another one has claimed that refresh token and not saved since */
    BALVPS_STORE_LATE = 14,   /**< claim, save: another one holds the lease, or has saved since */
    BALVPS_STORE_BLOCKED = 15 /**< turn: the service has asked to wait before it is asked for tokens again */
};

/** Why a function failed: a sentence without secrets. */
typedef struct balvps_store_failure {
    char message[240];
} balvps_store_failure;

/** The right to renew the tokens. Its fence is greater than that of all earlier leases. */
typedef struct balvps_store_lease {
    char owner[33]; /**< random, NUL-terminated */
    int64_t fence;
} balvps_store_lease;

/** What a turn found. */
typedef struct balvps_store_found {
    balvps_store_lease lease; /**< if HELD */
    int64_t version;    /**< the fence of the lease under which the tokens were saved; 0: none are stored */
    int64_t lifetime_s; /**< how long the token is still valid by the store's clock; -1: unknown */
    int64_t busy_ms;    /**< how long another one's lease may last, if BUSY; how long to wait, if BLOCKED */
    char event[48];     /**< what has happened so far, for wait() */
} balvps_store_found;

/** Receives the stored text. */
typedef void (*balvps_store_receiver)(void *receiver, const char *text, size_t length);

typedef struct balvps_store_functions {
    uint32_t version; /**< BALVPS_STORE_VERSION */

    /** Checks the settings. Nothing is sent. */
    int32_t (*open)(const balvps_store_settings *settings, balvps_store **out, balvps_store_failure *failure);
    void (*close)(balvps_store *store);

    /**
     * Takes the lease if nobody has it and the stored tokens are known. Passes the stored text to `receive`,
     * if there is one, except with BUSY.
     *
     * @param known the version that the caller knows; -1: none.
     */
    int32_t (*turn)(balvps_store *store, int64_t known, const balvps_store_patience *patience,
                    balvps_store_found *found, balvps_store_receiver receive, void *receiver,
                    balvps_store_failure *failure);
    /** Reads without a lease. */
    int32_t (*load)(balvps_store *store, const balvps_store_patience *patience, balvps_store_found *found,
                    balvps_store_receiver receive, void *receiver, balvps_store_failure *failure);
    /** Waits until something has happened since `found` or its lease has ended. */
    int32_t (*wait)(balvps_store *store, const balvps_store_found *found,
                    const balvps_store_patience *patience, balvps_store_failure *failure);
    /**
     * Makes sure that the store can be written and that the lease is held, and claims a refresh token.
     *
     * @param refresh_token empty: none is used.
     */
    int32_t (*claim)(balvps_store *store, const balvps_store_lease *lease, balvps_store_text refresh_token,
                     const balvps_store_patience *patience, balvps_store_failure *failure);
    /** Prolongs the lease. LATE: it has ended. */
    int32_t (*extend)(balvps_store *store, const balvps_store_lease *lease,
                      const balvps_store_patience *patience, balvps_store_failure *failure);
    /**
     * Replaces the stored text.
     *
     * @param text       NULL start: removes it.
     * @param lifetime_s how long the token is valid; -1: unknown.
     */
    int32_t (*save)(balvps_store *store, const balvps_store_lease *lease, balvps_store_text text,
                    int64_t lifetime_s, const balvps_store_patience *patience, balvps_store_failure *failure);
    /**
     * Ends the lease and wakes those that wait.
     *
     * @param given_back the refresh token that was claimed and certainly not used; empty: none.
     * @param blocked_s  how long nobody shall ask the service for tokens; 0: it did not say so.
     */
    int32_t (*release)(balvps_store *store, const balvps_store_lease *lease, balvps_store_text given_back,
                       int64_t blocked_s, const balvps_store_patience *patience,
                       balvps_store_failure *failure);

    int32_t lease_ms; /**< how long a lease lasts without being prolonged */
} balvps_store_functions;

/** The only function that such a library exports. */
const balvps_store_functions *balvps_store_functions_of_library(void);

#ifdef __cplusplus
}
#endif

#endif
