'use strict';
// The published package: installed for a program, loaded by import and require, with and without a library.

const assert = require('node:assert/strict');
const { execFile, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, describe, test } = require('node:test');
const { promisify } = require('node:util');
const { Sandbox, dialects } = require('./sandbox');

const PACKAGE = path.join(__dirname, '..');
const EXAMPLES = path.join(PACKAGE, '..', '..', 'examples', 'node');
const README = fs.readFileSync(path.join(PACKAGE, 'README.md'), 'utf8');
const LIBRARY = process.env.BALVPS_LIBRARY;
const run = promisify(execFile);

let folder;
let sandbox;
before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'balvps-node-'));
    const installed = path.join(folder, 'node_modules', 'balvps');
    for (const { path: name } of packed().filter((file) => !file.path.startsWith('lib/'))) {
        fs.cpSync(path.join(PACKAGE, name), path.join(installed, name));
    }
    fs.symlinkSync(path.join(PACKAGE, 'node_modules'), path.join(installed, 'node_modules'));
    fs.cpSync(EXAMPLES, folder, { recursive: true });
    sandbox = await Sandbox.start();
});
after(async () => {
    await sandbox.stop();
    fs.rmSync(folder, { recursive: true });
});

/** The files that would be published. */
function packed() {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
        cwd: PACKAGE,
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(output)[0].files;
}

/** Runs a program in the folder where the package is installed. */
function node(args, env = {}) {
    return run(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } });
}

const account = ({ settings } = sandbox) => ({
    BALVPS_BASE_URL: settings.base_url,
    BALVPS_CA_FILE: settings.ca_file,
    BALVPS_USERNAME: settings.username,
    BALVPS_PASSWORD: settings.password,
});

