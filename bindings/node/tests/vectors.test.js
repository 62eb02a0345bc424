'use strict';
// Runs the vectors, as tests/vectors/README.md describes, in every way in which a call can be made. Answers are never JSON
// text here, so text_contains is not checked.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, describe, test } = require('node:test');
const { setTimeout: sleep } = require('node:timers/promises');
const { parse, stringify } = require('lossless-json');
const { BalvpsError, version } = require('balvps');
const { camelCase } = require('../src/catalog');
const { parseJson } = require('../src/json');
const { Sandbox, dialects } = require('./sandbox');

const DIRECTORY = path.join(__dirname, '..', '..', '..', 'tests', 'vectors');
const OWN_CLIENT = ['login', 'logout', 'refresh_token', 'revoke_token'];
const WAYS = {
    'by method': (client, operation, args) => client[camelCase(operation)](args),
    'by name': (client, operation, args) => client.call(operation, args),
    'by JSON text': (client, operation, _, text) => client.call(operation, text),
};

/** The answers of the vectors are made up, so they are the same in every dialect: one way is enough for the others. */
const waysIn = (dialect) => (dialect === 'wire' ? WAYS : { 'by JSON text': WAYS['by JSON text'] });

/** Converts values of lossless-json to those that the wrapper returns. */
const asValue = (read) => parseJson(stringify(read));

const several = (one, more) => (one ? [one] : (more ?? []));

function canned(request, answer) {
    const { json, body, ...rest } = asValue(answer);
    return {
        ...rest,
        method: request.method,
        path: request.path,
        body: body ?? stringify(answer.json),
    };
}

function compareError(error, expected) {
    assert.ok(error instanceof BalvpsError, error);
    assert.equal(error.code, expected.name);
    assert.ok(error.message);
    for (const [name, value] of Object.entries(expected)) {
        if (name === 'argument' || name === 'suggests') {
            assert.ok(error.message.includes(value), `${value} in ${error.message}`);
        } else if (name === 'hides') {
            for (const secret of value) {
                assert.ok(!JSON.stringify({ ...error, message: error.message }).includes(secret));
            }
        } else if (name !== 'name') {
            assert.deepEqual(error[camelCase(name)], value, name);
        }
    }
}

function compareRequest(entry, expected, userAgent) {
    const authorization = { bearer: 'Bearer ***', basic: 'Basic ***', none: undefined };
    assert.equal(entry.method, expected.method);
    assert.equal(entry.path, expected.path);
    assert.equal(entry.query, expected.query ?? '');
    assert.equal(entry.headers.authorization, authorization[expected.authorization]);
    assert.equal(entry.headers.accept, 'application/json');
    assert.equal(entry.headers['user-agent'], `${userAgent ? `${userAgent} ` : ''}balvps/${version}`);
    assert.equal(entry.headers['content-type'], entry.body ? 'application/json' : undefined);
    if (expected.body_text) {
        assert.equal(entry.body, expected.body_text);
    } else if (expected.body) {
        assert.deepEqual(parseJson(entry.body), asValue(expected.body));
    } else {
        assert.equal(entry.body, '');
    }
}

for (const dialect of dialects) {
    describe(`vectors, ${dialect} dialect`, () => {
        let sandbox;
        let shared;
        before(async () => {
            sandbox = await Sandbox.start('--login-limit', '0', '--dialect', dialect);
            shared = sandbox.client();
            await shared.login();
        });
        after(async () => {
            await shared.close();
            await sandbox.stop();
        });

        async function clientFor(operation, { config, expect }) {
            // A client that has met a limit would obey it in later cases.
            const limited = expect.error?.name === 'rate_limited';
            if (!config && !limited && !OWN_CLIENT.includes(operation)) {
                return shared;
            }
            const client = sandbox.client(config);
            if (!config && operation !== 'login') {
                await client.login();
            }
            return client;
        }

        // The sandbox logs a request after it has answered it. So the test waits for the request of a call that timed out.
        async function requests(operation, count) {
            const signsIn = ['login', 'refresh_token'].includes(operation);
            for (let tries = 0; ; tries += 1) {
                const entries = (await sandbox.log()).filter(
                    (entry) => signsIn || !['/api/login', '/api/token'].includes(entry.path),
                );
                if (entries.length >= count || tries === 1000) {
                    return entries;
                }
                await sleep(10);
            }
        }

        async function run(operation, vector, call) {
            const expectedRequests = several(vector.request, vector.requests);
            const answers = several(vector.answer, vector.answers);
            const text = vector.arguments_text ?? stringify(vector.arguments);
            let client;
            let result;
            let error;
            try {
                client = await clientFor(operation, vector);
                await sandbox.beginCase(...expectedRequests.map((request, i) => canned(request, answers[i])));
                const args = vector.arguments && asValue(vector.arguments);
                result = await call(client, operation, args, text);
            } catch (caught) {
                error = caught;
            }
            try {
                if (vector.expect.error) {
                    compareError(error, asValue(vector.expect.error));
                    assert.equal(error.operation, client ? operation : '');
                } else {
                    assert.equal(error, undefined);
                    assert.equal(stringify(result), stringify(asValue(vector.expect.result)));
                }
                if (client) {
                    const entries = await requests(operation, expectedRequests.length);
                    assert.equal(entries.length, expectedRequests.length);
                    entries.forEach((entry, i) => {
                        compareRequest(entry, expectedRequests[i], vector.config?.user_agent);
                    });
                }
            } finally {
                if (client !== shared) {
                    await client?.close();
                }
            }
        }

        for (const file of fs.readdirSync(DIRECTORY).filter((name) => /^[a-z_]+\.json$/.test(name))) {
            const { operation, cases } = parse(fs.readFileSync(path.join(DIRECTORY, file), 'utf8'));
            for (const [way, call] of Object.entries(operation ? waysIn(dialect) : {})) {
                test(`${operation} ${way}`, async (t) => {
                    for (const vector of cases.filter((v) => v.arguments || way === 'by JSON text')) {
                        await t.test(vector.name, () => run(operation, vector, call));
                    }
                });
            }
        }
    });
}
