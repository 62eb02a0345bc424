<?php

/**
 * Reboots a virtual machine, and waits until it runs again.
 *
 * usage: reboot_vm.php SERVICE VM [SECONDS]   (the account comes from the environment, see from_env.php)
 *        reboot_vm.php 30 web 300
 *
 * SERVICE is the ID of its service, VM its ID or its label. SECONDS is how long to wait, 600 if it is left out.
 */

declare(strict_types=1);

require __DIR__ . '/from_env.php';

if ($argc < 3 || $argc > 4) {
    fwrite(STDERR, "usage: $argv[0] SERVICE VM [SECONDS]\n");
    exit(2);
}
run(function (Balvps\Client $client) use ($argv): int {
    [, $service, $wanted] = $argv;
    $isWanted = fn (array $vm): bool => (string) $vm['id'] === $wanted || ($vm['label'] ?? null) === $wanted;
    $found = current(array_filter($client->listVms(service_id: $service)['vms'], $isWanted));
    if ($found === false) {
        fwrite(STDERR, "error: service $service has no virtual machine '$wanted'\n");
        return 1;
    }
    $client->rebootVm(service_id: $service, vm_id: $found['id']);
    // After the reboot it may be called running for a moment.
    $patient = isset($argv[3]) ? $client->with(timeout_ms: $argv[3] * 1000) : $client;
    $vm = $patient->waitForVm(service_id: $service, vm_id: $found['id'], settle_ms: 10000)['vm'];
    $addresses = array_column($vm['ip'] ?? [], 'ipaddress');
    echo $vm['label'] ?? $vm['id'], " is {$vm['status']}: ", implode(' ', $addresses), "\n";
    return 0;
});
