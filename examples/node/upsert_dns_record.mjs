// Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
// nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.
//
// usage: node upsert_dns_record.mjs NAME TYPE CONTENT [TTL]      (the account comes from the environment, see account.mjs)
//        node upsert_dns_record.mjs home.example.com A 192.0.2.1 300
//
// NAME is fully qualified. Its zone is searched for in the account. TYPE is a type whose content is a
// single text, such as A, AAAA, CNAME, MX, NS, TXT or CAA.

import { clientFromEnvironment } from './account.mjs';

const normalised = (name) => name.toLowerCase().replace(/\.$/, '');

/** Compares whole labels: notexample.com is not below example.com. */
const liesIn = (name, zone) => `.${normalised(name)}`.endsWith(`.${normalised(zone)}`);

/** The fully qualified name of a record, whose name may be relative to its zone. */
const fullName = (name, zone) => normalised(liesIn(name, zone) ? name : `${name}.${zone}`);

/** The service returns TXT in double quotes. */
function hasContent(record, content) {
    return record.content === content || (record.type === 'TXT' && record.content === `"${content}"`);
}

async function upsert(client, { name, type, content, ttl }) {
    const zones = (await client.listDns()).zones.filter((zone) => liesIn(name, zone.name));
    const [zone] = zones.sort((a, b) => b.name.length - a.name.length);
    if (!zone) {
        throw new Error(`${name} lies in no zone of this account`);
    }
    const ids = { service_id: zone.service_id, zone_id: zone.domain_id };
    const { records } = await client.getDnsZone(ids);
    const same = records.filter(
        (r) => r.type.toUpperCase() === type && fullName(r.name, zone.name) === normalised(name),
    );
    const there = same.find((record) => hasContent(record, content));
    if (there && (!ttl || ttl === there.ttl)) {
        return 'unchanged';
    }
    if (!there && same.length > 1) {
        throw new Error(
            `${name} has ${same.length} records of type ${type}; it is not clear which to change`,
        );
    }
    const record = { ...ids, name: name.replace(/\.$/, ''), type, content };
    const existing = there ?? same[0];
    if (!existing) {
        await client.addDnsRecord({ ...record, ttl });
        return 'added';
    }
    const { id: record_id, priority } = existing; // MX uses the priority
    await client.editDnsRecord({ ...record, record_id, priority, ttl: ttl ?? existing.ttl });
    return 'updated';
}

const [name, type, content, ttl] = process.argv.slice(2);
if (!content || process.argv.length > 6 || (ttl && !(Number(ttl) > 0))) {
    console.error('usage: node upsert_dns_record.mjs NAME TYPE CONTENT [TTL]');
    process.exit(2);
}
const client = clientFromEnvironment();
try {
    const done = await upsert(client, { name, type: type.toUpperCase(), content, ttl: ttl && Number(ttl) });
    console.log(`${done}: ${name} ${type} ${content}`);
} catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
} finally {
    await client.close();
}
