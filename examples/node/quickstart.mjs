// A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
// adds a DNS zone, and cleans up at the end.
//
// usage: node quickstart.mjs [--write]        (the account comes from the environment, see account.mjs)
//
// Without --write nothing is changed, so the tour can run with a real account.

import { version } from 'balvps';
import { clientFromEnvironment, tokenIsOurs } from './account.mjs';

const ZONE = 'balvps-quickstart.example';

const heading = (title) => console.log(`\n${title}`);

async function read(client) {
    heading('Who am I');
    const { client: me } = await client.getDetails();
    console.log(`  ${me.firstname} ${me.lastname} <${me.email}>, ${me.city}, ${me.country}`);

    heading('Balance');
    const { details } = await client.getBalance();
    console.log(`  ${details.acc_balance} ${details.currency}, credit ${details.acc_credit}`);

    heading('Invoices');
    const { invoices } = await client.listInvoices();
    for (const { number, total, currency, status, duedate } of invoices) {
        console.log(`  ${number} ${total.padStart(10)} ${currency}  ${status.padEnd(8)} due ${duedate}`);
    }
}

async function writeTicket(client) {
    heading('A ticket');
    const { departments } = await client.listTicketDepartments();
    const { ticket: number } = await client.createTicket({
        dept_id: departments[0].id,
        subject: 'A question',
        body: 'Does my plan include backups? – Thanks!',
    });
    console.log(`  opened #${number} with ${departments[0].name}`);
    try {
        await client.replyTicket({ number, body: 'And how long are they kept?' });
        const { ticket, replies } = await client.getTicket({ number });
        console.log(`  read back: "${ticket.subject}", ${ticket.status}, ${replies.length} replies`);
    } finally {
        await client.closeTicket({ number });
        console.log('  ticket closed');
    }
}

async function writeZone(client) {
    heading('A DNS zone');
    const [service_id] = (await client.listDns()).service_ids;
    await client.addDnsZone({ service_id, name: ZONE });
    // The answer has no id, so the zone is looked up by its name.
    const { zones } = await client.listServiceDns({ service_id });
    const { domain_id: zone_id } = zones.find(({ name }) => name === ZONE);
    console.log(`  added ${ZONE} to service ${service_id}`);
    try {
        const records = [
            { name: `www.${ZONE}`, type: 'A', content: '192.0.2.1' },
            { name: `www.${ZONE}`, type: 'AAAA', content: '2001:db8::1' },
            { name: ZONE, type: 'MX', content: `mail.${ZONE}`, priority: 10 },
            { name: ZONE, type: 'TXT', content: 'v=spf1 mx -all' },
            { name: `_sip._tcp.${ZONE}`, type: 'SRV', content: [10, 5060, `sip.${ZONE}`], priority: 10 },
        ];
        for (const record of records) {
            await client.addDnsRecord({ service_id, zone_id, ttl: 3600, ...record });
        }
        for (const { name, ttl, type, content } of (await client.getDnsZone({ service_id, zone_id }))
            .records) {
            console.log(`  ${name.padEnd(36)} ${ttl}  ${type.padEnd(5)} ${[content].flat().join(' ')}`);
        }
    } finally {
        await client.deleteDnsZone({ service_id, zone_id });
        console.log('  zone deleted');
    }
}

const mayWrite = process.argv[2] === '--write';
if (process.argv.length > (mayWrite ? 3 : 2)) {
    console.error('usage: node quickstart.mjs [--write]');
    process.exit(2);
}
const client = clientFromEnvironment();
try {
    console.log(`balvps ${version}`);
    await read(client);
    if (mayWrite) {
        await writeTicket(client);
        await writeZone(client);
    } else {
        console.log('\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up.');
    }
    if (tokenIsOurs) {
        await client.logout();
    }
} catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
} finally {
    await client.close();
}
