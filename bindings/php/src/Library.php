<?php

declare(strict_types=1);

namespace Balvps;

/**
 * The C library and its catalog, found once per process.
 *
 * @internal
 */
final class Library
{
    private const ABI_VERSION = 1;
    private const NAME = 'libbalvps.so.1';
    private const HEADER = __DIR__ . '/../ffi/balvps.h';

    private static ?self $found = null;

    /** @var array{version: string, operations: list<array<string, mixed>>, errors: list<array<string, mixed>>} */
    public readonly array $catalog;

    /** @var array<string, array<string, mixed>> the catalog's operations by the names of their methods */
    public readonly array $methods;

    private function __construct(public readonly \FFI $ffi)
    {
        $this->catalog = Json::decode($ffi->balvps_catalog_json(null));
        $names = array_map(fn (array $operation): string => $operation['name'], $this->catalog['operations']);
        $this->methods = array_combine(array_map(self::methodName(...), $names), $this->catalog['operations']);
    }

    public static function get(): self
    {
        return self::$found ??= new self(self::preloaded() ?? self::opened(self::path()));
    }

    private static function methodName(string $operation): string
    {
        return lcfirst(str_replace('_', '', ucwords($operation, '_')));
    }

    /** What the setting ffi.preload has loaded, if it names our header. */
    private static function preloaded(): ?\FFI
    {
        try {
            $ffi = \FFI::scope('BALVPS');
        } catch (\FFI\Exception) {
            return null;
        }
        self::check($ffi, 'preloaded by ffi.preload');
        return $ffi;
    }

    /** The environment's, else the one that came with the package, else the one that is installed. */
    private static function path(): string
    {
        $beside = \dirname(__DIR__) . '/lib/' . self::NAME;
        return (getenv('BALVPS_LIBRARY') ?: null) ?? (is_file($beside) ? $beside : self::NAME);
    }

    private static function opened(string $path): \FFI
    {
        try {
            // Its version first: another one may lack what the header declares.
            self::check(\FFI::cdef('uint32_t balvps_abi_version(void);', $path), $path);
            return \FFI::cdef(preg_replace('/^#.*$/m', '', file_get_contents(self::HEADER)), $path);
        } catch (\FFI\Exception $exception) {
            $hint = 'install it, or name its file in the environment variable BALVPS_LIBRARY';
            throw new \RuntimeException("cannot load $path ({$exception->getMessage()}); $hint", 0, $exception);
        }
    }

    private static function check(\FFI $ffi, string $where): void
    {
        $version = $ffi->balvps_abi_version();
        if ($version !== self::ABI_VERSION) {
            $wanted = self::ABI_VERSION;
            throw new \RuntimeException("libbalvps ($where) has ABI version $version; this package needs $wanted");
        }
    }
}
