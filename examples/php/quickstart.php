<?php

/**
 * A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
 * adds a DNS zone, and cleans up at the end.
 *
 * usage: quickstart.php [--write]        (the account comes from the environment, see from_env.php)
 *
 * Without --write nothing is changed, so the tour can run with a real account.
 */

declare(strict_types=1);

require __DIR__ . '/from_env.php';

const ZONE = 'balvps-quickstart.example';

function reading_tour(Balvps\Client $client): void
{
    echo "\nWho am I\n";
    $me = $client->getDetails()['client'];
    echo "  {$me['firstname']} {$me['lastname']} <{$me['email']}>, {$me['city']}, {$me['country']}\n";

    echo "\nBalance\n";
    $balance = $client->getBalance()['details'];
    echo "  {$balance['acc_balance']} {$balance['currency']}, credit {$balance['acc_credit']}\n";

    echo "\nInvoices\n";
    foreach ($client->listInvoices()['invoices'] as $invoice) {
        ['number' => $number, 'total' => $total, 'currency' => $currency, 'status' => $status] = $invoice;
        printf("  %-14s %10s %-3s  %-8s due %s\n", $number, $total, $currency, $status, $invoice['duedate'] ?? 'never');
    }
}

function open_ticket(Balvps\Client $client): int
{
    echo "\nA ticket\n";
    $department = $client->listTicketDepartments()['departments'][0];
    echo "  department: {$department['name']}\n";
    $number = $client->createTicket(
        dept_id: $department['id'],
        subject: 'A question',
        body: 'Does my plan include backups? – Thanks!',
    )['ticket'];
    echo "  opened #$number\n";
    $client->replyTicket($number, 'And how long are they kept?');
    ['ticket' => $ticket, 'replies' => $replies] = $client->getTicket($number);
    echo "  read back: \"{$ticket['subject']}\", {$ticket['status']}, ", count($replies), " replies\n";
    return $number;
}

/**
 * Adds the zone to the account's first DNS service. The answer has no id, so the zone is looked up by its name.
 *
 * @return array{service_id: int, zone_id: int}
 */
function add_zone(Balvps\Client $client): array
{
    echo "\nA DNS zone\n";
    $service = $client->listDns()['service_ids'][0];
    $client->addDnsZone($service, ZONE);
    echo '  added ', ZONE, " to service $service\n";
    $zones = array_column($client->listServiceDns($service)['zones'], 'domain_id', 'name');
    return ['service_id' => $service, 'zone_id' => $zones[ZONE]];
}

/** @param array{service_id: int, zone_id: int} $zone */
function fill_zone(Balvps\Client $client, array $zone): void
{
    $records = [
        ['name' => 'www.' . ZONE, 'type' => 'A', 'content' => '192.0.2.1'],
        ['name' => 'www.' . ZONE, 'type' => 'AAAA', 'content' => '2001:db8::1'],
        ['name' => ZONE, 'type' => 'MX', 'content' => 'mail.' . ZONE, 'priority' => 10],
        ['name' => ZONE, 'type' => 'TXT', 'content' => 'v=spf1 mx -all'],
        ['name' => '_sip._tcp.' . ZONE, 'type' => 'SRV', 'content' => [10, 5060, 'sip.' . ZONE], 'priority' => 10],
    ];
    foreach ($records as $record) {
        $client->addDnsRecord(...$zone, ...$record, ttl: 3600);
    }
    foreach ($client->getDnsZone(...$zone)['records'] as $record) {
        $content = implode(' ', (array) $record['content']);
        printf("  %-36s %6d  %-5s %s\n", $record['name'], $record['ttl'], $record['type'], $content);
    }
}

function writing_tour(Balvps\Client $client): void
{
    $number = open_ticket($client);
    try {
        $zone = add_zone($client);
        try {
            fill_zone($client, $zone);
        } finally { // clean up, also after a tour that failed
            echo "\nClean up\n";
            $client->deleteDnsZone(...$zone);
            echo "  zone deleted\n";
        }
    } finally {
        $client->closeTicket($number);
        echo "  ticket closed\n";
    }
}

run(function (Balvps\Client $client) use ($argv): int {
    echo 'balvps ', Balvps\Client::catalog()['version'], "\n";
    reading_tour($client);
    if (in_array('--write', $argv, true)) {
        writing_tour($client);
    } else {
        echo "\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up.\n";
    }
    if (getenv('BALVPS_TOKEN') === false) { // a token from elsewhere must stay valid
        $client->logout();
    }
    return 0;
});
