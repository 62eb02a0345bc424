<?php

declare(strict_types=1);

namespace Balvps;

/**
 * Encodes and decodes the JSON that PHP and the library exchange.
 *
 * @internal
 */
final class Json
{
    /** Integers that PHP cannot hold become strings, so that no digit is lost. */
    public static function decode(string $json): mixed
    {
        return json_decode($json, true, 512, JSON_BIGINT_AS_STRING | JSON_THROW_ON_ERROR);
    }

    /** @throws Error with the code "argument" if JSON cannot represent the value, such as text that is not UTF-8 */
    public static function encode(#[\SensitiveParameter] mixed $value, string $operation): string
    {
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;
        try {
            return json_encode($value, $flags);
        } catch (\JsonException $exception) {
            throw Error::because('argument', "arguments: {$exception->getMessage()}", $operation);
        }
    }
}
