'use strict';
// The operations of a portal's own document. tests/portal/README.md describes the calls.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { BalvpsError } = require('balvps');
const { Sandbox } = require('./sandbox');

const FOLDER = path.join(__dirname, '..', '..', '..', 'tests', 'portal');
const DOCUMENT = path.join(FOLDER, 'dns.services.json');
const CALLS = JSON.parse(fs.readFileSync(path.join(FOLDER, 'calls.json'), 'utf8'));

let sandbox;
let client;
before(async () => {
    sandbox = await Sandbox.start('--login-limit', '0', '--service-dns', '--portal', DOCUMENT);
    client = sandbox.client({ portal_file: DOCUMENT });
});
after(async () => {
    await client.close();
    await sandbox.stop();
});

test('each operation is described by name', async () => {
    assert.equal(CALLS.length, 88);
    for (const call of CALLS) {
        const { method, url, body } = await client.describe(call.operation, call.arguments);
        assert.deepEqual(
            { method, url, body },
            { method: call.method, url: sandbox.settings.base_url + call.path, body: call.body },
        );
    }
    assert.deepEqual(await sandbox.log(), []);
});

test('each operation is called by name', async () => {
    const caller = sandbox.client({ portal_file: DOCUMENT, auth: 'basic' });
    for (const call of CALLS) {
        const called = caller.call(call.operation, call.arguments);
        if (call.refused) {
            await assert.rejects(called, { code: 'refused' });
        } else {
            await called;
        }
    }
    await caller.close();
    const sent = (await sandbox.log()).map(({ method, path, query, json = null }) => ({
        method,
        path: query ? `${path}?${query}` : path,
        body: json,
    }));
    assert.deepEqual(
        sent,
        CALLS.map(({ method, path, body }) => ({ method, path: `/api${path}`, body })),
    );
});

test('operations are methods', async () => {
    await client.serviceSetLabel({ id: 10, label: 'web', extra: { own: 1 } });
    const sent = (await sandbox.log()).at(-1);
    assert.deepEqual(
        [sent.method, sent.path, sent.body],
        ['POST', '/api/service/10/label', '{"label":"web","own":1}'],
    );
    assert.equal(client.operations.find(({ name }) => name === 'service_get_label').kind, 'portal');
});

test('a client without the document has none of them', async () => {
    const without = sandbox.client();
    assert.equal(without.serviceSetLabel, undefined);
    await assert.rejects(without.call('service_set_label', { id: 10 }), BalvpsError);
    await without.close();
});

test('no operation takes the name of a method that every object has', async () => {
    const file = path.join(fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'balvps-')), 'portal.json');
    const ids = ['toString', 'constructor', 'close', 'call', 'then', 'catch', '__proto__', 'hasOwnProperty'];
    const paths = Object.fromEntries(ids.map((operationId, i) => [`a/${i}`, { get: { operationId } }]));
    fs.writeFileSync(file, JSON.stringify({ swagger: '2.0', paths }));
    const odd = await Promise.resolve(sandbox.client({ portal_file: file }));
    fs.rmSync(path.dirname(file), { recursive: true });
    assert.equal(odd.toString, Object.prototype.toString);
    assert.equal(odd.constructor, sandbox.client().constructor);
    assert.equal(odd.then, undefined);
    await odd.close();
});
