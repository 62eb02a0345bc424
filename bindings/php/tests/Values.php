<?php

declare(strict_types=1);

namespace Balvps\Tests;

/** JSON values for the vectors. 49 and 49.0 differ, and so do {} and []. */
final class Values
{
    private const FLAGS = JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        | JSON_THROW_ON_ERROR;

    public static function encode(mixed $value): string
    {
        return json_encode($value, self::FLAGS);
    }

    /** Objects stay objects. */
    public static function decode(string $json): mixed
    {
        return json_decode($json, false, 512, JSON_BIGINT_AS_STRING | JSON_THROW_ON_ERROR);
    }

    /** Converts a value to PHP's usual form: objects become arrays, except empty ones. */
    public static function plain(mixed $value): mixed
    {
        if ($value instanceof \stdClass) {
            return (array) $value === [] ? $value : array_map(self::plain(...), (array) $value);
        }
        return \is_array($value) ? array_map(self::plain(...), $value) : $value;
    }

    /** The JSON of a value with its members in a canonical order. */
    public static function canonical(mixed $value): string
    {
        return self::encode(self::sorted($value));
    }

    private static function sorted(mixed $value): mixed
    {
        if ($value instanceof \stdClass) {
            $members = (array) $value;
            ksort($members, SORT_STRING);
            return (object) array_map(self::sorted(...), $members);
        }
        return \is_array($value) ? array_map(self::sorted(...), $value) : $value;
    }
}
