'use strict';
// Starts balvps-sandbox and uses its control path. The sandbox ends at the latest when the test's process ends.

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const readline = require('node:readline');
const { Client } = require('balvps');

class Sandbox {
    static async start(...options) {
        const child = spawn(process.env.BALVPS_SANDBOX, ['--exit-with-stdin', ...options], {
            stdio: ['pipe', 'pipe', 'inherit'],
        });
        const [ready] = await once(readline.createInterface(child.stdout), 'line');
        const fields = Object.fromEntries(
            ready
                .split(' ')
                .slice(2)
                .map((field) => field.split(/=(.*)/)),
        );
        return new Sandbox(child, fields);
    }

    constructor(child, fields) {
        this.child = child;
        this.settings = {
            base_url: fields.base_url,
            ca_file: fields.ca_file,
            username: 'user@example.com',
            password: 'secret',
            retries: 0,
        };
        this.control = new URL('/_sandbox/', fields.http_base_url);
    }

    client(options) {
        return new Client({ ...this.settings, ...options });
    }

    async ask(method, path, body) {
        const answer = await fetch(new URL(path, this.control), {
            method,
            headers: { 'Content-Type': 'application/json' },
            body: body && JSON.stringify(body),
        });
        return answer.json();
    }

    play = (...answers) => this.ask('POST', 'play', { answers });
    /** Clears the log, and queues these answers in place of those that are queued. */
    beginCase = (...answers) => this.ask('PUT', 'play', { answers });
    configure = (settings) => this.ask('POST', 'configure', settings);
    log = async () => (await this.ask('GET', 'log')).entries;
    clear = () => Promise.all([this.ask('DELETE', 'log'), this.ask('DELETE', 'play')]);

    async stop() {
        this.child.stdin.end();
        await once(this.child, 'exit');
    }
}

module.exports = { Sandbox, dialects: ['wire', 'hostile', 'documented'] };
