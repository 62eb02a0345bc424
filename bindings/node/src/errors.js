'use strict';
// BalvpsError, and one subclass for each error code of the catalog.

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

/** Makes a class call itself by its name, as built-in errors do. */
function named(type) {
    Object.defineProperty(type.prototype, 'name', { value: type.name, configurable: true, writable: true });
}

named(BalvpsError);
const errors = {};
for (const name of catalog.errors.map((error) => pascalCase(error.name))) {
    errors[name] = { [name]: class extends BalvpsError {} }[name];
    named(errors[name]);
}

/** The error that an error's JSON text describes. */
function errorFrom(json) {
    const details = parseJson(json);
    return new (errors[pascalCase(details.name)] ?? BalvpsError)(details);
}

module.exports = { BalvpsError, errors, errorFrom };
