'use strict';
// The calls of one client. They go into a native queue, and one thread runs the queue while it has calls.

const { setMaxListeners } = require('node:events');
const { errorBecause, errorFrom } = require('./errors');
const { parseJson } = require('./json');
const native = require('./native');
const { whenThreadIsFree } = require('./threads');

const TURN_MS = 100; // after this time other clients may use the thread, or the program may exit

function free({ queue, client }) {
    native.queueFree(queue);
    native.clientFree(client);
}

// Frees the handles of clients that are garbage. A client is not garbage while it has calls.
const forgotten = new FinalizationRegistry(free);

/** Turns off Node's warning about many listeners, because one signal may be used for any number of calls. */
function allowManyListeners(signal) {
    try {
        setMaxListeners(0, signal);
    } catch {} // a signal of another implementation has no such warning
}

/** Returns a result's answer or error as JSON text, and frees the result. */
function take(result) {
    const error = native.resultError(result);
    const json = error ? native.errorJson(error, null) : native.resultJson(result, null);
    native.resultFree(result);
    return { json, failed: Boolean(error) };
}

/** Returns the parsed answer, or throws the error. */
function read({ json, failed }) {
    if (failed) {
        throw errorFrom(json);
    }
    return parseJson(json);
}

class Calls {
    #handles;
    #pending = new Map(); // the function that gets a call's result, by the call's tag
    #running; // the promise of #run(), while calls are pending
    #closed;

    constructor(client) {
        this.#handles = { client, queue: null };
        forgotten.register(this, this.#handles, this);
    }

    /** Makes a call. The caller may free `call` when this has returned the promise. */
    async ask(call, signal) {
        signal?.throwIfAborted();
        const handles = this.#open();
        handles.queue ??= native.queueNew(handles.client); // created by the first call, because it needs descriptors
        const { queue } = handles;
        const tag = native.queueSubmit(queue, call);
        if (tag === 0) {
            throw errorBecause('out_of_memory', 'out of memory or file descriptors');
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
        this.#running ??= this.#run();
        return read(await finished);
    }

    describe(call) {
        return read(take(native.clientDescribe(this.#open().client, call)));
    }

    catalog() {
        return JSON.parse(native.clientCatalogJson(this.#open().client, null));
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
            throw errorBecause('argument', 'the client is closed');
        }
        return this.#handles;
    }

    async #run() {
        while (this.#pending.size > 0) {
            const result = await whenThreadIsFree(() => native.queueNext(this.#handles.queue, TURN_MS));
            if (result) {
                const tag = native.resultTag(result);
                this.#pending.get(tag)(result);
                this.#pending.delete(tag);
            }
        }
        this.#running = undefined;
    }

    async #close() {
        native.queueCancel(this.#handles.queue, 0);
        await this.#running;
        forgotten.unregister(this);
        free(this.#handles);
    }
}

module.exports = { Calls };
