'use strict';
// The functions of the C ABI that prototypes.js lists. This module finds the library and checks its version.

const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const koffi = require('koffi');
const prototypes = require('./prototypes');

const ABI_VERSION = 1;
const FILE_NAME = 'libbalvps.so.1';

function load(file) {
    const library = koffi.load(file);
    const found = library.func(prototypes.abiVersion)();
    if (found !== ABI_VERSION) {
        throw new Error(`it has ABI version ${found}, this package needs ${ABI_VERSION}`);
    }
    return Object.fromEntries(
        Object.entries(prototypes).map(([name, prototype]) => [name, library.func(prototype)]),
    );
}

const beside = path.join(__dirname, '..', 'lib', FILE_NAME);
const file = process.env.BALVPS_LIBRARY || (fs.existsSync(beside) ? beside : FILE_NAME);
let functions;
try {
    functions = load(file);
} catch (cause) {
    const advice = 'Install libbalvps, or name its file in the environment variable BALVPS_LIBRARY.';
    throw new Error(`balvps: cannot load ${file}: ${cause.message}. ${advice}`, { cause });
}

module.exports = {
    ...functions,
    queueNext: promisify(functions.queueNext.async), // runs on one of libuv's threads
};
