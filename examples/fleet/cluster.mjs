// A web server with several processes, by Node's cluster. Each page tells who answers, and the account's balance.
//
// usage: node cluster.mjs [PORT]
//
// The account comes from the environment (BALVPS_USERNAME, BALVPS_PASSWORD, BALVPS_TOKEN_STORE,
// BALVPS_TOKEN_STORE_KEY), which the workers inherit. Each worker has one client.

import cluster from 'node:cluster';
import { createServer } from 'node:http';

import { Client } from 'balvps';

if (cluster.isPrimary) {
    for (let worker = 0; worker < 4; ++worker) {
        cluster.fork();
    }
} else {
    const { env } = process;
    const client = new Client({
        base_url: env.BALVPS_BASE_URL,
        username: env.BALVPS_USERNAME,
        password: env.BALVPS_PASSWORD,
        ca_file: env.BALVPS_CA_FILE,
        token_store: env.BALVPS_TOKEN_STORE,
        token_store_key: env.BALVPS_TOKEN_STORE_KEY,
    });
    const server = createServer(async (_request, response) => {
        try {
            const { acc_balance, currency } = (await client.getBalance()).details;
            response.end(`${process.pid} ${acc_balance} ${currency}\n`);
        } catch (error) {
            response.writeHead(error.retryable ? 503 : 500).end(`${error.message}\n`);
        }
    });
    server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1');
}
