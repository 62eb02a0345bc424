'use strict';
// Passes the texts of tests/texts to every function of the package, as the README.md there describes.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, describe, test } = require('node:test');
const { BalvpsError } = require('balvps');
const { Sandbox } = require('./sandbox');

const FILE = path.join(__dirname, '..', '..', '..', 'tests', 'texts', 'texts.json');
const { refused, whole } = JSON.parse(fs.readFileSync(FILE, 'utf8'));

const option = (entry) => ({ [entry.option]: entry.value });
const WAYS = {
    config: [(_client, entry) => sandbox.client({ [entry.key]: entry.value })],
    call: [
        (client, entry) => client.call(entry.operation, entry.arguments),
        (client, entry) => client.call(entry.operation, JSON.stringify(entry.arguments)),
    ],
    request: [
        (client, entry) => client.request(entry.method, entry.path, entry.body),
        (client, entry) => client.request(entry.method, entry.path, entry.body && JSON.stringify(entry.body)),
    ],
    option: [
        (client, entry) => client.getDetails(undefined, option(entry)),
        (client, entry) => client.call('get_details', undefined, option(entry)),
        (client, entry) => client.request('GET', '/details', undefined, option(entry)),
        (client, entry) => client.verifySecondFactor('123456', option(entry)),
    ],
};

let sandbox;
let client;
before(async () => {
    sandbox = await Sandbox.start('--login-limit', '0');
    client = sandbox.client();
});
after(async () => {
    await client.close();
    await sandbox.stop();
});

describe('a NUL is refused and nothing is sent', () => {
    for (const entry of refused) {
        test(entry.name, async () => {
            await sandbox.clear();
            for (const way of WAYS[entry.entry]) {
                await assert.rejects(
                    async () => way(client, entry),
                    (error) => error instanceof BalvpsError && error.message.includes(entry.names),
                );
            }
            assert.deepEqual(await sandbox.log(), []);
        });
    }
    test('JSON text is not cut short', async () => {
        await sandbox.clear();
        await assert.rejects(client.request('POST', '/tickets', '{}\0{}'), BalvpsError);
        await assert.rejects(client.call('create_ticket', '{"dept_id":1}\0'), BalvpsError);
        assert.deepEqual(await sandbox.log(), []);
    });
});

describe('a text in a body arrives whole', () => {
    for (const entry of whole) {
        test(entry.name, async () => {
            for (const way of WAYS[entry.entry]) {
                await way(client, entry);
                assert.deepEqual(JSON.parse((await sandbox.log()).at(-1).body), entry.sent);
            }
        });
    }
});
