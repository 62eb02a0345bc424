'use strict';

const { catalog } = require('./catalog');
const { Client } = require('./client');
const { BalvpsError, errors } = require('./errors');

module.exports = { BalvpsError, Client, catalog, errors, version: catalog.version };
