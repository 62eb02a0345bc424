// Compiled but not run. Checks what the declarations accept and refuse.

import { BalvpsError, Client, errors, type Invoice, version } from 'balvps';

export async function typed(signal: AbortSignal): Promise<string[]> {
    await using client = new Client({ username: 'user@example.com', timeout_ms: 5000, auth: 'basic' });
    // @ts-expect-error: no such key
    new Client({ no_such_key: 1 });

    const { invoice }: { invoice: Invoice } = await client.getInvoice(
        { id: '308976' },
        { signal, timeout_ms: 500, retries: 0, confirm: true },
    );
    // @ts-expect-error: no such option
    await client.getInvoice({ id: 1 }, { patience: 1 });
    const total: string | undefined = invoice.total;
    // @ts-expect-error: a request has no operation that `confirm` could check
    await client.request('POST', '/other', {}, { confirm: true });
    const due: string | null | undefined = invoice.duedate;
    const id: number | bigint | undefined = invoice.id;
    // @ts-expect-error: the id is missing
    await client.getInvoice({});
    // @ts-expect-error: no such argument
    await client.getInvoice({ id: 1, number: 2 });

    await client.addDnsRecord({ service_id: 10, zone_id: 60n, name: 'a', type: 'SRV', content: [1, 2, 'b'] });
    const { record, change } = await client.ensureRecord({
        name: 'www.example.com',
        type: 'SRV',
        content: [5, 5060, 'sip.example.com'],
        zone: 62,
    });
    const changed: string = `${change} ${record.ttl}`;
    // @ts-expect-error: the content is missing
    await client.ensureRecord({ name: 'www.example.com', type: 'A' });
    await client.login();
    const { details } = await client.call('get_balance');
    const safe: boolean = client.describe('get_invoice', { id: 1 }).safe;
    const other = await client.call('added_later', { id: 1 });
    const answer: unknown = (await client.request('GET', '/other', undefined, { signal, timeout_ms: 500 }))
        .field;
    try {
        await client.closeTicket({ number: 1 });
    } catch (error) {
        if (error instanceof errors.RateLimited && error.code === 'rate_limited') {
            return error.messages;
        }
        // @ts-expect-error: no such code
        return error instanceof BalvpsError && error.code === 'no_such_code' ? [] : [version];
    }
    return [changed, total, due, id, details.acc_balance, other.x, answer, safe].map(String);
}
