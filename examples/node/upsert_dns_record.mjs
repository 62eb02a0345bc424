// Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
// nothing, so the program can run as a cron job (dynamic DNS).
//
// usage: node upsert_dns_record.mjs NAME TYPE CONTENT [TTL]      (the account comes from the environment, see account.mjs)
//        node upsert_dns_record.mjs home.example.com A 192.0.2.1 300
//
// NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
// record of the type. client.ensureRecord would keep other values, such as those of TXT.

import { clientFromEnvironment } from './account.mjs';

const [name, type, content, ttl, ...rest] = process.argv.slice(2);
if (content === undefined || rest.length > 0) {
    console.error('usage: node upsert_dns_record.mjs NAME TYPE CONTENT [TTL]');
    process.exit(2);
}
const client = clientFromEnvironment();
try {
    const { records, changes } = await client.setRecords({ name, type, contents: [content], ttl });
    const outcome = changes.length === 0 ? 'unchanged' : changes[0].action === 'add' ? 'added' : 'updated';
    console.log(`${outcome}: ${records[0].name} ${records[0].type} ${records[0].content}`);
} catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
} finally {
    await client.close();
}
