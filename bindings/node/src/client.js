'use strict';

const { camelCase, catalog } = require('./catalog');
const { errorFrom } = require('./errors');
const { parseJson, toJson } = require('./json');
const native = require('./native');
const { whenThreadIsFree } = require('./threads');

const LENGTH_BY_NUL = 2n ** 64n - 1n; // BALVPS_NTS, (size_t)-1

/** Hands options that are given to a setter of the library. */
function setAll(set, handle, options) {
    for (const [key, value] of Object.entries(options)) {
        if (value !== undefined && value !== null) {
            set(handle, key, String(value), Buffer.byteLength(String(value)));
        }
    }
}

/** The native half of a client. Nothing of it shows when a client is inspected. */
function open(options) {
    const config = native.configNew();
    try {
        setAll(native.configSet, config, options);
        const out = [null];
        const error = native.clientNew(config, out);
        const failure = error && errorFrom(native.errorJson(error, null));
        native.errorFree(error);
        if (failure) {
            throw failure;
        }
        return out[0];
    } finally {
        native.configFree(config);
    }
}

function paramsOf(args, { timeout, retries, confirm }) {
    const json = toJson(args) ?? '{}';
    const params = native.paramsNew();
    native.paramsObject(params, json, LENGTH_BY_NUL);
    setAll(native.paramsOption, params, { timeout_ms: timeout, retries, confirm });
    return params;
}

/** Reads a result and frees it. */
function answerOf(result) {
    const error = native.resultError(result);
    const json = error ? native.errorJson(error, null) : native.resultJson(result, null);
    native.resultFree(result);
    if (error) {
        throw errorFrom(json);
    }
    return parseJson(json);
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
const forgotten = new FinalizationRegistry(native.clientFree);

class Client {
    #native;
    #calls = new Set();
    #cancels = new Set();
    #closed;

    constructor(options = {}) {
        this.#native = open(options);
        forgotten.register(this, this.#native, this);
    }

    async call(operation, args, options = {}) {
        return await this.#inTurn(options.signal, () =>
            this.#call(operation, paramsOf(args, options), options),
        );
    }

    async request(method, path, body, { signal } = {}) {
        return await this.#inTurn(signal, () =>
            native.clientRequest(this.#native, method, path, toJson(body), LENGTH_BY_NUL),
        );
    }

    async verifySecondFactor(code) {
        return await this.#inTurn(undefined, () =>
            native.clientVerifySecondFactor(this.#native, String(code), LENGTH_BY_NUL),
        );
    }

    rateLimits() {
        return answerOf(native.clientRateLimits(this.#open())).limits;
    }

    close() {
        this.#closed ??= this.#close();
        return this.#closed;
    }

    [Symbol.asyncDispose]() {
        return this.close();
    }

    #open() {
        if (this.#closed) {
            throw new Error('The client is closed.');
        }
        return this.#native;
    }

    /** Runs `send` when a thread is free for it, and reads the result it promises. */
    async #inTurn(signal, send) {
        signal?.throwIfAborted();
        const call = whenThreadIsFree(async () => {
            signal?.throwIfAborted();
            this.#open();
            return answerOf(await send());
        });
        this.#calls.add(call);
        try {
            return await (signal ? abortable(call, signal) : call);
        } finally {
            call.finally(() => this.#calls.delete(call)).catch(() => {});
        }
    }

    async #call(operation, params, { signal }) {
        const cancel = () => native.paramsCancel(params);
        this.#cancels.add(cancel);
        signal?.addEventListener('abort', cancel, { once: true });
        try {
            return await native.clientCall(this.#native, operation, params);
        } finally {
            signal?.removeEventListener('abort', cancel);
            this.#cancels.delete(cancel);
            native.paramsFree(params);
        }
    }

    async #close() {
        for (const cancel of this.#cancels) {
            cancel();
        }
        await Promise.allSettled(this.#calls);
        forgotten.unregister(this);
        native.clientFree(this.#native);
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
