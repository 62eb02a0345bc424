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
    private readonly Calls $calls;
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
        $this->calls = new Calls($this->library, $options);
    }

    /** What the library can do: its operations, error codes and config keys. */
    public static function catalog(): array
    {
        return Library::get()->catalog;
    }

    /**
     * Calls an operation by its name, such as "get_invoice".
     *
     * @param array<string, mixed> $arguments by the names of the service's document
     * @return array<string, mixed>
     * @throws Error
     */
    public function call(string $operation, #[\SensitiveParameter] array $arguments = []): array
    {
        return Json::decode($this->callJson($operation, $this->encoded($operation, $arguments)));
    }

    /**
     * The same with JSON in and JSON out: nothing of it changes on the way, digits and empty objects included.
     *
     * @throws Error
     */
    public function callJson(string $operation, #[\SensitiveParameter] string $arguments = '{}'): string
    {
        $new = fn (\FFI $ffi): \FFI\CData => $ffi->balvps_call_new($operation, \strlen($operation));
        return $this->calls->answer($new, $this->callOptions, $arguments);
    }

    /**
     * What a call would send, with *** in the place of every secret; nothing is sent. What signs it in is left out.
     *
     * @param array<string, mixed> $arguments by the names of the service's document
     * @return array{method: string, url: string, body: ?array<string, mixed>, safe: bool} safe: it only reads
     * @throws Error
     */
    public function describe(string $operation, #[\SensitiveParameter] array $arguments = []): array
    {
        $new = fn (\FFI $ffi): \FFI\CData => $ffi->balvps_call_new($operation, \strlen($operation));
        $json = $this->encoded($operation, $arguments);
        return Json::decode($this->calls->answer($new, $this->callOptions, $json, describe: true));
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
        $new = fn (\FFI $ffi): \FFI\CData => $ffi->balvps_call_new_second_factor($code, \strlen($code));
        return Json::decode($this->calls->answer($new, $this->callOptions));
    }

    /**
     * What the service has said about its limits, without asking it.
     *
     * @return list<array{scope: string, limit: ?int, remaining: ?int, reset: ?int, wait: int}>
     */
    public function rateLimits(): array
    {
        return Json::decode($this->calls->rateLimits())['limits'];
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
        $texts = [$method, \strlen($method), $path, \strlen($path), $json, \strlen($json ?? '')];
        $new = fn (\FFI $ffi): \FFI\CData => $ffi->balvps_call_new_request(...$texts);
        return Json::decode($this->calls->answer($new, $this->callOptions));
    }

    /** @return array<string, mixed> */
    public function __call(string $method, #[\SensitiveParameter] array $arguments): array
    {
        $operation = $this->library->methods[$method]
            ?? throw new \BadMethodCallException('Call to undefined method ' . self::class . "::$method()");
        return $this->call($operation, $this->named($operation, $arguments));
    }

    /** No handle, no option: nothing secret can be dumped. */
    public function __debugInfo(): array
    {
        return ['library' => $this->library->catalog['version']];
    }

    /** Arguments as JSON. */
    private function encoded(string $operation, #[\SensitiveParameter] array $arguments): string
    {
        $types = array_column($this->library->parameters[$operation] ?? [], 'type', 'name') + ['extra' => 'object'];
        foreach (array_keys($arguments, [], true) as $name) { // to JSON, [] is a list
            $arguments[$name] = ($types[$name] ?? null) === 'object' ? new \stdClass() : [];
        }
        return Json::encode((object) $arguments, $operation);
    }

    /** Gives arguments that came by position their names; what is null is left out. */
    private function named(string $operation, #[\SensitiveParameter] array $arguments): array
    {
        $parameters = $this->library->parameters[$operation];
        $needed = fn (array $parameter): bool => $parameter['required'] && $parameter['config'] === null;
        $first = array_filter($parameters, $needed);
        $names = array_column([...$first, ...array_diff_key($parameters, $first)], 'name');
        $named = [];
        foreach ($arguments as $key => $value) {
            $named[\is_string($key) ? $key : $names[$key] ?? throw new \ArgumentCountError(
                "$operation takes " . \count($names) . ' arguments'
            )] = $value;
        }
        return array_filter($named, fn (mixed $value): bool => $value !== null);
    }
}
