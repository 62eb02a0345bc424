<?php

/**
 * A page of a web server with several PHP processes: who answers, and the account's balance.
 *
 * usage: PHP_CLI_SERVER_WORKERS=4 php -d ffi.enable=true -S 127.0.0.1:8080 web.php
 *
 * The same script runs in php-fpm. The account comes from the environment (BALVPS_USERNAME, BALVPS_PASSWORD,
 * BALVPS_TOKEN_STORE, BALVPS_TOKEN_STORE_KEY). PHP forgets the client after each page; the next page finds the
 * tokens in the store.
 */

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/autoload.php'; // with Composer: vendor/autoload.php

header('Content-Type: text/plain');
$options = [];
foreach (['base_url', 'username', 'password', 'ca_file', 'token_store', 'token_store_key'] as $key) {
    $options[$key] = getenv('BALVPS_' . strtoupper($key)) ?: null;
}
try {
    $balance = (new Balvps\Client($options))->getBalance()['details'];
    echo getmypid(), ' ', $balance['acc_balance'], ' ', $balance['currency'], "\n";
} catch (Balvps\Error $error) {
    http_response_code($error->retryable ? 503 : 500);
    echo $error->getMessage(), "\n";
}
