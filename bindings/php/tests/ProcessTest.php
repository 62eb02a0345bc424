<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;
use Balvps\Error;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Tests memory, processes and signals. PHP runs a script in one thread, so concurrency comes from forks. */
final class ProcessTest extends TestCase
{
    private const CALLS = 10_000;
    private const WARM_UP = 1_000;
    private const TOLERATED_KIB = 1_024;

    public function testTenThousandCallsLeakNothing(): void
    {
        $sandbox = new Sandbox();
        $client = $sandbox->client();
        for ($call = 0; $call < self::CALLS + self::WARM_UP; $call++) {
            if ($call === self::WARM_UP) {
                $before = self::residentKib();
            }
            if ($call % 10 === 0) {
                self::fails($client);
            } else {
                $client->listInvoices();
            }
        }
        self::assertLessThan(self::TOLERATED_KIB, self::residentKib() - $before);
    }

    public function testAThousandClientsLeakNothing(): void
    {
        for ($number = 0; $number < 2_000; $number++) {
            if ($number === 1_000) {
                $before = self::residentKib();
            }
            new Client(['base_url' => 'http://127.0.0.1:9/api', 'password' => str_repeat('x', 1_000)]);
            try {
                new Client(['timeout_ms' => 'soon']);
                self::fail('no error');
            } catch (Error\Configuration) {
            }
        }
        self::assertLessThan(self::TOLERATED_KIB, self::residentKib() - $before);
    }

    /** Parent and children use one client at the same time. The children do not close the parent's connection. */
    public function testForkedChildrenMayUseTheClient(): void
    {
        $sandbox = new Sandbox();
        $client = $sandbox->client();
        $client->getBalance();
        $logins = self::logins($sandbox);
        $children = [];
        for ($child = 0; $child < 4; $child++) {
            $pid = pcntl_fork();
            if ($pid === 0) {
                $status = self::worksHard($client) ? 0 : 1;
                unset($client); // as at the end of a script
                posix_kill(getmypid(), $status === 0 ? SIGTERM : SIGABRT); // skips PHPUnit's shutdown
            }
            $children[] = $pid;
        }
        self::assertTrue(self::worksHard($client));
        foreach ($children as $pid) {
            pcntl_waitpid($pid, $status);
            self::assertSame(SIGTERM, pcntl_wtermsig($status));
        }
        self::assertTrue(self::worksHard($client));
        self::assertSame($logins, self::logins($sandbox)); // the token is shared
    }

    public static function handlers(): array
    {
        return [
            'one that throws ends the call' => ['throw new Exception("enough");', 'enough. api@example.com', 0],
            'one that returns lets it go on' => ['echo "handled. ";', 'handled. USD. api@example.com', 0],
            'one that makes a call' => [
                'echo $client->listDns()["service_ids"][0], ". ";', '10. USD. api@example.com', 0,
            ],
            'one that exits' => ['exit(7);', '', 7],
        ];
    }

    /** @dataProvider handlers */
    #[DataProvider('handlers')]
    public function testSignalHandlersRunWhileACallWaits(string $handler, string $output, int $status): void
    {
        $sandbox = new Sandbox();
        $sandbox->play([
            ['path' => '/api/balance', 'delay_ms' => 4000, 'body' => '{"details":{"currency":"USD"}}'],
        ]);
        $script = <<<'SCRIPT'
            require "autoload.php";
            $client = new Balvps\Client(json_decode(getenv('OPTIONS'), true));
            $client->login();
            pcntl_async_signals(true);
            pcntl_signal(SIGALRM, function () use ($client) {
                HANDLER
            });
            pcntl_alarm(1);
            $start = microtime(true);
            register_shutdown_function(fn () => fwrite(STDERR, microtime(true) - $start));
            try {
                echo $client->getBalance()['details']['currency'], '. ';
            } catch (Exception $exception) {
                echo $exception->getMessage(), '. ';
            }
            echo $client->getDetails()['client']['email'];
            SCRIPT;
        $command = [PHP_BINARY, '-r', str_replace('HANDLER', $handler, $script)];
        $environment = ['OPTIONS' => json_encode($sandbox->options())] + getenv();
        $program = Program::run($command, $environment, __DIR__ . '/..');
        self::assertSame([$output, $status], [$program->output, $program->status], $program->errors);
        self::assertSame(str_contains($output, 'USD'), (float) $program->errors > 3.9, $program->errors);
    }

    /** A handler throws an Error while the client signs in. `catch (Exception)` does not catch an Error. */
    public function testWhatAHandlerThrowsDuringSignInComesOutAndTheClientGoesOn(): void
    {
        $sandbox = new Sandbox();
        $sandbox->configure(['delay_ms' => 3000]);
        $client = $sandbox->client();
        $before = pcntl_async_signals(true);
        pcntl_signal(SIGALRM, fn () => throw new \Error('enough'));
        pcntl_alarm(1);
        $start = microtime(true);
        try {
            $client->getBalance();
            self::fail('nothing was thrown');
        } catch (\Error $error) {
            self::assertSame('enough', $error->getMessage());
        } finally {
            pcntl_signal(SIGALRM, SIG_DFL);
            pcntl_async_signals($before);
        }
        self::assertLessThan(2.5, microtime(true) - $start);
        $sandbox->configure(['delay_ms' => 0]);
        self::assertTrue(self::worksHard($client));
    }

    private static function worksHard(Client $client): bool
    {
        for ($call = 0; $call < 50; $call++) {
            $id = [308976, 308977, 308978][$call % 3];
            if ($client->getInvoice($id)['invoice']['id'] !== $id) {
                return false;
            }
        }
        return true;
    }

    private static function fails(Client $client): void
    {
        try {
            $client->getInvoice(1);
            self::fail('no error');
        } catch (Error\NotFound) {
        }
    }

    private static function logins(Sandbox $sandbox): int
    {
        return \count(array_filter($sandbox->log(), fn (\stdClass $entry): bool => $entry->path === '/api/login'));
    }

    private static function residentKib(): int
    {
        gc_collect_cycles();
        preg_match('/^VmRSS:\s+(\d+) kB$/m', file_get_contents('/proc/self/status'), $match);
        return (int) $match[1];
    }
}
