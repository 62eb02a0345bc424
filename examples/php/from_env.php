<?php

/**
 * Shared by the examples: a client made from the environment.
 *
 *   BALVPS_BASE_URL   up to and including /api; default: the real service
 *   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
 *   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; default: the system's
 *
 * Secrets come from the environment and not from the command line, because every user of the machine can
 * read the command line.
 */

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

function client_from_env(): Balvps\Client
{
    $options = [];
    foreach (['base_url', 'username', 'password', 'token', 'ca_file'] as $key) {
        $options[$key] = getenv('BALVPS_' . strtoupper($key)) ?: null;
    }
    if ($options['token'] !== null && $options['password'] === null) {
        $options['auth'] = 'token';
    }
    return new Balvps\Client($options);
}

/** Runs a program. Prints an error as one line. */
function run(callable $program): never
{
    try {
        exit($program(client_from_env()));
    } catch (Balvps\Error $error) {
        fwrite(STDERR, "error: {$error->getMessage()}\n");
        exit(1);
    }
}
