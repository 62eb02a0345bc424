'use strict';

const { Calls } = require('./calls');
const { camelCase, catalog } = require('./catalog');
const { errorFrom } = require('./errors');
const { toJson } = require('./json');
const native = require('./native');

/** Each text with its length in bytes, as the library expects. A text may contain a NUL. */
function sized(...texts) {
    return texts.flatMap((text) => [text, typeof text === 'string' ? Buffer.byteLength(text) : 0]);
}

/** Passes each option that has a value to a setter of the library. */
function setAll(set, handle, options) {
    for (const [key, value] of Object.entries(options)) {
        if (value !== undefined && value !== null) {
            set(handle, ...sized(key, String(value)));
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

function operationCall(operation, args) {
    const json = toJson(args) ?? '{}'; // may throw, so it comes before a call is made that must be freed
    const call = native.callNew(...sized(operation));
    native.callObject(call, ...sized(json));
    return call;
}

/**
 * Adds the method of an operation to an object. A method that it has already stays. An object with a method `then`
 * would be taken for a promise.
 */
function addMethod(to, name) {
    const method = camelCase(name);
    if (method in to || method === 'then') {
        return;
    }
    const { [method]: value } = {
        [method](args, options) {
            return this.call(name, args, options);
        },
    };
    Object.defineProperty(to, method, { value, writable: true, configurable: true });
}

class Client {
    #calls;
    #operations; // read when they are first used

    constructor(options = {}) {
        this.#calls = new Calls(open(options));
        if (options.portal_file) {
            for (const { name, other_name: otherName } of this.operations) {
                addMethod(this, name);
                if (otherName) {
                    addMethod(this, otherName);
                }
            }
        }
    }

    get operations() {
        if (!this.#operations) {
            const { operations, procedures } = this.#calls.catalog();
            this.#operations = [...operations, ...procedures];
        }
        return this.#operations;
    }

    async call(operation, args, options) {
        return await this.#run(operationCall(operation, args), options);
    }

    async request(method, path, body, options) {
        const texts = sized(method, path, toJson(body ?? undefined));
        return await this.#run(native.callNewRequest(...texts), options);
    }

    async verifySecondFactor(code, options) {
        return await this.#run(native.callNewSecondFactor(...sized(String(code))), options);
    }

    describe(operation, args) {
        return this.#run(operationCall(operation, args), {}, 'describe');
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

    /** Sets the options of a call, passes the call to a method of Calls, and frees it. */
    #run(call, options = {}, method = 'ask') {
        try {
            const { signal, ...others } = options;
            setAll(native.callOption, call, others);
            return this.#calls[method](call, signal);
        } finally {
            native.callFree(call);
        }
    }
}

for (const { name } of [...catalog.operations, ...catalog.procedures]) {
    addMethod(Client.prototype, name);
}

module.exports = { Client };
