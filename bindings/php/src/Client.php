<?php

declare(strict_types=1);

namespace Balvps;

/**
 * A client of the service. Each operation of the catalog is a method, in camelCase, with the arguments of the
 * service's document by name: $client->getInvoice(id: 308976). It takes the path ids by position as well, and the
 * other arguments too, those that must be given before those that may be left out. Answers are arrays; money in
 * them is decimal text.
 *
 * A forked child may go on using it.
 *
 * @phpstan-import-type Options from Operations
 */
final class Client implements Operations
{
    private readonly Library $library;
    private readonly Handle $handle;
    /** @var array<string, string|int|bool|null> */
    private array $callOptions = [];

    /**
     * Sends nothing: the first call that needs it signs in.
     *
     * @param Options $options config keys; null is the key's default
     * @throws Error\Configuration
     */
    public function __construct(#[\SensitiveParameter] array $options = [])
    {
        $this->library = Library::get();
        $ffi = $this->library->ffi;
        $client = $ffi->new('balvps_client *');
        $config = $ffi->balvps_config_new();
        try {
            foreach ($options as $key => $value) {
                $text = self::text($value);
                $ffi->balvps_config_set($config, (string) $key, $text, \strlen($text ?? ''));
            }
            $error = $ffi->balvps_client_new($config, \FFI::addr($client));
        } finally {
            $ffi->balvps_config_free($config);
        }
        if ($error !== null) {
            try {
                throw $this->error($error);
            } finally {
                $ffi->balvps_error_free($error);
            }
        }
        $this->handle = new Handle($ffi, $client);
    }

    /** What the library can do: its operations, error codes and config keys. */
    public static function catalog(): array
    {
        return Library::get()->catalog;
    }

    /**
     * Calls an operation by its name, such as "get_invoice".
     *
     * @param array<string, mixed> $arguments by the names of the service's document; an empty object is a \stdClass
     * @return array<string, mixed>
     * @throws Error
     */
    public function call(string $operation, #[\SensitiveParameter] array $arguments = []): array
    {
        return Json::decode($this->callJson($operation, Json::encode((object) $arguments, $operation)));
    }

    /**
     * The same with JSON in and JSON out: nothing of it changes on the way, digits and empty objects included.
     *
     * @throws Error
     */
    public function callJson(string $operation, #[\SensitiveParameter] string $arguments = '{}'): string
    {
        $ffi = $this->library->ffi;
        $params = $ffi->balvps_params_new();
        try {
            $ffi->balvps_params_object($params, $arguments, \strlen($arguments));
            foreach ($this->callOptions as $name => $value) {
                $text = self::text($value);
                $ffi->balvps_params_option($params, (string) $name, $text, \strlen($text ?? ''));
            }
            return $this->answer($ffi->balvps_client_call($this->handle->client, $operation, $params));
        } finally {
            $ffi->balvps_params_free($params);
        }
    }

    /**
     * This client with options for its calls, in place of the config's: "timeout_ms", "retries", and "confirm", which
     * after an ambiguous write looks whether it was carried out: $client->with(timeout_ms: 500)->getBalance().
     */
    public function with(string|int|bool|null ...$options): self
    {
        $client = clone $this;
        $client->callOptions = $options + $this->callOptions;
        return $client;
    }

    /**
     * Completes a login that asked for a second factor.
     *
     * @param string $code the one-time password
     * @return array<string, mixed>
     * @throws Error
     */
    public function verifySecondFactor(#[\SensitiveParameter] string $code): array
    {
        $ffi = $this->library->ffi;
        $result = $ffi->balvps_client_verify_second_factor($this->handle->client, $code, \strlen($code));
        return Json::decode($this->answer($result));
    }

    /**
     * What the service has said about its limits, without asking it.
     *
     * @return list<array{scope: string, limit: ?int, remaining: ?int, reset: ?int, wait: int}>
     */
    public function rateLimits(): array
    {
        $result = $this->library->ffi->balvps_client_rate_limits($this->handle->client);
        return Json::decode($this->answer($result))['limits'];
    }

    /**
     * Sends a request that the library has no operation for, signed in as the options say.
     *
     * @param string $method GET, POST, PUT or DELETE
     * @param string $path below the base URL, beginning with "/", escaped
     * @param mixed $body what json_encode() takes; null: none
     * @throws Error
     */
    public function request(string $method, string $path, #[\SensitiveParameter] mixed $body = null): mixed
    {
        $json = $body === null ? null : Json::encode($body, '');
        $length = \strlen($json ?? '');
        return Json::decode($this->answer(
            $this->library->ffi->balvps_client_request($this->handle->client, $method, $path, $json, $length)
        ));
    }

    /** @return array<string, mixed> */
    public function __call(string $method, #[\SensitiveParameter] array $arguments): array
    {
        $operation = $this->library->methods[$method]
            ?? throw new \BadMethodCallException('Call to undefined method ' . self::class . "::$method()");
        return $this->call($operation['name'], self::named($operation, $arguments));
    }

    /** No handle, no option: nothing secret can be dumped. */
    public function __debugInfo(): array
    {
        return ['library' => $this->library->catalog['version']];
    }

    private function __clone()
    {
    }

    private static function text(#[\SensitiveParameter] string|int|float|bool|null $value): ?string
    {
        return \is_bool($value) ? ($value ? 'true' : 'false') : ($value === null ? null : (string) $value);
    }

    /** Gives arguments that came by position their names. */
    private static function named(array $operation, #[\SensitiveParameter] array $arguments): array
    {
        $needed = fn (array $parameter): bool => $parameter['required'] && $parameter['config'] === null;
        $first = array_filter($operation['parameters'], $needed);
        $names = array_column([...$first, ...array_diff_key($operation['parameters'], $first)], 'name');
        $named = [];
        foreach ($arguments as $key => $value) {
            $name = \is_string($key) ? $key : $names[$key]
                ?? throw new \ArgumentCountError("{$operation['name']} takes " . \count($names) . ' arguments');
            $named[$name] = $value;
        }
        return $named;
    }

    /** Takes the answer out of a result and frees it. */
    private function answer(\FFI\CData $result): string
    {
        $ffi = $this->library->ffi;
        try {
            $error = $ffi->balvps_result_error($result);
            return $error === null ? $ffi->balvps_result_json($result, null) : throw $this->error($error);
        } finally {
            $ffi->balvps_result_free($result);
        }
    }

    private function error(\FFI\CData $error): Error
    {
        return Error::of(Json::decode($this->library->ffi->balvps_error_json($error, null)));
    }
}
