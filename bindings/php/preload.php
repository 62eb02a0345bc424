<?php

/**
 * For opcache.preload, together with ffi.preload: lets a web server whose ffi.enable is "preload", the default, use
 * the package. Its classes stay loaded, so that requests need no autoloader for them.
 */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

foreach ([...glob(__DIR__ . '/src/*.php'), ...glob(__DIR__ . '/src/Error/*.php')] as $file) {
    require_once $file;
}
