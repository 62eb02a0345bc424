<?php

/**
 * Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
 * nothing, so the program can run as a cron job (dynamic DNS).
 *
 * usage: upsert_dns_record.php NAME TYPE CONTENT [TTL]   (the account comes from the environment, see from_env.php)
 *        upsert_dns_record.php home.example.com A 192.0.2.1 300
 *
 * NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
 * record of the type. ensureRecord() would keep other values, such as those of TXT.
 */

declare(strict_types=1);

require __DIR__ . '/from_env.php';

if ($argc < 4 || $argc > 5) {
    fwrite(STDERR, "usage: $argv[0] NAME TYPE CONTENT [TTL]\n");
    exit(2);
}
run(function (Balvps\Client $client) use ($argv): int {
    [, $name, $type, $content] = $argv;
    $answer = $client->setRecords(name: $name, type: $type, contents: [$content], ttl: $argv[4] ?? null);
    $record = $answer['records'][0];
    $outcome = match ($answer['changes'][0]['action'] ?? null) {
        null => 'unchanged',
        'add' => 'added',
        default => 'updated',
    };
    echo "$outcome: {$record['name']} {$record['type']} {$record['content']}\n";
    return 0;
});
