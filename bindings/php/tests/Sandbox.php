<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;

/** A separate balvps-sandbox. It ends with this object, or at the latest with this process. */
final class Sandbox
{
    public const DIALECTS = ['wire', 'hostile', 'documented'];

    public readonly string $baseUrl;
    public readonly string $caFile;
    private readonly string $control;
    /** @var resource */
    private $process;
    /** @var array<int, resource> */
    private array $pipes = [];

    public function __construct(string ...$options)
    {
        $command = [getenv('BALVPS_SANDBOX'), '--exit-with-stdin', '--login-limit', '0', ...$options];
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w']], $this->pipes);
        preg_match_all('/(\w+)=(\S+)/', fgets($this->pipes[1]), $words);
        $ready = array_combine($words[1], $words[2]);
        $this->baseUrl = $ready['base_url'];
        $this->caFile = $ready['ca_file'];
        $this->control = preg_replace('~/api$~', '/_sandbox', $ready['http_base_url']);
    }

    public function __destruct()
    {
        $this->stop();
    }

    public function stop(): void
    {
        if (\is_resource($this->process)) {
            array_map('fclose', $this->pipes);
            proc_close($this->process);
        }
    }

    /** @return array<string, mixed> a client's options */
    public function options(): array
    {
        return [
            'base_url' => $this->baseUrl,
            'ca_file' => $this->caFile,
            'username' => 'user@example.com',
            'password' => 'secret',
            'retries' => 0,
        ];
    }

    public function client(array $options = []): Client
    {
        return new Client($options + $this->options());
    }

    /** @return array<string, string> the environment for a program that uses the sandbox's account */
    public function environment(): array
    {
        return [
            'BALVPS_BASE_URL' => $this->baseUrl,
            'BALVPS_CA_FILE' => $this->caFile,
            'BALVPS_USERNAME' => 'user@example.com',
            'BALVPS_PASSWORD' => 'secret',
        ] + getenv();
    }

    public function reset(array $configuration = []): void
    {
        $this->control('POST', '/reset', (object) $configuration);
    }

    public function configure(array $configuration): void
    {
        $this->control('POST', '/configure', (object) $configuration);
    }

    public function play(array $answers): void
    {
        $this->control('DELETE', '/play');
        if ($answers !== []) {
            $this->control('POST', '/play', ['answers' => $answers]);
        }
    }

    /** Clears the log, and queues these answers in place of those that are queued. */
    public function beginCase(array $answers): void
    {
        $this->control('PUT', '/play', ['answers' => $answers]);
    }

    public function clearLog(): void
    {
        $this->control('DELETE', '/log');
    }

    /** @return list<\stdClass> */
    public function log(): array
    {
        return $this->control('GET', '/log')->entries;
    }

    private function control(string $method, string $path, mixed $body = null): \stdClass
    {
        $http = ['method' => $method, 'header' => 'Content-Type: application/json', 'ignore_errors' => true];
        if ($body !== null) {
            $http['content'] = Values::encode($body);
        }
        $answer = file_get_contents($this->control . $path, false, stream_context_create(['http' => $http]));
        $decoded = Values::decode($answer);
        if (isset($decoded->error)) {
            throw new \LogicException("sandbox: $method $path: $decoded->error");
        }
        return $decoded;
    }
}
