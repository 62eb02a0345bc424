// Compiled, never run: the same declarations, as import sees them.

import type { Client, errors } from 'balvps';

export const refused: errors.Refused[] = [];
export const balance = async (client: Client): Promise<string | undefined> =>
    (await client.getBalance()).details.acc_balance;
