// Shared by the examples: a client made from the environment.
//
//   BALVPS_BASE_URL   up to and including /api; default: the real service
//   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
//   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; default: the system's
//
// Secrets come from the environment and not from the command line, because every user of the machine can
// read the command line.

import { Client } from 'balvps';

const { BALVPS_BASE_URL, BALVPS_USERNAME, BALVPS_PASSWORD, BALVPS_TOKEN, BALVPS_CA_FILE } = process.env;

/** A token from elsewhere must stay valid. */
export const tokenIsOurs = !BALVPS_TOKEN;

export function clientFromEnvironment() {
    return new Client({
        base_url: BALVPS_BASE_URL,
        username: BALVPS_USERNAME,
        password: BALVPS_PASSWORD,
        token: BALVPS_TOKEN,
        ca_file: BALVPS_CA_FILE,
        auth: BALVPS_TOKEN && !BALVPS_PASSWORD ? 'token' : undefined,
    });
}
