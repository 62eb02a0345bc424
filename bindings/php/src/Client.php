<?php

declare(strict_types=1);

namespace Balvps;

/**
 * A client of the service. Each operation of the catalog is a method, in camelCase. Its named arguments are those of
 * the service's document: $client->getInvoice(id: 308976). Arguments may also be given by position: first the path
 * ids, then the other required arguments, then the optional ones. Answers are arrays. Money in them is decimal text.
 *
 * A forked child may use the client too.
 *
 * @phpstan-import-type Options from Operations
 */
final class Client implements Operations
{
    private readonly Library $library;
    private readonly Calls $calls;
    /** @var array<string, list<array<string, mixed>>> the arguments of the operations, by operation name */
    private readonly array $parameters;
    /** @var array<string, string> the names of the operations, by method name */
    private readonly array $methods;
    /** @var array<string, string|int|bool|null> */
    private array $callOptions = [];

    /**
     * Makes a client. Sends nothing: the first call that needs a token signs in.
     *
     * @param Options $options config keys; null is the key's default
     * @throws Error\Configuration
     */
    public function __construct(#[\SensitiveParameter] array $options = [])
    {
        $this->library = Library::get();
        $this->calls = new Calls($this->library, $options);
        $hasPortal = ($options['portal_file'] ?? '') !== '';
        $this->parameters = $hasPortal ? Library::parametersOf($this->ownCatalog()) : $this->library->parameters;
        $this->methods = $hasPortal ? Library::methodsOf($this->parameters) : $this->library->methods;
    }

    /**
     * The catalog with the operations of the portal's document, if the option "portal_file" names one.
     *
     * @return array<string, mixed>
     */
    public function ownCatalog(): array
    {
        return Json::decode($this->calls->catalog());
    }

    /** The library's operations, error codes and config keys. */
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
     * The same with JSON text. The wrapper does not change the text, so digits and empty objects are kept.
     *
     * @throws Error
     */
    public function callJson(string $operation, #[\SensitiveParameter] string $arguments = '{}'): string
    {
        $new = fn (\FFI $ffi): \FFI\CData => $ffi->balvps_call_new($operation, \strlen($operation));
        return $this->calls->answer($new, $this->callOptions, $arguments);
    }

    /**
     * Returns what a call would send, with *** in place of secrets and without credentials. Sends nothing.
     *
     * @param array<string, mixed> $arguments by the names of the service's document
     * @return array{method: string, url: string, body: ?array<string, mixed>, safe: bool} safe: it reads only
     * @throws Error
     */
    public function describe(string $operation, #[\SensitiveParameter] array $arguments = []): array
    {
        $new = fn (\FFI $ffi): \FFI\CData => $ffi->balvps_call_new($operation, \strlen($operation));
        $json = $this->encoded($operation, $arguments);
        return Json::decode($this->calls->answer($new, $this->callOptions, $json, describe: true));
    }

    /**
     * Returns this client with other options for its calls: "timeout_ms", "retries", and "confirm", which checks after
     * an ambiguous write whether it was carried out. Example: $client->with(timeout_ms: 500)->getBalance().
     */
    public function with(string|int|bool|null ...$options): self
    {
        $client = clone $this;
        $client->callOptions = $options + $this->callOptions;
        return $client;
    }

    /**
     * Completes a login that requires a second factor.
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
     * The service's limits that earlier answers have reported. Sends nothing.
     *
     * @return list<array{scope: string, limit: ?int, remaining: ?int, reset: ?int, wait: int}>
     */
    public function rateLimits(): array
    {
        return Json::decode($this->calls->rateLimits())['limits'];
    }

    /**
     * Sends a request that the library has no operation for, signed in as this client.
     *
     * @param string $method GET, POST, PUT or DELETE
     * @param string $path below the base URL, beginning with "/", escaped
     * @param mixed $body a value for json_encode(); null for no body
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
        $operation = $this->methods[$method]
            ?? throw new \BadMethodCallException('Call to undefined method ' . self::class . "::$method()");
        return $this->call($operation, $this->named($operation, $arguments));
    }

    /** Shows no handle and no option, so that a dump contains no secret. */
    public function __debugInfo(): array
    {
        return ['library' => $this->library->catalog['version']];
    }

    /** Encodes arguments as JSON. */
    private function encoded(string $operation, #[\SensitiveParameter] array $arguments): string
    {
        $types = array_column($this->parameters[$operation] ?? [], 'type', 'name') + ['extra' => 'extra'];
        foreach ($arguments as $name => $value) {
            $arguments[$name] = match (\is_array($value) ? $types[$name] ?? null : null) {
                'object' => self::asObject(array_map(self::withIds(...), $value)),
                'object_list' => array_map(self::asObject(...), $value),
                'extra' => self::asObject($value),
                default => $value,
            };
        }
        return Json::encode((object) $arguments, $operation);
    }

    /** An empty array as an object, because json_encode() writes [] as a list. */
    private static function asObject(#[\SensitiveParameter] mixed $value): mixed
    {
        return $value === [] ? new \stdClass() : $value;
    }

    /**
     * A part of an object that has IDs as keys, such as the privileges of services: [0 => ['basic'], 1 => ['renew']].
     * json_encode() would write it as a list. Lists of the service have no lists or flags in them.
     */
    private static function withIds(#[\SensitiveParameter] mixed $value): mixed
    {
        $isInner = fn (mixed $item): bool => \is_bool($item) || (\is_array($item) && array_is_list($item));
        return \is_array($value) && array_filter($value, $isInner) !== [] ? (object) $value : $value;
    }

    /** Adds the names of arguments that were given by position, and omits those that are null. */
    private function named(string $operation, #[\SensitiveParameter] array $arguments): array
    {
        $parameters = $this->parameters[$operation];
        $needed = fn (array $parameter): bool => $parameter['required'] && ($parameter['config'] ?? null) === null;
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
