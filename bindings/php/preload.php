<?php

/**
 * The script for opcache.preload. With it a web server with the default ffi.enable="preload" can use the package:
 * preloaded code may use FFI. The classes stay loaded, so requests need no autoloader for them.
 */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

foreach ([...glob(__DIR__ . '/src/*.php'), ...glob(__DIR__ . '/src/Error/*.php')] as $file) {
    require_once $file;
}
