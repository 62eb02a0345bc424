'use strict';
// A waiting call holds one of libuv's threads, which Node's file and DNS functions need too. So one is always left
// free, and further calls wait here, where they can still be given up.

let free = Math.max(1, (Number(process.env.UV_THREADPOOL_SIZE) || 4) - 1);
const waiting = [];

/** Runs asynchronous `work` as soon as a thread is free for it. */
async function whenThreadIsFree(work) {
    if (free > 0) {
        free -= 1;
    } else {
        await new Promise((resolve) => waiting.push(resolve));
    }
    try {
        return await work();
    } finally {
        const next = waiting.shift();
        if (next) {
            next();
        } else {
            free += 1;
        }
    }
}

module.exports = { whenThreadIsFree };
