<?php

declare(strict_types=1);

namespace Balvps\Tests;

/** A program that has ended. */
final class Program
{
    private function __construct(
        public readonly int $status,
        public readonly string $output,
        public readonly string $errors,
    ) {
    }

    public static function run(array $command, ?array $environment = null, ?string $directory = null): self
    {
        $errors = tmpfile();
        $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], $errors], $pipes, $directory, $environment);
        fclose($pipes[0]);
        $output = stream_get_contents($pipes[1]);
        fclose($pipes[1]);
        $status = proc_close($process);
        rewind($errors);
        return new self($status, $output, stream_get_contents($errors));
    }
}
