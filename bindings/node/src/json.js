'use strict';
// JSON in which integers beyond 2^53 are BigInts, so that no digit is lost.

const { isInteger, isSafeNumber, parse, stringify } = require('lossless-json');

const options = {
    parseNumber: (text) => (isInteger(text) && !isSafeNumber(text) ? BigInt(text) : Number(text)),
    onDuplicateKey: ({ newValue }) => newValue,
};

module.exports = {
    /** Takes the fast way where no number can be that long. */
    parseJson: (text) => (/\d{16}/.test(text) ? parse(text, null, options) : JSON.parse(text)),
    /** Text is taken to be JSON already; nothing stays nothing. */
    toJson: (value) => (typeof value === 'string' ? value : stringify(value)) ?? null,
};
