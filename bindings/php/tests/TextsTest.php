<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;
use Balvps\Error;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Passes the texts of tests/texts to every function of the package, as the README there describes. */
final class TextsTest extends TestCase
{
    private const FILE = __DIR__ . '/../../../tests/texts/texts.json';

    private static ?Sandbox $sandbox;

    public static function setUpBeforeClass(): void
    {
        self::$sandbox = new Sandbox();
    }

    public static function tearDownAfterClass(): void
    {
        self::$sandbox = null;
    }

    protected function setUp(): void
    {
        self::$sandbox->clearLog();
    }

    public static function refused(): iterable
    {
        return self::everyWay('refused');
    }

    public static function whole(): iterable
    {
        return self::everyWay('whole');
    }

    /** @dataProvider refused */
    #[DataProvider('refused')]
    public function testANulIsRefusedAndNothingIsSent(array $case, callable $way): void
    {
        try {
            $way(self::$sandbox->client(), $case);
            self::fail('it was accepted');
        } catch (Error $error) {
            self::assertStringContainsString($case['names'], $error->getMessage());
        }
        self::assertSame([], self::$sandbox->log());
    }

    /** @dataProvider whole */
    #[DataProvider('whole')]
    public function testATextInABodyArrivesWhole(array $case, callable $way): void
    {
        $way(self::$sandbox->client(), $case);
        $log = self::$sandbox->log();
        self::assertEquals($case['sent'], json_decode(end($log)->body, true));
    }

    private static function everyWay(string $kind): iterable
    {
        foreach (json_decode(file_get_contents(self::FILE), true)[$kind] as $case) {
            foreach (self::ways($case['entry']) as $number => $way) {
                yield "{$case['name']}, way $number" => [$case, $way];
            }
        }
    }

    /** @return list<callable(Client, array): mixed> */
    private static function ways(string $entry): array
    {
        $with = fn (Client $client, array $case): Client => $client->with(...[$case['option'] => $case['value']]);
        return match ($entry) {
            'config' => [fn ($client, $case) => self::$sandbox->client([$case['key'] => $case['value']])],
            'call' => [
                fn ($client, $case) => $client->call($case['operation'], $case['arguments']),
                fn ($client, $case) => $client->callJson($case['operation'], json_encode($case['arguments'])),
            ],
            'request' => [
                fn ($client, $case) => $client->request($case['method'], $case['path'], $case['body'] ?? null),
            ],
            'option' => [
                fn ($client, $case) => $with($client, $case)->getDetails(),
                fn ($client, $case) => $with($client, $case)->callJson('get_details'),
                fn ($client, $case) => $with($client, $case)->request('GET', '/details'),
                fn ($client, $case) => $with($client, $case)->verifySecondFactor('123456'),
            ],
        };
    }
}
