'use strict';

const assert = require('node:assert/strict');
const { createHmac } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, beforeEach, test } = require('node:test');
const { inspect } = require('node:util');
const { setTimeout: sleep } = require('node:timers/promises');
const { Worker } = require('node:worker_threads');
const { BalvpsError, Client, catalog, errors, version } = require('balvps');
const { camelCase, pascalCase } = require('../src/catalog');
const { Sandbox } = require('./sandbox');

let sandbox;
let client;

before(async () => {
    sandbox = await Sandbox.start('--login-limit', '0');
    client = sandbox.client();
    await client.login();
});
beforeEach(() => sandbox.clear());
after(async () => {
    await client.close();
    await sandbox.stop();
});

const json = (body, more) => ({ body, headers: { 'Content-Type': 'application/json' }, ...more });

test('the methods are the operations and the procedures of the catalog', () => {
    const calls = ['call', 'describe', 'request', 'verifySecondFactor'];
    const own = ['constructor', ...calls, 'close', 'operations', 'rateLimits'];
    const methods = Object.getOwnPropertyNames(Client.prototype).filter((name) => !own.includes(name));
    const described = fs.readFileSync(path.join(__dirname, '../../../api/openapi.yaml'), 'utf8');
    const operations = described
        .split('operationId: ')
        .slice(1)
        .filter((operation) => !operation.includes('x-balvps-internal: true'))
        .map((operation) => operation.match(/^\w+/)[0]);
    const procedures = catalog.procedures.map(({ name }) => name);
    assert.equal(procedures.length, 10);
    assert.deepEqual(methods.sort(), [...operations, ...procedures].map(camelCase).sort());
    assert.deepEqual(operations.sort(), catalog.operations.map(({ name }) => name).sort());
    assert.equal(catalog.version, version);
});

test('a method can be replaced by a stub', async (t) => {
    t.mock.method(Client.prototype, 'getInvoice', async ({ id }) => ({ invoice: { id } }));
    assert.deepEqual(await client.getInvoice({ id: 7 }), { invoice: { id: 7 } });
    const other = sandbox.client();
    other.getBalance = async () => 'plenty';
    assert.equal(await other.getBalance(), 'plenty');
    assert.equal(Client.prototype.getBalance.name, 'getBalance');
    await other.close();
});

test('the error classes are the families and the error codes of the catalog', () => {
    const familyName = (family) => `${pascalCase(family)}Error`;
    assert.deepEqual(Object.keys(errors), [
        ...catalog.families.map(({ name }) => familyName(name)),
        ...catalog.errors.map(({ name }) => pascalCase(name)),
    ]);
    for (const { name, family } of catalog.errors) {
        assert.equal(Object.getPrototypeOf(errors[pascalCase(name)]), errors[familyName(family)]);
    }
    assert.equal(BalvpsError.prototype.name, 'BalvpsError');
    for (const [name, type] of Object.entries(errors)) {
        assert.equal(type.name, name);
        assert.ok(type.prototype instanceof BalvpsError);
    }
});

test('an error says what happened', async () => {
    const limited = sandbox.client(); // a separate client, because it obeys the limit afterwards
    await limited.login();
    await sandbox.play(json('{"error":["slow down"]}', { status: 429, headers: { 'Retry-After': '7' } }));
    await assert.rejects(limited.getInvoice({ id: 1 }), (error) => {
        assert.ok(error instanceof errors.RateLimited);
        assert.ok(error instanceof BalvpsError && error instanceof Error);
        assert.equal(error.number, catalog.errors.find(({ name }) => name === 'rate_limited').code);
        assert.equal(error.name, 'RateLimited');
        assert.equal(error.code, 'rate_limited');
        assert.equal(error.reason, '');
        assert.equal(error.operation, 'get_invoice');
        assert.equal(error.httpStatus, 429);
        assert.equal(error.retryAfter, 7);
        assert.equal(typeof error.retryable, 'boolean');
        assert.deepEqual(error.messages, ['slow down']);
        assert.match(error.stack, /^RateLimited: .*client\.test\.js/s);
        return true;
    });
    await limited.close();
});

