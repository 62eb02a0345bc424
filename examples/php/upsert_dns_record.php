<?php

/**
 * Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
 * nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.
 *
 * usage: upsert_dns_record.php NAME TYPE CONTENT [TTL]   (the account comes from the environment, see from_env.php)
 *        upsert_dns_record.php home.example.com A 192.0.2.1 300
 *
 * NAME is fully qualified. Its zone is searched for in the account. TYPE is a type whose content is a
 * single text, such as A, AAAA, CNAME, MX, NS, TXT or CAA.
 */

declare(strict_types=1);

require __DIR__ . '/from_env.php';

/** A name without a trailing dot, in lower case. */
function plain(string $name): string
{
    return strtolower(rtrim($name, '.'));
}

/** Whether a name is the zone or below it. notexample.com is not below example.com. */
function lies_in(string $name, string $zone): bool
{
    return plain($zone) !== '' && str_ends_with('.' . plain($name), '.' . plain($zone));
}

/** The zone that contains a name. If there are several, the longest. */
function find_zone(array $zones, string $name): ?array
{
    $around = array_filter($zones, fn (array $zone): bool => lies_in($name, $zone['name']));
    usort($around, fn (array $one, array $other): int => strlen(plain($other['name'])) <=> strlen(plain($one['name'])));
    return $around[0] ?? null;
}

/** A record's content without the double quotes that the service adds to TXT. */
function content(array $record): mixed
{
    $content = $record['content'];
    return $record['type'] === 'TXT' ? preg_replace('/^"(.*)"$/s', '$1', $content) : $content;
}

function upsert(Balvps\Client $client, string $name, string $type, string $content, ?int $ttl): int
{
    $name = rtrim($name, '.');
    $zone = find_zone($client->listDns()['zones'], $name);
    if ($zone === null) {
        fwrite(STDERR, "error: $name lies in no zone of this account\n");
        return 1;
    }
    $ids = ['service_id' => $zone['service_id'], 'zone_id' => $zone['domain_id']];

    // A record's name is fully qualified or relative to its zone.
    $full = fn (array $record): string => lies_in($record['name'], $zone['name'])
        ? plain($record['name'])
        : plain($record['name'] . '.' . $zone['name']);
    $found = array_values(array_filter(
        $client->getDnsZone(...$ids)['records'],
        fn (array $record): bool => !strcasecmp($record['type'], $type) && $full($record) === plain($name)
    ));
    $wanted = content(['type' => $type, 'content' => $content]);
    $same = array_values(array_filter($found, fn (array $record): bool => content($record) === $wanted));

    if ($same === [] && count($found) > 1) {
        $count = count($found);
        fwrite(STDERR, "error: $name has $count records of type $type; it is not clear which to change\n");
        return 1;
    }
    $existing = $same[0] ?? $found[0] ?? null;
    if ($same !== [] && ($ttl === null || $ttl === $existing['ttl'])) {
        echo "unchanged: $name $type $content\n";
        return 0;
    }
    $record = ['name' => $name, 'type' => $type, 'content' => $content];
    if ($existing === null) {
        $client->addDnsRecord(...$ids, ...$record, ttl: $ttl);
    } else {
        $kept = ['ttl' => $ttl ?? $existing['ttl'], 'priority' => $existing['priority'] ?? null]; // MX uses it
        $client->editDnsRecord(...$ids, ...$record, ...$kept, record_id: $existing['id']);
    }
    echo $existing === null ? 'added' : 'updated', ": $name $type $content\n";
    return 0;
}

[, $name, $type, $content, $ttl] = $argv + array_fill(0, 5, null);
if ($content === null || $argc > 5 || ($ttl !== null && (int) $ttl <= 0)) {
    fwrite(STDERR, "usage: $argv[0] NAME TYPE CONTENT [TTL]\n");
    exit(2);
}
$ttl = $ttl === null ? null : (int) $ttl;
run(fn (Balvps\Client $client): int => upsert($client, $name, strtoupper($type), $content, $ttl));
