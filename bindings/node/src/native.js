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

/** The library of the package for this system, such as balvps-linux-x64-gnu, if npm has installed it. */
function ofPlatform() {
    const files = ['gnu', 'musl'].flatMap((libc) => {
        try {
            return require.resolve(`balvps-${process.platform}-${process.arch}-${libc}/lib/${FILE_NAME}`);
        } catch {
            return [];
        }
    });
    // Old versions of npm install the packages of both C libraries.
    const isMusl = files.length === 2 && !process.report.getReport().header.glibcVersionRuntime;
    return files[isMusl ? 1 : 0];
}

const beside = path.join(__dirname, '..', 'lib', FILE_NAME);
const file = process.env.BALVPS_LIBRARY || (fs.existsSync(beside) ? beside : (ofPlatform() ?? FILE_NAME));
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
