'use strict';
// The calls of one client: they are put into a native queue, which one thread moves on while there are any.

const { setMaxListeners } = require('node:events');
const { errorFrom } = require('./errors');
const { parseJson } = require('./json');
const native = require('./native');
const { whenThreadIsFree } = require('./threads');

const TURN_MS = 100; // then other clients may have the thread, or the program may exit

function free({ queue, client }) {
    native.queueFree(queue);
    native.clientFree(client);
}

// Of clients that were forgotten instead of closed. Calls that are under way hold on to theirs.
const forgotten = new FinalizationRegistry(free);

/** One signal may serve any number of calls. */
function allowManyListeners(signal) {
    try {
        setMaxListeners(0, signal);
    } catch {} // a signal that is not Node's own does not count them
}

/** What a result says, as text; frees it. */
function take(result) {
    const error = native.resultError(result);
    const json = error ? native.errorJson(error, null) : native.resultJson(result, null);
    native.resultFree(result);
    return { json, failed: Boolean(error) };
}

/** The value of an answer's text; throws what that of an error says. */
function read({ json, failed }) {
    if (failed) {
        throw errorFrom(json);
    }
    return parseJson(json);
}

class Calls {
    #handles;
    #pending = new Map(); // what takes a call's result, by its tag
    #moving; // as long as any are pending
    #closed;

    constructor(client) {
        this.#handles = { client, queue: null };
        forgotten.register(this, this.#handles, this);
    }

    /** Makes a call; the caller may free it as soon as this returns the promise. */
    async ask(call, signal) {
        signal?.throwIfAborted();
        const handles = this.#open();
        handles.queue ??= native.queueNew(handles.client); // its descriptors are for those who make calls
        const { queue } = handles;
        const tag = native.queueSubmit(queue, call);
        if (tag === 0) {
            throw new Error('balvps: memory or file descriptors are lacking.');
        }
        if (signal) {
            allowManyListeners(signal);
        }
        const finished = new Promise((resolve, reject) => {
            const abort = () => {
                native.queueCancel(queue, tag);
                reject(signal.reason);
            };
            signal?.addEventListener('abort', abort, { once: true });
            this.#pending.set(tag, (result) => {
                signal?.removeEventListener('abort', abort);
                resolve(take(result));
            });
        });
        this.#moving ??= this.#moveOn();
        return read(await finished);
    }

    describe(call) {
        return read(take(native.clientDescribe(this.#open().client, call)));
    }

    rateLimits() {
        return read(take(native.clientRateLimits(this.#open().client))).limits;
    }

    close() {
        this.#closed ??= this.#close();
        return this.#closed;
    }

    #open() {
        if (this.#closed) {
            throw new Error('The client is closed.');
        }
        return this.#handles;
    }

    async #moveOn() {
        while (this.#pending.size > 0) {
            const result = await whenThreadIsFree(() => native.queueNext(this.#handles.queue, TURN_MS));
            if (result) {
                const tag = native.resultTag(result);
                this.#pending.get(tag)(result);
                this.#pending.delete(tag);
            }
        }
        this.#moving = undefined;
    }

    async #close() {
        native.queueCancel(this.#handles.queue, 0);
        await this.#moving;
        forgotten.unregister(this);
        free(this.#handles);
    }
}

module.exports = { Calls };
