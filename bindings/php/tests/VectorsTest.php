<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;
use Balvps\Error;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Runs tests/vectors in every way to make a call, and in every dialect, as the README there describes. */
final class VectorsTest extends TestCase
{
    private const VECTORS = __DIR__ . '/../../../tests/vectors';
    private const ABOUT_SIGN_IN = ['login', 'logout', 'refresh_token', 'revoke_token'];

    /** @var array<string, Sandbox> by dialect */
    private static array $sandboxes = [];
    private ?Client $shared = null;

    public static function setUpBeforeClass(): void
    {
        foreach (Sandbox::DIALECTS as $dialect) {
            self::$sandboxes[$dialect] = new Sandbox('--dialect', $dialect);
        }
    }

    public static function tearDownAfterClass(): void
    {
        self::$sandboxes = [];
    }

    protected function tearDown(): void
    {
        $this->shared = null; // PHPUnit keeps this object to the end, and an idle connection costs the sandbox much
    }

    public static function everyWay(): iterable
    {
        foreach (glob(self::VECTORS . '/*.json') as $file) {
            $operation = basename($file, '.json');
            if ($operation !== 'schema') {
                foreach (Sandbox::DIALECTS as $dialect) {
                    // The answers are made up, so they are the same in every dialect: one way is enough for the others.
                    foreach ($dialect === 'wire' ? ['method', 'call', 'callJson'] : ['callJson'] as $way) {
                        yield "$operation, $dialect, $way" => [$operation, $dialect, $way];
                    }
                }
            }
        }
    }

    /** @dataProvider everyWay */
    #[DataProvider('everyWay')]
    public function testHold(string $operation, string $dialect, string $way): void
    {
        $file = Values::decode(file_get_contents(self::VECTORS . "/$operation.json"));
        self::assertNotEmpty($file->cases);
        foreach ($file->cases as $case) {
            // For a method, null means that the argument is omitted.
            $sayable = $way !== 'method' || !\in_array(null, (array) ($case->arguments ?? []), true);
            if ($way === 'callJson' || (isset($case->arguments) && $sayable)) {
                $this->runCase(self::$sandboxes[$dialect], $operation, $case, $way);
            }
        }
    }

    private function runCase(Sandbox $sandbox, string $operation, \stdClass $case, string $way): void
    {
        $requests = $case->requests ?? (isset($case->request) ? [$case->request] : []);
        $answers = $case->answers ?? (isset($case->answer) ? [$case->answer] : []);
        $failure = null;
        try {
            $client = $this->clientFor($sandbox, $operation, $case);
            $sandbox->beginCase(array_map(self::canned(...), $requests, $answers));
            $answer = self::made($client, $operation, $case, $way);
        } catch (Error $failure) {
        }
        if (isset($case->expect->error)) {
            self::assertNotNull($failure, "$case->name: no error");
            $this->compareError($failure, $case);
            if (!isset($client)) {
                return; // a config that is refused
            }
            self::assertSame($operation, $failure->operation, $case->name);
        } else {
            self::assertNull($failure, "$case->name: " . $failure?->getMessage());
            $this->compareResult($answer, $case);
        }
        $this->compareRequests($sandbox, $operation, $case, $requests);
    }

    private function clientFor(Sandbox $sandbox, string $operation, \stdClass $case): Client
    {
        $own = isset($case->config) || \in_array($operation, self::ABOUT_SIGN_IN, true);
        if (!$own && $this->shared !== null) {
            return $this->shared;
        }
        $client = $sandbox->client((array) ($case->config ?? []));
        if (!isset($case->config) && $operation !== 'login') {
            $client->login();
        }
        return $own ? $client : $this->shared = $client;
    }

    /** The answer as JSON text if the call returns JSON text, else as a PHP value. */
    private static function made(Client $client, string $operation, \stdClass $case, string $way): string|array
    {
        if ($way === 'callJson') {
            return $client->callJson($operation, $case->arguments_text ?? Values::encode($case->arguments));
        }
        $arguments = array_map(Values::plain(...), (array) $case->arguments);
        $method = lcfirst(str_replace('_', '', ucwords($operation, '_')));
        return $way === 'call' ? $client->call($operation, $arguments) : $client->$method(...$arguments);
    }

