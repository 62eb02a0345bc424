/* cmocka, which wants these headers in front of its own, and what the C tests add to it. */
#ifndef BALVPS_TEST_CHECK_H
#define BALVPS_TEST_CHECK_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#define assert_contains(text, part)                          \
    do {                                                     \
        if (strstr(text, part) == NULL) {                    \
            fail_msg("\"%s\" is not in \"%s\"", part, text); \
        }                                                    \
    } while (0)

#define assert_lacks(text, part)                         \
    do {                                                 \
        if (strstr(text, part) != NULL) {                \
            fail_msg("\"%s\" is in \"%s\"", part, text); \
        }                                                \
    } while (0)

#endif
