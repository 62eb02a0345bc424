'use strict';

const { Calls } = require('./calls');
const { camelCase, catalog } = require('./catalog');
const { errorFrom } = require('./errors');
const { toJson } = require('./json');
const native = require('./native');

/** A text as the library takes it: with its length, so that a NUL is not its end. */
function sized(text) {
    return [text, typeof text === 'string' ? Buffer.byteLength(text) : 0];
}

/** Hands options that are given to a setter of the library. */
function setAll(set, handle, options) {
    for (const [key, value] of Object.entries(options)) {
        if (value !== undefined && value !== null) {
            set(handle, ...sized(key), ...sized(String(value)));
        }
    }
}

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

class Client {
    #calls;

    constructor(options = {}) {
        this.#calls = new Calls(open(options));
    }

    async call(operation, args, options) {
        const submit = (queue, params) => native.queueSubmit(queue, ...sized(operation), params);
        return await this.#ask(submit, options, toJson(args));
    }

    async request(method, path, body, options) {
        const json = toJson(body ?? undefined);
        const submit = (queue, params) =>
            native.queueSubmitRequest(queue, ...sized(method), ...sized(path), ...sized(json), params);
        return await this.#ask(submit, options);
    }

    async verifySecondFactor(code, options) {
        const submit = (queue, params) =>
            native.queueSubmitSecondFactor(queue, ...sized(String(code)), params);
        return await this.#ask(submit, options);
    }

    rateLimits() {
        return this.#calls.rateLimits();
    }

    close() {
        return this.#calls.close();
    }

    [Symbol.asyncDispose]() {
        return this.close();
    }

    #ask(submit, { signal, ...options } = {}, args = null) {
        const withParams = (queue) => {
            const params = native.paramsNew();
            try {
                native.paramsObject(params, ...sized(args ?? '{}'));
                setAll(native.paramsOption, params, options);
                return submit(queue, params);
            } finally {
                native.paramsFree(params);
            }
        };
        return this.#calls.ask(withParams, signal);
    }
}

for (const { name } of catalog.operations) {
    const method = camelCase(name);
    const { [method]: value } = {
        [method](args, options) {
            return this.call(name, args, options);
        },
    };
    Object.defineProperty(Client.prototype, method, { value, writable: true, configurable: true });
}

module.exports = { Client };
