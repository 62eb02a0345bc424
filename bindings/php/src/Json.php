<?php

declare(strict_types=1);

namespace Balvps;

/**
 * JSON as it travels between PHP and the library.
 *
 * @internal
 */
final class Json
{
    private const DEPTH = 512;

    /** Integers beyond PHP's become strings, so that no digit is lost. */
    public static function decode(string $json): mixed
    {
        return json_decode($json, true, self::DEPTH, JSON_BIGINT_AS_STRING | JSON_THROW_ON_ERROR);
    }

    /** @throws Error of code "argument" for what JSON cannot say, such as text that is not UTF-8 */
    public static function encode(#[\SensitiveParameter] mixed $value, string $operation): string
    {
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;
        try {
            return json_encode($value, $flags, self::DEPTH);
        } catch (\JsonException $exception) {
            throw Error::because('argument', "the arguments: {$exception->getMessage()}", $operation);
        }
    }
}
