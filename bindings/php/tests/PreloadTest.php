<?php

declare(strict_types=1);

namespace Balvps\Tests;

use PHPUnit\Framework\TestCase;

/** In a web server ffi.enable is "preload" by default, so only preloaded code may use FFI. */
final class PreloadTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';

    private string $directory;
    /** @var resource|null */
    private $server = null;

    protected function setUp(): void
    {
        $this->directory = sys_get_temp_dir() . '/balvps-php-' . bin2hex(random_bytes(6));
        mkdir($this->directory);
        symlink(getenv('BALVPS_LIBRARY'), "$this->directory/libbalvps.so.1");
    }

    protected function tearDown(): void
    {
        if ($this->server !== null) {
            proc_terminate($this->server);
            proc_close($this->server);
        }
        Program::run(['rm', '-rf', $this->directory]);
    }

    public function testAPreloadedPackageWorksInAWebServer(): void
    {
        $answer = $this->served(new Sandbox(), '', self::preloading());
        self::assertSame('50.00 Balvps\Error\NotFound', $answer);
    }

    public function testALibraryThatIsLoadedOnceForAllRequestsWorksToo(): void
    {
        $loaded = 'ffi.preload=' . realpath(self::PACKAGE . '/ffi/balvps.h');
        $answer = $this->served(new Sandbox(), '', [$loaded, ...self::preloading()]);
        self::assertSame('50.00 Balvps\Error\NotFound', $answer);
    }

    public function testWithoutItTheSettingsAreSaid(): void
    {
        $answer = $this->servedWithAutoloader();
        $preload = 'opcache.preload=' . realpath(self::PACKAGE . '/preload.php');
        self::assertStringContainsString("in php.ini, set $preload and opcache.preload_user", $answer);
        self::assertStringContainsString('ffi.enable=true', $answer);
        self::assertStringNotContainsString('BALVPS_LIBRARY', $answer);
    }

    public function testOfATurnedOffExtensionItIsSaidToo(): void
    {
        $answer = $this->servedWithAutoloader('ffi.enable=false');
        self::assertStringContainsString('in php.ini, set ffi.enable=preload or ffi.enable=true', $answer);
        self::assertStringNotContainsString('BALVPS_LIBRARY', $answer);
    }

    /** @return list<string> */
    private static function preloading(): array
    {
        return [
            'opcache.enable=1',
            'opcache.preload=' . realpath(self::PACKAGE . '/preload.php'),
            'opcache.preload_user=' . posix_getpwuid(posix_geteuid())['name'],
        ];
    }

    private function servedWithAutoloader(string ...$settings): string
    {
        $autoload = 'require ' . var_export(realpath(self::PACKAGE . '/autoload.php'), true) . ';';
        return $this->served(new Sandbox(), $autoload, $settings);
    }

    /** Requests a script from PHP's built-in web server. */
    private function served(Sandbox $sandbox, string $prologue, array $settings): string
    {
        file_put_contents("$this->directory/index.php", "<?php $prologue" . <<<'SCRIPT'

            try {
                $client = new Balvps\Client(json_decode(getenv('OPTIONS'), true));
                echo $client->getBalance()['details']['acc_credit'], ' ';
                $client->getInvoice(1);
            } catch (Balvps\Error $error) {
                echo $error::class;
            } catch (RuntimeException $exception) {
                echo $exception->getMessage();
            }
            SCRIPT);
        $address = self::freeAddress();
        $command = [PHP_BINARY, '-d', 'ffi.enable=preload'];
        foreach ($settings as $setting) {
            array_push($command, '-d', $setting);
        }
        $environment = [
            'LD_LIBRARY_PATH' => $this->directory,
            'OPTIONS' => json_encode($sandbox->options()),
        ] + array_diff_key(getenv(), ['BALVPS_LIBRARY' => '']);
        $log = ['file', "$this->directory/log", 'w'];
        $this->server = proc_open(
            [...$command, '-S', $address, '-t', $this->directory],
            [['file', '/dev/null', 'r'], $log, $log],
            $pipes,
            null,
            $environment
        );
        $end = microtime(true) + 10;
        do {
            $answer = @file_get_contents("http://$address/index.php");
        } while ($answer === false && microtime(true) < $end && usleep(20_000) === null);
        self::assertIsString($answer, file_get_contents("$this->directory/log"));
        return $answer;
    }

    private static function freeAddress(): string
    {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($server, false);
        fclose($server);
        return $address;
    }
}
