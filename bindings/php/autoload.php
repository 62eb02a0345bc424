<?php

/** Loads the package's classes without Composer. */

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/src/' . strtr(substr($class, \strlen('Balvps\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'Balvps\\') && is_file($file)) {
        require $file;
    }
});
