'use strict';
// Run with --expose-gc, and with --max-semi-space-size=1 so that V8 keeps its young generation at one size.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { setTimeout: sleep } = require('node:timers/promises');
const { Client, errors } = require('balvps');
const { Sandbox } = require('./sandbox');

const MEGABYTE = 1024 * 1024;
const LIMIT = 4 * MEGABYTE;

let sandbox;
before(async () => {
    sandbox = await Sandbox.start('--login-limit', '0');
});
after(() => sandbox.stop());

/** Resident memory after unused memory was freed. */
async function memory() {
    for (let i = 0; i < 3; i += 1) {
        global.gc();
        await sleep(10); // lets finalizers run
    }
    return process.memoryUsage.rss();
}

async function growth(rounds, work) {
    await work(rounds); // fills caches and pools
    const before = await memory();
    await work(rounds);
    return (await memory()) - before;
}

async function inParallel(count, call) {
    let left = count;
    const line = async () => {
        while (left > 0) {
            left -= 1;
            await call();
        }
    };
    await Promise.all(Array.from({ length: 8 }, line));
}

test('10,000 calls leave nothing behind', async () => {
    const client = sandbox.client();
    const grown = await growth(10_000, (count) => inParallel(count, () => client.listInvoices()));
    await client.close();
    assert.ok(grown < LIMIT, `${grown / MEGABYTE} MiB`);
});

test('10,000 errors leave nothing behind', async () => {
    const client = sandbox.client();
    const call = () => assert.rejects(client.getInvoice({ id: 'x'.repeat(1000) }), errors.Argument);
    const grown = await growth(10_000, (count) => inParallel(count, call));
    await client.close();
    assert.ok(grown < LIMIT, `${grown / MEGABYTE} MiB`);
});

test('10,000 clients, closed, forgotten and refused, leave nothing behind', async () => {
    const grown = await growth(10_000, async (count) => {
        for (let i = 0; i < count; i += 1) {
            const client = sandbox.client();
            if (i % 2) {
                await client.close();
            }
            assert.throws(() => new Client({ auth: 'no such' }), errors.Configuration);
            if (i % 500 === 0) {
                await memory();
            }
        }
    });
    assert.ok(grown < LIMIT, `${grown / MEGABYTE} MiB`);
});