test('every error code of an answer has its class', async () => {
    const answers = {
        NotFound: json('{"error":["invoice not found"]}'),
        NotPermitted: json('{"error":["access denied"]}'),
        Unsupported: json('{"error":["invalid method"]}'),
        Refused: json('{"error":["no"]}'),
        MalformedAnswer: json('<html>'),
        SecondFactorNeeded: json('{"token":null,"mfa":{"methods":["totp"]}}'),
    };
    for (const [name, answer] of Object.entries(answers)) {
        await sandbox.play(answer);
        await assert.rejects(client.getInvoice({ id: 1 }), errors[name]);
    }
    await assert.rejects(client.getInvoice({}), errors.Argument);
    await assert.rejects(client.call('no_such_operation'), errors.Argument);
    await assert.rejects(client.getBalance(null), errors.Argument);
    assert.throws(() => new Client({ timeout_ms: 'soon' }), errors.Configuration);
    assert.throws(() => new Client({ no_such_key: 1 }), errors.Configuration);
    const far = sandbox.client({ base_url: 'https://127.0.0.1:1/api' });
    await assert.rejects(far.getBalance(), errors.Connection);
    await far.close();
    const distrustful = sandbox.client({ ca_file: undefined });
    await assert.rejects(distrustful.getBalance(), errors.Tls);
    await distrustful.close();
    const hasty = sandbox.client({ timeout_ms: 100 });
    await sandbox.play({ path: '/api/login', delay_ms: 1000, body: '{}' });
    await assert.rejects(hasty.getBalance(), errors.Timeout);
    await hasty.close();
    await sandbox.clear(); // the played answer is left if the call timed out before it sent anything
    const wrong = sandbox.client({ password: 'wrong' });
    await assert.rejects(wrong.getBalance(), { code: 'authentication', reason: 'wrong_login' });
    await wrong.close();
});

test('options may be numbers and booleans', async () => {
    const other = sandbox.client({ timeout_ms: 5000, allow_plain_http: true, max_body_bytes: 1024n });
    assert.equal((await other.getBalance()).details.currency, 'USD');
    await other.close();
});

test('no secret shows', async () => {
    const other = sandbox.client({ password: 'hunter2-hunter2', token: undefined });
    let error;
    await other.login().catch((caught) => {
        error = caught;
    });
    for (const shown of [
        inspect(other, { showHidden: true, depth: 9 }),
        String(other),
        JSON.stringify(other),
    ]) {
        assert.ok(!shown.includes('hunter2'));
    }
    assert.ok(!inspect(error, { showHidden: true, depth: 9 }).includes('hunter2'));
    await other.close();
});

test('text of all scripts comes through both ways', async () => {
    const text = 'Zażółć gęślą jaźń, 日本語, עברית, 🦊👩‍👩‍👧, \u0000, "\\/\u2028';
    await sandbox.play(json(JSON.stringify({ ticket: '7', info: [text] })));
    const answer = await client.createTicket({ dept_id: 1, subject: text, body: text });
    assert.deepEqual(answer, { ticket: 7, info: [text] });
    const [{ json: sent }] = await sandbox.log();
    assert.equal(sent.subject, text);
    assert.equal(sent.body, text);
});

test('no digit is lost', async () => {
    await sandbox.play(
        json(
            '{"details":{"acc_balance":123456789012345678.10,"limit":9007199254740993,"small":-5,"rate":1.5}}',
        ),
    );
    const { details } = await client.getBalance();
    assert.deepEqual(details, {
        acc_balance: '123456789012345678.10',
        limit: 9007199254740993n,
        small: -5,
        rate: 1.5,
    });

    await sandbox.play(json('{"contact":{"id":"9223372036854775807"}}'));
    assert.deepEqual(await client.getContact({ id: 9223372036854775807n }), {
        contact: { id: 9223372036854775807n },
    });
    await sandbox.play(json('{"success":true}'));
    await client.applyCredit({ id: 308976, amount: '2.10', extra: { limit: 9007199254740993n } });
    const [asked, applied] = (await sandbox.log()).slice(1);
    assert.equal(asked.path, '/api/contact/9223372036854775807');
    assert.equal(applied.body, '{"amount":"2.10","limit":9007199254740993}');
});

test('names that JavaScript treats specially are only names', async () => {
    await sandbox.play(json('{"details":{"__proto__":{"admin":true},"n":9007199254740993}}'));
    const { details } = await client.getBalance();
    assert.equal(details.admin, undefined);
    assert.equal(Object.getPrototypeOf(details), Object.prototype);
});

test('a request of any other kind', async () => {
    await sandbox.play(json('{"id":"7"}', { method: 'PUT', path: '/api/other/7' }));
    assert.deepEqual(await client.request('PUT', '/other/7?x=1', { name: 'ł' }), { id: '7' });
    const [entry] = await sandbox.log();
    assert.deepEqual([entry.method, entry.query, entry.body], ['PUT', 'x=1', '{"name":"ł"}']);
    await assert.rejects(client.request('GET', '/other'), errors.Unsupported);
    await assert.rejects(client.request('PATCH', '/other'), errors.Argument);
});

test('many calls at once, each with its own answer, while the event loop goes on', async () => {
    const numbers = Array.from({ length: 500 }, (_, i) => i + 1);
    await sandbox.play(
        ...numbers.map((id) =>
            json(`{"invoice":{"id":"${id}"}}`, { path: `/api/invoice/${id}`, delay_ms: 5 }),
        ),
    );
    let ticks = 0;
    const ticking = setInterval(() => {
        ticks += 1;
    }, 5);
    const answers = await Promise.all(numbers.map((id) => client.getInvoice({ id })));
    clearInterval(ticking);
    assert.deepEqual(
        answers.map(({ invoice }) => invoice.id),
        numbers,
    );
    assert.ok(ticks > 20, `${ticks} ticks`);
});

