<?php

declare(strict_types=1);

require __DIR__ . '/../autoload.php';
require_once 'PHPStan/PhpDocParser/autoload.php'; // Debian's php-phpstan-phpdoc-parser

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Balvps\\Tests\\')) {
        require __DIR__ . '/' . substr($class, \strlen('Balvps\\Tests\\')) . '.php';
    }
});
