'use strict';
// Waiting for answers occupies one of libuv's threads, which Node's file and DNS functions need too. So one of these
// threads is always left free. A client that finds no other free thread waits here for its turn.

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
