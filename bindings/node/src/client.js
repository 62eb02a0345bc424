'use strict';

const { camelCase, catalog } = require('./catalog');
const { errorFrom } = require('./errors');
const { parseJson, toJson } = require('./json');
const native = require('./native');
const { whenThreadIsFree } = require('./threads');

const LENGTH_BY_NUL = 2n ** 64n - 1n; // BALVPS_NTS, (size_t)-1

/** The native half of a client. Nothing of it shows when a client is inspected. */
function open(options) {
    const config = native.configNew();
    const interrupt = native.interruptNew(config);
    try {
        for (const [key, value] of Object.entries(options)) {
            if (value !== undefined && value !== null) {
                native.configSet(config, key, String(value), Buffer.byteLength(String(value)));
            }
        }
        const out = [null];
        const error = native.clientNew(config, out);
        if (error) {
            try {
                throw errorFrom(native.errorJson(error, null));
            } finally {
                native.errorFree(error);
            }
        }
        return { client: out[0], interrupt };
    } catch (error) {
        native.interruptFree(interrupt);
        throw error;
    } finally {
        native.configFree(config);
    }
}

function free({ client, interrupt }) {
    native.clientFree(client);
    native.interruptFree(interrupt);
}

/** Reads a result and frees it. */
function answerOf(result) {
    try {
        const error = native.resultError(result);
        if (error) {
            throw errorFrom(native.errorJson(error, null));
        }
        return parseJson(native.resultJson(result, null));
    } finally {
        native.resultFree(result);
    }
}

/** Settles as `promise` does, or rejects with the signal's reason as soon as that is aborted. */
function abortable(promise, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}

// Clients that were forgotten instead of closed. A call in flight keeps its client, so none is freed too early.
const forgotten = new FinalizationRegistry(free);

class Client {
    #native;
    #calls = new Set();
    #closed;

    constructor(options = {}) {
        this.#native = open(options);
        forgotten.register(this, this.#native, this.#native);
    }

    async call(operation, args, options) {
        return await this.#send(native.clientCallJson, [operation], args, options);
    }

    async request(method, path, body, options) {
        return await this.#send(native.clientRequest, [method, path], body, options);
    }

    close() {
        this.#closed ??= this.#close();
        return this.#closed;
    }

    [Symbol.asyncDispose]() {
        return this.close();
    }

    async #send(send, head, value, { signal } = {}) {
        signal?.throwIfAborted();
        const call = this.#sendInTurn(send, [...head, toJson(value), LENGTH_BY_NUL], signal);
        this.#calls.add(call);
        try {
            return await (signal ? abortable(call, signal) : call);
        } finally {
            call.finally(() => this.#calls.delete(call)).catch(() => {});
        }
    }

    async #sendInTurn(send, args, signal) {
        return await whenThreadIsFree(async () => {
            signal?.throwIfAborted();
            if (this.#closed) {
                throw new Error('The client is closed.');
            }
            return answerOf(await send(this.#native.client, ...args));
        });
    }

    async #close() {
        native.interruptNow(this.#native.interrupt);
        await Promise.allSettled(this.#calls);
        forgotten.unregister(this.#native);
        free(this.#native);
    }
}

for (const { name } of catalog.operations) {
    Object.defineProperty(Client.prototype, camelCase(name), {
        value(args, options) {
            return this.call(name, args, options);
        },
    });
}

module.exports = { Client };
