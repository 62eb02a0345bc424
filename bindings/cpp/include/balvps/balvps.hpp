/**
 * @file
 * balvps for C++17 and newer, over the C ABI: the client of BalVPS and of every host whose portal runs the
 * same HostBill "User API".
 *
 *     balvps::Client client(balvps::Config().username("user@example.com").password("secret"));
 *     const auto answer = client.get_invoice(308976);  // signs in by itself
 *     std::cout << answer->invoice().total();          // money is decimal text
 *
 * Each operation NAME is there twice: `client.NAME(...)` throws the exception of the error's code, and
 * `client.try_NAME(...)` returns an answer that is false where the call failed. Any call is an object
 * besides, of its operation's class or a Call, which `client.run(call)` makes and `queue.submit(call)` too. A
 * client, and a call in which nothing is set any more, may be used by any number of threads at once;
 * everything else belongs to one thread at a time. Answers, values, views and errors can be copied, handles
 * only moved.
 */
#pragma once

#include "operations.hpp"
#include "queue.hpp"
