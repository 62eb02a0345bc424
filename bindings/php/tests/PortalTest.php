<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;
use Balvps\Error;
use PHPUnit\Framework\TestCase;

/** The operations of a portal's own document. tests/portal/README.md describes the calls. */
final class PortalTest extends TestCase
{
    private const FOLDER = __DIR__ . '/../../../tests/portal';
    private const DOCUMENT = self::FOLDER . '/dns.services.json';

    private static ?Sandbox $sandbox;

    public static function setUpBeforeClass(): void
    {
        self::$sandbox = new Sandbox('--service-dns', '--portal', self::DOCUMENT);
    }

    public static function tearDownAfterClass(): void
    {
        self::$sandbox = null;
    }

    protected function setUp(): void
    {
        self::$sandbox->clearLog();
    }

    public function testEachOperationIsDescribedByName(): void
    {
        $client = self::client();
        $calls = self::calls();
        self::assertCount(88, $calls);
        foreach ($calls as $call) {
            $described = $client->describe($call['operation'], $call['arguments']);
            $request = [$described['method'], $described['url'], $described['body']];
            self::assertSame([$call['method'], self::$sandbox->baseUrl . $call['path'], $call['body']], $request);
        }
    }

    public function testEachOperationIsCalledByName(): void
    {
        $client = self::client(['auth' => 'basic']);
        $refused = $expected = [];
        foreach (self::calls() as $call) {
            try {
                $client->call($call['operation'], $call['arguments']);
            } catch (Error\Refused) {
                $refused[] = $call['operation'];
            }
            $expected[] = [$call['method'], "/api$call[path]", $call['body']];
        }
        $sent = [];
        foreach (self::$sandbox->log() as $entry) {
            $query = $entry->query === '' ? '' : "?$entry->query";
            $sent[] = [$entry->method, $entry->path . $query, json_decode(Values::encode($entry->json ?? null), true)];
        }
        self::assertSame($expected, $sent);
        $known = array_filter(self::calls(), fn (array $call): bool => $call['refused'] ?? false);
        self::assertSame(array_column($known, 'operation'), $refused);
    }

    public function testOperationsAreMethods(): void
    {
        self::client()->serviceSetLabel(id: 10, label: 'web', extra: ['own' => 1]);
        $log = self::$sandbox->log();
        $sent = end($log);
        self::assertSame(['POST', '/api/service/10/label'], [$sent->method, $sent->path]);
        self::assertSame('{"label":"web","own":1}', $sent->body);
    }

    public function testAClientWithoutTheDocumentHasNoneOfThem(): void
    {
        try {
            self::$sandbox->client()->call('service_set_label', ['id' => 10]);
            self::fail('it was called');
        } catch (Error $error) {
            self::assertStringContainsString("unknown operation 'service_set_label'", $error->getMessage());
        }
        $this->expectException(\BadMethodCallException::class);
        self::$sandbox->client()->serviceSetLabel(id: 10);
    }

    private static function client(array $options = []): Client
    {
        return self::$sandbox->client(['portal_file' => self::DOCUMENT] + $options);
    }

    /** @return list<array<string, mixed>> */
    private static function calls(): array
    {
        return json_decode(file_get_contents(self::FOLDER . '/calls.json'), true);
    }
}
