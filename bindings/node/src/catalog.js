'use strict';
// The library's catalog, and functions that convert its names to JavaScript's spelling.

const native = require('./native');

const pascalCase = (name) => name.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

module.exports = { catalog: JSON.parse(native.catalogJson(null)), camelCase, pascalCase };