test('arguments and bodies are read when a call is made, not when it is sent', async () => {
    const args = {};
    const body = {};
    const calls = Array.from({ length: 20 }, (_, i) => {
        args.id = i + 1;
        body.number = i + 1;
        return [client.getContact(args), client.request('PUT', '/other', body)];
    });
    await Promise.allSettled(calls.flat());
    const sent = await sandbox.log();
    const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
    const ascending = (found) => found.sort((a, b) => a - b);
    const ids = sent.map(({ path }) => Number(path.match(/contact\/(\d+)/)?.[1])).filter(Boolean);
    assert.deepEqual(ascending(ids), numbers);
    const bodies = sent.filter(({ method }) => method === 'PUT').map(({ json }) => json.number);
    assert.deepEqual(ascending(bodies), numbers);
});

test('worker threads have clients of their own', async () => {
    const code = `
        const { parentPort, workerData } = require('node:worker_threads');
        const { Client } = require(workerData.module);
        (async () => {
            const client = new Client(workerData.settings);
            const calls = Array.from({ length: 25 }, () => client.getBalance());
            const answers = await Promise.all(calls);
            await client.close();
            parentPort.postMessage(answers.filter(({ details }) => details.currency === 'USD').length);
        })();`;
    const workerData = { module: require.resolve('balvps'), settings: sandbox.settings };
    const counts = await Promise.all(
        Array.from({ length: 4 }, () => {
            const worker = new Worker(code, { eval: true, workerData });
            return new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
        }),
    );
    assert.deepEqual(counts, [25, 25, 25, 25]);
});

test('an aborted call or request rejects at once and is broken off', async () => {
    const other = sandbox.client();
    await other.login();
    await sandbox.play(json('{}', { times: 4, delay_ms: 5000 }));
    const { signal } = new AbortController();
    const aborted = AbortSignal.any([signal, AbortSignal.timeout(200)]);
    const start = performance.now();
    const calls = [
        other.getBalance({}, { signal: aborted }),
        other.request('GET', '/other', undefined, { signal: aborted }),
        other.getBalance({}, { signal: aborted }),
    ];
    for (const { reason } of await Promise.allSettled(calls)) {
        assert.equal(reason.name, 'TimeoutError');
    }
    await other.close(); // waits for running calls
    assert.ok(performance.now() - start < 2000);
});

test('clients take turns where they are more than threads, and leave one to others', async () => {
    const clients = Array.from({ length: 8 }, () => sandbox.client());
    await Promise.all(clients.map((each) => each.login()));
    await sandbox.play(json('{"details":{}}', { path: '/api/balance', times: 8, delay_ms: 3000 }));
    const start = performance.now();
    let finished = 0;
    const calls = clients.map((each) => each.getBalance().then(() => (finished += 1)));
    await fs.promises.readFile(__filename);
    assert.equal(finished, 0);
    await Promise.all(calls);
    assert.ok(performance.now() - start < 8000); // not three at a time
    await Promise.all(clients.map((each) => each.close()));
});

test('a call may have a timeout and retries of its own', async () => {
    await sandbox.play(json('{"details":{}}', { path: '/api/balance', delay_ms: 1000 }));
    await assert.rejects(client.getBalance({}, { timeout_ms: 100 }), errors.Timeout);
    await sandbox.clear();
    await sandbox.play(json('{"details":{}}', { path: '/api/balance', status: 503 }));
    await client.getBalance({}, { retries: 1 });
    assert.equal((await sandbox.log()).length, 2);
    await assert.rejects(client.getBalance({}, { timeout_ms: 'soon' }), errors.Argument);
    await assert.rejects(client.getBalance({}, { timeout: 100 }), /'timeout' is unknown.*'timeout_ms'/);
});

test('so may a request and the second factor', async () => {
    const slow = json('{}', { path: '/api/other', delay_ms: 1000 });
    await sandbox.play(slow);
    await assert.rejects(client.request('GET', '/other', null, { timeout_ms: 100 }), errors.Timeout);
    await assert.rejects(client.request('GET', '/other', null, { confirm: true }), errors.Argument);
    await assert.rejects(client.verifySecondFactor('123456', { retries: 'many' }), errors.Argument);
});

