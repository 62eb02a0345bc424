/* What becomes of memory that is freed in this process. */
#ifndef BALVPS_TEST_FREED_H
#define BALVPS_TEST_FREED_H

#ifdef __cplusplus
extern "C" {
#endif

/* From now on memory of C++ stays as it is when it is freed, and is not used again, so that what it held can
 * be found. The library's memory is such. That of others, libcurl's and OpenSSL's, is overwritten. */
void keep_what_cpp_frees(void);

#ifdef __cplusplus
}
#endif

#endif
