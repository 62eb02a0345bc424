'use strict';
// A waiting call holds one of libuv's threads, which Node's file and DNS functions need too. So one is always left
// free, and further calls wait here, where they can still be given up.

let free = Math.max(1, (Number(process.env.UV_THREADPOOL_SIZE) || 4) - 1);
const waiting = [];

/** Runs asynchronous `work` as soon as a thread is free for it. */
async function whenThreadIsFree(work) {
    while (free === 0) {
        await new Promise((resolve) => waiting.push(resolve));
    }
    free -= 1;
    try {
        return await work();
    } finally {
        free += 1;
        waiting.shift()?.();
    }
}

module.exports = { whenThreadIsFree };
