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

/** A subclass that calls itself `name`, as built-in errors do. */
function subclass(name) {
    const type = { [name]: class extends BalvpsError {} }[name];
    Object.defineProperty(type.prototype, 'name', { value: name, configurable: true, writable: true });
    return type;
}

const errors = {};
for (const { name } of catalog.errors) {
    errors[pascalCase(name)] = subclass(pascalCase(name));
}

/** The error that an error's JSON text describes. */
function errorFrom(json) {
    const details = parseJson(json);
    return new (errors[pascalCase(details.name)] ?? BalvpsError)(details);
}

module.exports = { BalvpsError, errors, errorFrom };