test('an ambiguous write is told, or confirmed', async () => {
    const record = { service_id: 10, zone_id: 60, name: 'confirmed', type: 'A', content: '192.0.2.9' };
    const fault = { status: 502, body: '<html>', path: '/api/service/10/dns/60/records', method: 'POST' };
    await sandbox.play(fault);
    await assert.rejects(client.addDnsRecord(record), errors.AmbiguousWrite);
    await sandbox.play(fault);
    await assert.rejects(client.addDnsRecord(record, { confirm: true }), errors.AmbiguousWrite);
    const paths = (await sandbox.log()).map(({ method, path }) => `${method} ${path}`);
    assert.ok(paths.includes('GET /api/service/10/dns/60'), paths);
});

/** The one-time password of RFC 6238 for the sandbox's secret. */
function oneTimePassword() {
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
    const digest = createHmac('sha1', '12345678901234567890').update(step).digest();
    const digits = (digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1e6;
    return String(digits).padStart(6, '0');
}

test('a second factor completes the login', async () => {
    await sandbox.configure({ mfa: true });
    const other = sandbox.client();
    try {
        await assert.rejects(other.getBalance(), errors.SecondFactorNeeded);
        await assert.rejects(other.verifySecondFactor('no code'), errors.Authentication);
        await other.verifySecondFactor(oneTimePassword());
        assert.equal((await other.getBalance()).details.currency, 'USD');
    } finally {
        await sandbox.configure({ mfa: false });
        await other.close();
    }
});

test('a call is described without being sent', async () => {
    assert.deepEqual(client.describe('login'), {
        method: 'POST',
        url: `${sandbox.settings.base_url}/login`,
        body: { username: 'user@example.com', password: '***' },
        safe: false,
    });
    assert.equal(client.describe('get_invoice', '{"id":7}').safe, true);
    assert.throws(() => client.describe('get_invoice'), errors.Argument);
    assert.deepEqual(await sandbox.log(), []);
});

test('the limits that are known are told', async () => {
    const limits = client.rateLimits();
    assert.deepEqual(
        limits.map(({ scope }) => scope),
        ['login', 'calls'],
    );
    assert.deepEqual(Object.keys(limits[0]), ['scope', 'limit', 'remaining', 'reset', 'wait']);
});

test('a call whose signal is aborted before its turn is never sent', async () => {
    const reason = new Error('enough');
    const other = sandbox.client({ max_in_flight: 2 });
    await other.login();
    await sandbox.clear();
    await assert.rejects(other.getBalance({}, { signal: AbortSignal.abort(reason) }), reason);
    await sandbox.play(json('{"details":{}}', { path: '/api/balance', times: 20, delay_ms: 20 }));
    const busy = Array.from({ length: 20 }, () => other.getBalance());
    const controller = new AbortController();
    const waiting = other.getDetails({}, { signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(waiting, reason);
    await Promise.all(busy);
    const sent = await sandbox.log();
    assert.equal(sent.length, 20);
    assert.ok(sent.every(({ path: of }) => of === '/api/balance'));
    await other.close();
});

test('a signal that is never aborted keeps no listener', async () => {
    const { signal } = new AbortController();
    const added = [];
    signal.addEventListener = (type, listener, options) => {
        added.push(listener);
        EventTarget.prototype.addEventListener.call(signal, type, listener, options);
    };
    signal.removeEventListener = (type, listener) => {
        added.splice(added.indexOf(listener), 1);
        EventTarget.prototype.removeEventListener.call(signal, type, listener);
    };
    await client.getBalance({}, { signal });
    await assert.rejects(client.getInvoice({ id: 1 }, { signal }));
    await sleep(0);
    assert.deepEqual(added, []);
});

test('one signal may serve many calls', async (t) => {
    const warn = t.mock.method(process, 'emitWarning', () => {});
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => client.getBalance({}, { signal })));
    assert.equal(warn.mock.callCount(), 0);
});

test('closing ends the calls that wait, and refuses further ones', async () => {
    const other = sandbox.client();
    await other.login();
    await sandbox.play(json('{"details":{}}', { times: 10, delay_ms: 3000 }));
    const calls = Array.from({ length: 10 }, () => other.getBalance());
    const settled = Promise.allSettled(calls);
    await sleep(100);
    const start = performance.now();
    const closing = other.close();
    assert.equal(other.close(), closing);
    await closing;
    assert.ok(performance.now() - start < 2000);
    const reasons = (await settled).map(({ reason }) => reason);
    assert.ok(reasons.every((reason) => reason instanceof errors.Cancelled));
    const closed = { name: 'Argument', code: 'argument', family: 'caller', message: 'the client is closed' };
    await assert.rejects(other.getBalance(), closed);
    assert.throws(() => other.describe('get_balance'), closed);
    assert.throws(() => other.operations, closed);
    assert.throws(() => other.rateLimits(), closed);
    assert.throws(() => other.rateLimits(), errors.Argument);
});

test('a client can be disposed of', async () => {
    const other = sandbox.client();
    await other.getBalance();
    await other[Symbol.asyncDispose]();
});
