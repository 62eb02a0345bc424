<?php

declare(strict_types=1);

namespace Balvps\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Runs the examples and the README's example in every dialect. */
final class ExamplesTest extends TestCase
{
    private const EXAMPLES = __DIR__ . '/../../../examples/php';

    public static function dialects(): array
    {
        return array_combine(Sandbox::DIALECTS, array_map(static fn ($dialect) => [$dialect], Sandbox::DIALECTS));
    }

    /** @dataProvider dialects */
    #[DataProvider('dialects')]
    public function testTheTourReadsWritesAndCleansUp(string $dialect): void
    {
        $sandbox = new Sandbox('--dialect', $dialect);
        $reading = self::example($sandbox, 'quickstart.php');
        self::assertSame([0, ''], [$reading->status, $reading->errors]);
        self::assertStringContainsString('123454.45 USD', $reading->output);
        $methods = array_unique(array_column($sandbox->log(), 'method'));
        self::assertEqualsCanonicalizing(['GET', 'POST'], $methods); // POST: login, logout

        $writing = self::example($sandbox, 'quickstart.php', '--write');
        self::assertSame([0, ''], [$writing->status, $writing->errors]);
        self::assertStringContainsString('5060 sip.balvps-quickstart.example', $writing->output);
        self::assertStringEndsWith("  zone deleted\n  ticket closed\n", $writing->output);
        $zones = array_column($sandbox->client()->listDns()['zones'], 'name');
        self::assertNotContains('balvps-quickstart.example', $zones);
    }

    /** @dataProvider dialects */
    #[DataProvider('dialects')]
    public function testUpsertingTwiceDoesNoMoreThanOnce(string $dialect): void
    {
        $sandbox = new Sandbox('--dialect', $dialect);
        $steps = [
            ['added', 'new.example.com', 'A', '192.0.2.1'],
            ['unchanged', 'new.example.com.', 'A', '192.0.2.1'],
            ['updated', 'new.example.com', 'A', '192.0.2.1', '300'],
            ['updated', 'NEW.example.com', 'A', '192.0.2.2'],
            ['added', 'new.example.com', 'TXT', 'v=spf1 -all'],
            ['unchanged', 'new.example.com', 'TXT', 'v=spf1 -all'],
        ];
        foreach ($steps as $step) {
            $outcome = array_shift($step);
            $program = self::example($sandbox, 'upsert_dns_record.php', ...$step);
            [$name, $type, $content] = $step;
            $told = "$outcome: " . strtolower(rtrim($name, '.')) . " $type $content\n";
            self::assertSame($told, $program->output, $program->errors);
        }
        $foreign = self::example($sandbox, 'upsert_dns_record.php', 'www.notexample.com', 'A', '192.0.2.1');
        self::assertSame(1, $foreign->status);
        self::assertSame("error: 'www.notexample.com' lies in no zone of this account\n", $foreign->errors);
    }

    public function testAVirtualMachineRebootsUntilItRunsAgain(): void
    {
        $sandbox = new Sandbox();
        $program = self::example($sandbox, 'reboot_vm.php', '30', 'web', '30');
        self::assertSame("web is running: 192.0.2.10 2001:db8::10\n", $program->output, $program->errors);
        $missing = self::example($sandbox, 'reboot_vm.php', '30', 'wbe');
        self::assertSame([1, "error: service 30 has no virtual machine 'wbe'\n"], [$missing->status, $missing->errors]);
    }

    public function testAFailureIsToldInALine(): void
    {
        $sandbox = new Sandbox();
        $environment = ['BALVPS_PASSWORD' => 'wrong'] + $sandbox->environment();
        $program = Program::run([PHP_BINARY, self::EXAMPLES . '/quickstart.php'], $environment);
        self::assertSame(1, $program->status);
        self::assertMatchesRegularExpression('/\Aerror: .+\n\z/', $program->errors);
    }

    public function testTheReadmesExampleRuns(): void
    {
        $readme = file_get_contents(__DIR__ . '/../README.md');
        self::assertSame(1, preg_match('/^```php\n(.*?)^```$/ms', $readme, $match));
        self::assertLessThanOrEqual(13, substr_count($match[1], "\n"));
        $script = str_replace("__DIR__ . '/vendor/autoload.php'", "'autoload.php'", $match[1]);
        $script = preg_replace('/^<\?php/', '', $script);
        $sandbox = new Sandbox();
        $program = Program::run([PHP_BINARY, '-r', $script], $sandbox->environment(), __DIR__ . '/..');
        self::assertSame("19.65 USD, Paid\nnot found: Invoice not found\n", $program->output, $program->errors);
    }

    private static function example(Sandbox $sandbox, string $name, string ...$arguments): Program
    {
        return Program::run([PHP_BINARY, self::EXAMPLES . "/$name", ...$arguments], $sandbox->environment());
    }
}
