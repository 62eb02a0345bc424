<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;
use Balvps\Error;
use PHPUnit\Framework\TestCase;

/** Tests promises of the class that the vectors, which run in every language, do not cover. */
final class ClientTest extends TestCase
{
    private static ?Sandbox $sandbox = null;

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
        self::$sandbox->reset();
    }

    // ---- arguments --------------------------------------------------------------------------------------------------

    public function testArgumentsAreGivenByNameOrPosition(): void
    {
        $client = self::$sandbox->client();
        $byName = $client->getDnsZone(zone_id: 60, service_id: 10);
        self::assertSame('qwerty.com', $byName['name']);
        self::assertSame($byName, $client->getDnsZone(10, 60));
        self::assertSame($byName, $client->getDnsZone(10, zone_id: 60));
        self::assertSame($byName, $client->call('get_dns_zone', ['service_id' => '10', 'zone_id' => 60]));
    }

    public function testNeededArgumentsComeFirstByPosition(): void
    {
        $answer = self::$sandbox->client()->addDnsRecord(10, 60, 'www.qwerty.com', 'A', '192.0.2.1', 300);
        self::assertSame(['A', '192.0.2.1', 300], [
            $answer['record']['type'], $answer['record']['content'], $answer['record']['ttl'],
        ]);
    }

    public function testNullLeavesAnArgumentOut(): void
    {
        self::$sandbox->client()->addDnsRecord(10, 60, 'www', 'A', '192.0.2.1', null, priority: null);
        $sent = self::lastBody();
        self::assertSame([], array_diff(['name', 'type', 'content'], array_keys($sent)));
        self::assertNotContains(null, $sent);
        self::assertArrayNotHasKey('ttl', $sent);
        self::$sandbox->play([['path' => '/api/details', 'body' => '{}']]);
        self::$sandbox->client()->updateDetails(extra: ['field' => null]);
        self::assertSame(['field' => null], self::lastBody());
    }

    public function testAnEmptyArrayIsAnObjectWhereOneIsMeant(): void
    {
        $client = self::$sandbox->client();
        self::$sandbox->play([['path' => '/api/contact/49', 'method' => 'PUT', 'body' => '{"success":true}']]);
        $client->editContact(49, privileges: [], extra: []);
        self::assertSame('{"id":49,"privileges":{}}', self::last()->body);
    }

    public function testPrivilegesByIdAreAnObjectAlsoIfTheIdsLookLikePositions(): void
    {
        $client = self::$sandbox->client();
        self::$sandbox->play([['path' => '/api/contact/49', 'method' => 'PUT', 'body' => '{"success":true}']]);
        $privileges = ['billing' => ['emails'], 'services' => [0 => ['basic'], 1 => true], 'domains' => [0 => []]];
        $client->editContact(49, privileges: $privileges);
        $sent = '{"billing":["emails"],"services":{"0":["basic"],"1":true},"domains":{"0":[]}}';
        self::assertSame('{"id":49,"privileges":' . $sent . '}', self::last()->body);
    }

    public function testAnEmptyArrayInAListOfObjectsIsAnObject(): void
    {
        $this->expectException(Error\Argument::class);
        $this->expectExceptionMessage('item 0: type must be a text');
        self::$sandbox->client()->planZone(zone: 'qwerty.com', records: [[]]);
    }

    public function testTooManyArgumentsByPositionAreRefused(): void
    {
        $this->expectException(\ArgumentCountError::class);
        $this->expectExceptionMessage('get_invoice takes 1 arguments');
        self::$sandbox->client()->getInvoice(308976, 1);
    }

    public function testAnUnknownMethodIsRefusedLikeAnyOther(): void
    {
        $this->expectException(\BadMethodCallException::class);
        $this->expectExceptionMessage('Call to undefined method Balvps\Client::get_invoice()');
        self::$sandbox->client()->get_invoice(308976);
    }

    public function testTextThatIsNotUtf8IsAnArgumentError(): void
    {
        try {
            self::$sandbox->client()->replyTicket(736633, "\xff");
            self::fail('no error');
        } catch (Error\Argument $error) {
            self::assertSame(['argument', 'reply_ticket', 0], [$error->name, $error->operation, $error->httpStatus]);
            self::assertStringContainsString('UTF-8', $error->getMessage());
        }
        self::assertSame([], self::$sandbox->log());
    }

    public function testWithoutDescriptorsACallIsRefusedAsOutOfMemory(): void
    {
        $program = 'require "preload.php";'
            . '$client = new Balvps\Client(["auth" => "none", "base_url" => "http://127.0.0.1:9/api"]);'
            . 'while ($file = @fopen("/dev/null", "r")) { $files[] = $file; }'
            . 'try { $client->getBalance(); } catch (Balvps\Error\OutOfMemory $error) { echo $error->getMessage(); }';
        $shell = 'ulimit -n 64; exec ' . escapeshellarg(PHP_BINARY) . ' -r ' . escapeshellarg($program);
        $done = Program::run(['sh', '-c', $shell], null, __DIR__ . '/..');
        self::assertSame(['out of memory or file descriptors', ''], [$done->output, $done->errors]);
    }

    private static function last(): \stdClass
    {
        $log = self::$sandbox->log();
        return end($log);
    }

    private static function lastBody(): array
    {
        return json_decode(self::last()->body, true);
    }

    public function testOptionsMayBeNumbersAndBooleansAndNullIsTheDefault(): void
    {
        $client = self::$sandbox->client(['timeout_ms' => 30000, 'allow_plain_http' => false, 'proxy' => null]);
        self::assertSame('50.00', $client->getBalance()['details']['acc_credit']);
        $this->expectException(Error\Configuration::class);
        $this->expectExceptionMessage('timeout_ms');
        self::$sandbox->client(['timeout_ms' => 0]);
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    public function testUnicodeComesBackAsItWasSent(): void
    {
        $client = self::$sandbox->client();
        $text = "Żółć – 日本語 – 👩‍👩‍👧 – \u{10FFFF} – e\u{301} – \"\\\" – \t\n – \0 – </script>";
        $number = $client->createTicket(dept_id: 1, subject: $text, body: $text)['ticket'];
        $ticket = $client->getTicket($number)['ticket'];
        self::assertSame([$text, $text], [$ticket['subject'], $ticket['body']]);
    }

    public function testNoDigitIsLost(): void
    {
        self::$sandbox->play([['path' => '/api/balance', 'body' => '{"details":{"acc_balance":'
            . '12345678901234567890.10,"acc_credit":"0.10"},"counter":123456789012345678901234567890}']]);
        $answer = self::$sandbox->client()->getBalance();
        self::assertSame('12345678901234567890.10', $answer['details']['acc_balance']);
        self::assertSame('0.10', $answer['details']['acc_credit']);
        self::assertSame('123456789012345678901234567890', $answer['counter']);
    }

    public function testDeeplyNestedAnswersAreRead(): void
    {
        $nested = str_repeat('[', 250) . str_repeat(']', 250);
        self::$sandbox->play([['path' => '/api/balance', 'body' => '{"details":{},"x":' . $nested . '}']]);
        self::assertSame($nested, json_encode(self::$sandbox->client()->getBalance()['x']));
    }

    public function testRequestsOutsideTheCatalogGoThrough(): void
    {
        $client = self::$sandbox->client();
        $invoice = $client->request('GET', '/invoice/308976')['invoice'];
        self::assertSame('308976', $invoice['id']); // not normalised
        $client->request('PUT', '/details', ['city' => 'Łódź']);
        self::assertSame('Łódź', $client->getDetails()['client']['city']);
        $this->expectException(Error\Unsupported::class);
        $client->request('GET', '/nothing');
    }

    // ---- errors -----------------------------------------------------------------------------------------------------

    public function testAnErrorTellsEverything(): void
    {
        self::$sandbox->play([[
            'path' => '/api/invoice/308976/credit', 'status' => 429, 'headers' => ['Retry-After' => '7'],
            'body' => '{"error":["Too many requests"]}',
        ]]);
        try {
            self::$sandbox->client()->applyCredit(308976, amount: '0.10');
            self::fail('no error');
        } catch (Error\RateLimited $error) {
            self::assertInstanceOf(Error::class, $error);
            self::assertInstanceOf(\RuntimeException::class, $error);
            self::assertSame(
                [9, 'rate_limited', '', 'apply_credit', ['Too many requests'], 429, 7],
                [
                    $error->getCode(), $error->name, $error->reason, $error->operation, $error->messages,
                    $error->httpStatus, $error->retryAfter,
                ]
            );
        }
    }

    public function testAnUnreachableServiceIsAConnectionError(): void
    {
        $client = new Client(['base_url' => 'http://127.0.0.1:9/api', 'auth' => 'none', 'retries' => 0]);
        try {
            $client->getBalance();
            self::fail('no error');
        } catch (Error\Connection $error) {
            self::assertSame([0, true, null], [$error->httpStatus, $error->retryable, $error->retryAfter]);
        }
    }

    public function testACodeNewerThanThePackageIsStillAnError(): void
    {
        $details = [
            'code' => 99, 'name' => 'brand_new', 'reason' => '', 'message' => 'New.', 'messages' => [],
            'operation' => 'get_balance', 'http_status' => 200, 'retry_after' => null, 'retryable' => false,
        ];
        $error = Error::of($details);
        self::assertSame([Error::class, 99, 'brand_new'], [$error::class, $error->getCode(), $error->name]);
    }

    // ---- secrets ----------------------------------------------------------------------------------------------------

    public function testNoSecretIsShown(): void
    {
        $secret = 'Tr0ub4dor';
        $client = self::$sandbox->client(['password' => $secret]);
        $shown = print_r($client, true) . var_export($client, true) . json_encode($client);
        ob_start();
        var_dump($client);
        $shown .= ob_get_clean();
        foreach ([fn () => $client->login(), fn () => $client->login(password: $secret)] as $call) {
            try {
                $call();
                self::fail('no error');
            } catch (Error\Authentication $error) {
                self::assertSame('wrong_login', $error->reason);
                $shown .= $error . print_r($error, true);
            }
        }
        try {
            new Client(['password' => $secret, 'pasword' => $secret]);
            self::fail('no error');
        } catch (Error\Configuration $error) {
            $shown .= $error . print_r($error, true);
        }
        self::assertStringNotContainsString($secret, $shown);
    }

    public function testACopyIsTheSameClientAndNoneIsSerialized(): void
    {
        $client = self::$sandbox->client();
        $client->login();
        $copy = clone $client;
        unset($client);
        self::assertArrayHasKey('details', $copy->getBalance());
        self::assertCount(1, array_filter(self::$sandbox->log(), fn ($entry): bool => $entry->path === '/api/login'));
        $this->expectExceptionMessage('not allowed');
        serialize($copy);
    }

    // ---- options of a call, the second factor, the limits ----------------------------------------------------------

    public function testACallMayHaveOptionsOfItsOwn(): void
    {
        $client = self::$sandbox->client();
        $client->login();
        self::$sandbox->play([['path' => '/api/balance', 'delay_ms' => 1000, 'body' => '{"details":{}}']]);
        try {
            $client->with(timeout_ms: 100)->getBalance();
            self::fail('no error');
        } catch (Error\Timeout) {
        }
        self::$sandbox->play([['path' => '/api/balance', 'status' => 503, 'body' => '']]);
        self::assertSame('USD', $client->with(retries: 1)->getBalance()['details']['currency']);
        self::$sandbox->play([['path' => '/api/other', 'delay_ms' => 1000, 'body' => '{}']]);
        try {
            $client->with(timeout_ms: 100)->request('GET', '/other');
            self::fail('no error');
        } catch (Error\Timeout) {
        }
        $this->expectException(Error\Argument::class);
        $client->with(patience: 1)->getBalance();
    }

    public function testAClientWithOptionsOutlivesTheOneItCameFrom(): void
    {
        $client = self::$sandbox->client()->with(timeout_ms: 30000);
        self::assertSame('USD', $client->with(retries: 1)->getBalance()['details']['currency']);
        self::assertSame('USD', $client->getBalance()['details']['currency']);
    }

    public function testAnAmbiguousWriteIsToldOrConfirmed(): void
    {
        $client = self::$sandbox->client();
        $path = '/api/service/10/dns/60/records';
        foreach ([$client, $client->with(confirm: true)] as $writer) {
            self::$sandbox->play([['method' => 'POST', 'path' => $path, 'status' => 502, 'body' => '<html>']]);
            try {
                $writer->addDnsRecord(10, 60, 'www', 'A', '192.0.2.1');
                self::fail('no error');
            } catch (Error\AmbiguousWrite $error) {
                self::assertSame('add_dns_record', $error->operation);
            }
        }
        self::assertContains('/api/service/10/dns/60', array_column(self::$sandbox->log(), 'path'));
    }

    public function testASecondFactorCompletesTheLogin(): void
    {
        self::$sandbox->configure(['mfa' => true]);
        $client = self::$sandbox->client();
        try {
            $client->getBalance();
            self::fail('no error');
        } catch (Error\SecondFactorNeeded) {
        }
        $client->verifySecondFactor(self::oneTimePassword());
        self::assertSame('USD', $client->getBalance()['details']['currency']);
        self::$sandbox->configure(['mfa' => false]);
    }

    public function testACallIsDescribedWithoutBeingSent(): void
    {
        $client = self::$sandbox->client();
        self::assertSame([
            'method' => 'POST',
            'url' => self::$sandbox->baseUrl . '/login',
            'body' => ['username' => 'user@example.com', 'password' => '***'],
            'safe' => false,
        ], $client->describe('login'));
        self::assertTrue($client->describe('get_invoice', ['id' => 7])['safe']);
        try {
            $client->describe('get_invoice');
            self::fail('no error');
        } catch (Error\Argument) {
            self::assertSame([], self::$sandbox->log());
        }
    }

    public function testTheLimitsThatAreKnownAreTold(): void
    {
        $limits = self::$sandbox->client()->rateLimits();
        self::assertSame(['login', 'calls'], array_column($limits, 'scope'));
        self::assertSame(['scope', 'limit', 'remaining', 'reset', 'wait'], array_keys($limits[0]));
    }

    /** The one-time password of RFC 6238 for the sandbox's secret. */
    private static function oneTimePassword(): string
    {
        $digest = hash_hmac('sha1', pack('J', intdiv(time(), 30)), '12345678901234567890', true);
        $number = unpack('N', substr($digest, \ord($digest[19]) & 15, 4))[1] & 0x7fffffff;
        return sprintf('%06d', $number % 1_000_000);
    }
}