    private static function canned(\stdClass $request, \stdClass $answer): array
    {
        return array_filter([
            'method' => $request->method,
            'path' => $request->path,
            'status' => $answer->status,
            'headers' => $answer->headers,
            'body' => property_exists($answer, 'json') ? Values::encode($answer->json) : $answer->body,
            'delay_ms' => $answer->delay_ms ?? null,
        ], fn (mixed $value): bool => $value !== null);
    }

    private function compareResult(string|array $answer, \stdClass $case): void
    {
        $expected = Values::encode($case->expect->result);
        if (\is_array($answer)) {
            self::assertSame(json_decode($expected, true), $answer, $case->name);
            return;
        }
        self::assertSame($expected, Values::encode(Values::decode($answer)), $case->name);
        foreach ($case->expect->text_contains ?? [] as $part) {
            self::assertStringContainsString($part, $answer, $case->name);
        }
    }

    private function compareError(Error $error, \stdClass $case): void
    {
        self::assertInstanceOf(self::errorClass($case->expect->error->name), $error, $case->name);
        $everything = Values::encode($error->details) . print_r($error, true);
        foreach ((array) $case->expect->error as $key => $value) {
            match ($key) {
                'argument', 'suggests' => self::assertStringContainsString($value, $error->getMessage(), $case->name),
                'hides' => array_map(
                    fn (string $secret) => self::assertStringNotContainsString($secret, $everything, $case->name),
                    $value
                ),
                default => self::assertSame($value, $error->details[$key], "$case->name: $key"),
            };
        }
        self::assertNotSame('', $error->getMessage());
        $accessors = [
            $error->getCode(), $error->name, $error->reason, $error->getMessage(), $error->messages,
            $error->operation, $error->httpStatus, $error->retryAfter, $error->retryable,
        ];
        $keys = [
            'code', 'name', 'reason', 'message', 'messages', 'operation', 'http_status', 'retry_after', 'retryable',
        ];
        self::assertSame(array_map(fn (string $key): mixed => $error->details[$key], $keys), $accessors);
    }

    private static function errorClass(string $name): string
    {
        return Error::class . '\\' . str_replace('_', '', ucwords($name, '_'));
    }

    private function compareRequests(Sandbox $sandbox, string $operation, \stdClass $case, array $requests): void
    {
        $logged = self::logged($sandbox, $operation, \count($requests));
        self::assertCount(\count($requests), $logged, $case->name);
        foreach ($requests as $position => $request) {
            $this->compareRequest($logged[$position], $request, $case);
        }
    }

    /**
     * The requests that were sent, except those that the client sent to sign in. The sandbox logs a request after it
     * has answered it, so this waits for the request of a call that timed out.
     */
    private static function logged(Sandbox $sandbox, string $operation, int $expected): array
    {
        $signsIn = \in_array($operation, ['login', 'refresh_token'], true);
        $counts = fn (\stdClass $entry): bool => $signsIn
            || !\in_array($entry->path, ['/api/login', '/api/token'], true);
        $end = microtime(true) + 10;
        do {
            $logged = array_values(array_filter($sandbox->log(), $counts));
        } while (\count($logged) < $expected && microtime(true) < $end && usleep(10_000) === null);
        return $logged;
    }

    private function compareRequest(\stdClass $logged, \stdClass $expected, \stdClass $case): void
    {
        $headers = (array) $logged->headers;
        self::assertSame(
            ['https', $expected->method, $expected->path, $expected->query ?? ''],
            [$logged->scheme, $logged->method, $logged->path, $logged->query],
            $case->name
        );
        $authorization = ['none' => '', 'basic' => 'Basic ***', 'bearer' => 'Bearer ***'][$expected->authorization];
        self::assertSame($authorization, $headers['authorization'] ?? '', $case->name);
        self::assertSame('application/json', $headers['accept'], $case->name);
        $product = 'balvps/' . Client::catalog()['version'];
        self::assertStringEndsWith($product, $headers['user-agent'], $case->name);
        self::assertSame(!isset($case->config->user_agent), $headers['user-agent'] === $product, $case->name);
        if (isset($expected->body_text)) {
            self::assertSame($expected->body_text, $logged->body, $case->name);
        } elseif ($expected->body === null) {
            self::assertSame('', $logged->body, $case->name);
        } else {
            $body = Values::canonical(Values::decode($logged->body));
            self::assertSame(Values::canonical($expected->body), $body, $case->name);
        }
        self::assertSame($logged->body === '' ? '' : 'application/json', $headers['content-type'] ?? '', $case->name);
    }
}
