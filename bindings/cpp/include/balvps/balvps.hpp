/**
 * @file
 * balvps for C++17 and newer, built on the C ABI. It is a client for BalVPS and for every host whose portal
 * runs the same HostBill "User API".
 *
 *     balvps::Client client(balvps::Config().username("user@example.com").password("secret"));
 *     const auto answer = client.get_invoice(308976);  // signs in by itself
 *     std::cout << answer->invoice().total();          // money is decimal text
 *
 * Each operation NAME has two functions. `client.NAME(...)` throws the exception of the error's code.
 * `client.try_NAME(...)` returns an answer that is false if the call failed. A call can also be an object of
 * its operation's class, or a Call. `client.run(call)` and `queue.submit(call)` make it. Any number of
 * threads may use a client at once, and a call in which nothing is set any more. Everything else belongs to
 * one thread at a time. Answers, values, views and errors can be copied. Handles can only be moved.
 */
#pragma once

#include "operations.hpp"
#include "queue.hpp"