test('the package holds its sources and the license, and no tests', () => {
    const names = packed().map(({ path: name }) => name);
    assert.deepEqual(
        names.filter((name) => !/^(src|lib)\//.test(name)),
        ['LICENSE', 'README.md', 'index.d.mts', 'index.d.ts', 'index.mjs', 'package.json'],
    );
    const license = (folderOf) => fs.readFileSync(path.join(folderOf, 'LICENSE'), 'utf8');
    assert.equal(license(PACKAGE), license(path.join(PACKAGE, '..', '..')));
});

test('import and require give the same', async () => {
    fs.writeFileSync(
        path.join(folder, 'both.mjs'),
        `import { createRequire } from 'node:module';
         import { BalvpsError, Client, catalog, errors, version } from 'balvps';
         const required = createRequire(import.meta.url)('balvps');
         const imported = { BalvpsError, Client, catalog, errors, version };
         console.log(Object.keys(required).every((name) => required[name] === imported[name]), version);`,
    );
    const { stdout } = await node(['both.mjs']);
    assert.match(stdout, /^true \d+\.\d+\.\d+\n$/);
});

test('a library in lib/ is found without BALVPS_LIBRARY', async () => {
    const lib = path.join(folder, 'node_modules', 'balvps', 'lib');
    fs.mkdirSync(lib);
    fs.symlinkSync(fs.realpathSync(LIBRARY), path.join(lib, 'libbalvps.so.1'));
    const { stdout } = await node(['-p', 'require("balvps").version'], { BALVPS_LIBRARY: '' });
    fs.rmSync(lib, { recursive: true });
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
});

test("the system's loader is asked last", async () => {
    const env = { BALVPS_LIBRARY: '', LD_LIBRARY_PATH: path.dirname(LIBRARY) };
    const { stdout } = await node(['-p', 'require("balvps").version'], env);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
});

test('a missing library is output with what to do', async () => {
    const failed = node(['-e', 'require("balvps")'], { BALVPS_LIBRARY: '/no/such/library' });
    await assert.rejects(failed, /cannot load \/no\/such\/library.*Install libbalvps.*BALVPS_LIBRARY/);
});

test('a library of another ABI or an older one is refused', async () => {
    for (const [version, output] of [
        [99, /ABI version 99, this package needs 1/],
        [1, /cannot load .*libother1\.so: .*balvps_catalog_json/],
    ]) {
        const other = path.join(folder, `libother${version}.so`);
        const source = `unsigned balvps_abi_version(void) { return ${version}; }`;
        execFileSync('cc', ['-shared', '-fPIC', '-x', 'c', '-o', other, '-'], { input: source });
        await assert.rejects(node(['-e', 'require("balvps")'], { BALVPS_LIBRARY: other }), output);
    }
});

const program = `const { Client } = require('balvps');
    const client = new Client({ base_url: process.env.BALVPS_BASE_URL, ca_file: process.env.BALVPS_CA_FILE,
        username: process.env.BALVPS_USERNAME, password: process.env.BALVPS_PASSWORD });`;

test('a program ends although its client is not closed', async () => {
    const code = `${program} client.getBalance().then(({ details }) => console.log(details.currency));`;
    const { stdout } = await node(['-e', code], account());
    assert.equal(stdout, 'USD\n');
});

test("the README's example", async () => {
    fs.writeFileSync(path.join(folder, 'readme.mjs'), README.match(/^```js\n(.*?)^```$/ms)[1]);
    const { stdout } = await node(['readme.mjs'], account());
    assert.match(stdout, /^\S+ 19\.65 USD\n(\S+ [\d.]+ USD\n){2}3 invoices\n$/);
    const added = (await sandbox.log()).find(
        ({ method, path: of }) => method === 'POST' && /records$/.test(of),
    );
    assert.equal(added.json.content, '192.0.2.1');
});

test("the README's example is valid TypeScript under strict", async () => {
    const sources = path.join(folder, 'typescript');
    fs.mkdirSync(sources);
    fs.copyFileSync(path.join(__dirname, 'tsconfig.json'), path.join(sources, 'tsconfig.json'));
    fs.writeFileSync(path.join(sources, 'readme.mts'), README.match(/^```js\n(.*?)^```$/ms)[1]);
    const modules = path.join(PACKAGE, 'node_modules');
    const types = ['--typeRoots', path.join(modules, '@types')];
    await run(process.execPath, [path.join(modules, 'typescript', 'bin', 'tsc'), '-p', sources, ...types]);
});

test('a program may exit while calls wait', async () => {
    await sandbox.play({ path: '/api/balance', delay_ms: 10_000, body: '{"details":{}}' });
    const code = `${program} client.getBalance(); setTimeout(() => process.exit(3), 300);`;
    const start = performance.now();
    await assert.rejects(node(['-e', code], account()), { code: 3 });
    assert.ok(performance.now() - start < 5000);
});

for (const dialect of dialects) {
    describe(`examples, ${dialect} dialect`, () => {
        let environment;
        let own;
        before(async () => {
            own = await Sandbox.start('--dialect', dialect);
            environment = account(own);
        });
        after(() => own.stop());

        test('the quickstart tour', async () => {
            const { stdout } = await node(['quickstart.mjs', '--write'], environment);
            assert.match(stdout, /Joe Doe <api@example\.com>/);
            assert.match(stdout, /123456\.55 USD, credit 50\.00/);
            assert.match(stdout, /read back: "A question", .*, 1 replies/);
            const service =
                /_sip\._tcp\.balvps-quickstart\.example .* SRV +10 5060 sip\.balvps-quickstart\.example/;
            assert.match(stdout, service);
            assert.match(stdout, /ticket closed\n.*zone deleted\n$/s);
        });

        test('a DNS record is added, left alone, changed', async () => {
            const upsert = async (...args) =>
                (await node(['upsert_dns_record.mjs', ...args], environment)).stdout;
            const name = 'new.qwerty.com';
            assert.equal(await upsert(name, 'A', '192.0.2.1'), `added: ${name} A 192.0.2.1\n`);
            assert.equal(await upsert(name, 'A', '192.0.2.1'), `unchanged: ${name} A 192.0.2.1\n`);
            assert.equal(await upsert(name, 'A', '192.0.2.2', '300'), `updated: ${name} A 192.0.2.2\n`);
            assert.equal(await upsert(name, 'TXT', 'v=spf1 -all'), `added: ${name} TXT v=spf1 -all\n`);
            assert.equal(await upsert(name, 'TXT', 'v=spf1 -all'), `unchanged: ${name} TXT v=spf1 -all\n`);
            await assert.rejects(
                upsert('www.elsewhere.example', 'A', '192.0.2.1'),
                /lies in no zone of this account/,
            );
            await assert.rejects(upsert(name), /usage/);
        });

        test('a virtual machine reboots until it runs again', async () => {
            const { stdout } = await node(['reboot_vm.mjs', '30', 'web', '30'], environment);
            assert.equal(stdout, 'web is running: 192.0.2.10 2001:db8::10\n');
            const missing = /error: service 30 has no virtual machine 'wbe'\n/;
            await assert.rejects(node(['reboot_vm.mjs', '30', 'wbe'], environment), missing);
        });
    });
}
