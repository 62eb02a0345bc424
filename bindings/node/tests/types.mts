// Compiled but not run. Checks that import finds the same declarations.

import type { Client, errors } from 'balvps';

export const refused: errors.Refused[] = [];
export const balance = async (client: Client): Promise<string | undefined> =>
    (await client.getBalance()).details.acc_balance;
