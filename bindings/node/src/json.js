'use strict';
// JSON. Integers beyond 2^53 are BigInts, so that no digit is lost.

const { isInteger, isSafeNumber, parse, stringify } = require('lossless-json');

const options = {
    parseNumber: (text) => (isInteger(text) && !isSafeNumber(text) ? BigInt(text) : Number(text)),
    onDuplicateKey: ({ newValue }) => newValue,
};

module.exports = {
    /** Uses the faster JSON.parse() if no number can have so many digits. */
    parseJson: (text) => (/\d{16}/.test(text) ? parse(text, null, options) : JSON.parse(text)),
    /** A string is JSON already. `undefined` becomes null. */
    toJson: (value) => (typeof value === 'string' ? value : stringify(value)) ?? null,
};
