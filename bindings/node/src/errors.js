'use strict';
// BalvpsError. It has a subclass for each family of errors in the catalog, and these have one for each error code.

const { camelCase, catalog, pascalCase } = require('./catalog');
const { parseJson } = require('./json');

class BalvpsError extends Error {
    constructor({ name, code, message, ...details }) {
        super(message);
        this.code = name;
        this.number = code;
        for (const [key, value] of Object.entries(details)) {
            this[camelCase(key)] = value;
        }
    }
}

/** Sets the `name` that errors of a class show, as built-in errors do. */
function named(type) {
    Object.defineProperty(type.prototype, 'name', { value: type.name, configurable: true, writable: true });
}

named(BalvpsError);
const errors = {};
function define(name, base) {
    errors[name] = { [name]: class extends base {} }[name];
    named(errors[name]);
}

const familyName = (family) => `${pascalCase(family)}Error`;
for (const family of catalog.families) {
    define(familyName(family.name), BalvpsError);
}
for (const error of catalog.errors) {
    define(pascalCase(error.name), errors[familyName(error.family)]);
}

/** Makes an error from its JSON text. */
function errorFrom(json) {
    const details = parseJson(json);
    return new (errors[pascalCase(details.name)] ?? BalvpsError)(details);
}

/** Makes an error that this package finds before the library does. The name is that of an error code. */
function errorBecause(name, message) {
    const { code, family } = catalog.errors.find((error) => error.name === name);
    return new errors[pascalCase(name)]({
        name,
        code,
        family,
        reason: '',
        message,
        messages: [],
        operation: '',
        http_status: 0,
        content_type: '',
        retry_after: null,
        retryable: false,
        excerpt: '',
    });
}

module.exports = { BalvpsError, errors, errorBecause, errorFrom };
