<?php

declare(strict_types=1);

namespace Balvps;

/**
 * The C library and its catalog. They are loaded once per process.
 *
 * @internal
 */
final class Library
{
    private const ABI_VERSION = 1;
    private const NAME = 'libbalvps.so.1';

    private static ?self $found = null;

    /** @var array{version: string, operations: list<array<string, mixed>>, errors: list<array<string, mixed>>} */
    public readonly array $catalog;

    /** @var array<string, list<array<string, mixed>>> the arguments of the operations, by operation name */
    public readonly array $parameters;

    /** @var array<string, string> the names of the operations, by method name */
    public readonly array $methods;

    private function __construct(public readonly \FFI $ffi)
    {
        $this->catalog = Json::decode($ffi->balvps_catalog_json(null));
        $this->parameters = self::parametersOf($this->catalog);
        $this->methods = self::methodsOf($this->parameters);
    }

    /**
     * @param array<string, mixed> $catalog
     * @return array<string, list<array<string, mixed>>> the arguments of the operations, by operation name, also by a
     *     portal's own name
     */
    public static function parametersOf(array $catalog): array
    {
        $operations = array_merge($catalog['operations'], $catalog['procedures']);
        $others = array_column($operations, 'parameters', 'other_name');
        unset($others['']);
        return array_column($operations, 'parameters', 'name') + $others;
    }

    /**
     * @param array<string, list<array<string, mixed>>> $parameters by operation name
     * @return array<string, string> the names of the operations, by method name
     */
    public static function methodsOf(array $parameters): array
    {
        $names = array_keys($parameters);
        $methodName = fn (string $name): string => lcfirst(str_replace('_', '', ucwords($name, '_')));
        return array_combine(array_map($methodName, $names), $names);
    }

    public static function get(): self
    {
        return self::$found ??= new self(self::preloaded() ?? self::opened());
    }

    /**
     * Passes options to a setter of the library.
     *
     * @param array<string, string|int|float|bool|null> $options null is an option's default
     */
    public function set(string $setter, \FFI\CData $handle, #[\SensitiveParameter] array $options): void
    {
        foreach ($options as $name => $value) {
            $text = \is_bool($value) ? var_export($value, true) : ($value === null ? null : (string) $value);
            $this->ffi->$setter($handle, (string) $name, \strlen((string) $name), $text, \strlen($text ?? ''));
        }
    }

    public function error(\FFI\CData $error): Error
    {
        return Error::of(Json::decode($this->ffi->balvps_error_json($error, null)));
    }

    /** The library that the setting ffi.preload has loaded, if it names our header. */
    private static function preloaded(): ?\FFI
    {
        try {
            return self::checked(\FFI::scope('BALVPS'), 'preloaded by ffi.preload');
        } catch (\FFI\Exception) {
            return null;
        }
    }

    /** The library of BALVPS_LIBRARY, else the package's, else the installed one. */
    private static function opened(): \FFI
    {
        $path = getenv('BALVPS_LIBRARY') ?: (self::beside() ?? self::NAME);
        try {
            // The version is checked first, because another version may not have all functions of the header.
            self::checked(\FFI::cdef('uint32_t balvps_abi_version(void);', $path), $path);
            return \FFI::cdef(preg_replace('/^#.*$/m', '', file_get_contents(__DIR__ . '/../ffi/balvps.h')), $path);
        } catch (\FFI\Exception $exception) {
            $advice = self::advice($exception->getMessage());
            throw new \RuntimeException("cannot load $path ({$exception->getMessage()}); $advice", 0, $exception);
        }
    }

    /** The package's library for this system, if it has one. */
    private static function beside(): ?string
    {
        $folder = \dirname(__DIR__) . '/lib/';
        $isMusl = str_contains((string) @file_get_contents('/proc/self/maps'), '/ld-musl-');
        $target = php_uname('m') . '-linux-' . ($isMusl ? 'musl' : 'gnu');
        $found = array_filter([$folder . self::NAME, "$folder$target/" . self::NAME], is_file(...));
        return reset($found) ?: null;
    }

    /** What helps against a reason why the library cannot be loaded. */
    private static function advice(string $reason): string
    {
        if (!str_contains($reason, 'ffi.enable')) {
            return 'install it, or name its file in the environment variable BALVPS_LIBRARY';
        }
        $preload = \dirname(__DIR__) . '/preload.php';
        return 'in php.ini, set ' . (ini_get('ffi.enable') === 'preload'
            ? "opcache.preload=$preload and opcache.preload_user to the web server's user, or ffi.enable=true"
            : 'ffi.enable=preload or ffi.enable=true');
    }

    private static function checked(\FFI $ffi, string $where): \FFI
    {
        $version = $ffi->balvps_abi_version();
        $mistake = "libbalvps ($where) has ABI version $version; this package needs " . self::ABI_VERSION;
        return $version === self::ABI_VERSION ? $ffi : throw new \RuntimeException($mistake);
    }
}
