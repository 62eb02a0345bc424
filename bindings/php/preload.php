<?php

/**
 * The script for opcache.preload. Together with ffi.preload, a web server with the default ffi.enable="preload" can use
 * the package. Its classes stay loaded, so requests need no autoloader for them.
 */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

foreach ([...glob(__DIR__ . '/src/*.php'), ...glob(__DIR__ . '/src/Error/*.php')] as $file) {
    require_once $file;
}
