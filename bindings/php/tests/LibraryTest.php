<?php

declare(strict_types=1);

namespace Balvps\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Tests the search for the library. Each test runs in a separate process. */
final class LibraryTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';
    private const PRINT_VERSION = 'require "autoload.php"; echo Balvps\Client::catalog()["abi_version"];';

    private string $library;
    private string $scratch;

    protected function setUp(): void
    {
        $this->library = realpath(getenv('BALVPS_LIBRARY'));
        $this->scratch = sys_get_temp_dir() . '/balvps-php-' . bin2hex(random_bytes(6));
        mkdir($this->scratch);
    }

    protected function tearDown(): void
    {
        Program::run(['rm', '-rf', $this->scratch]);
    }

    public function testTheEnvironmentNamesIt(): void
    {
        self::assertSame('1', $this->php(['BALVPS_LIBRARY' => $this->library])->output);
    }

    public function testItMayComeWithThePackage(): void
    {
        Program::run(['cp', '-r', self::PACKAGE . '/src', self::PACKAGE . '/ffi', $this->scratch]);
        copy(self::PACKAGE . '/autoload.php', "$this->scratch/autoload.php");
        mkdir("$this->scratch/lib");
        symlink($this->library, "$this->scratch/lib/libbalvps.so.1");
        self::assertSame('1', $this->php([], $this->scratch)->output);
    }

    public function testItMayBeInstalled(): void
    {
        symlink($this->library, "$this->scratch/libbalvps.so.1");
        self::assertSame('1', $this->php(['LD_LIBRARY_PATH' => $this->scratch])->output);
    }

    public function testALibraryThatIsNotThereIsNamed(): void
    {
        $program = $this->php(['BALVPS_LIBRARY' => '/nowhere/libbalvps.so.1']);
        self::assertNotSame(0, $program->status);
        self::assertStringContainsString('cannot load /nowhere/libbalvps.so.1', $program->errors);
        self::assertStringContainsString('BALVPS_LIBRARY', $program->errors);
    }

    public static function others(): array
    {
        return [
            'of another ABI version' => ['unsigned balvps_abi_version(void) { return 2; }',
                'has ABI version 2; this package needs 1'],
            'older' => ['unsigned balvps_abi_version(void) { return 1; }', "function 'balvps_catalog_json'"],
        ];
    }

    /** @dataProvider others */
    #[DataProvider('others')]
    public function testAnotherLibraryIsRefused(string $code, string $told): void
    {
        $source = "$this->scratch/other.c";
        file_put_contents($source, $code);
        Program::run(['cc', '-shared', '-fPIC', '-o', "$this->scratch/other.so", $source]);
        $program = $this->php(['BALVPS_LIBRARY' => "$this->scratch/other.so"]);
        self::assertNotSame(0, $program->status);
        self::assertStringContainsString($told, $program->errors);
    }

    private function php(array $environment, string $directory = self::PACKAGE): Program
    {
        $inherited = array_diff_key(getenv(), ['BALVPS_LIBRARY' => '', 'LD_LIBRARY_PATH' => '']);
        $command = [PHP_BINARY, '-d', 'display_errors=stderr', '-r', self::PRINT_VERSION];
        return Program::run($command, $environment + $inherited, $directory);
    }
}
