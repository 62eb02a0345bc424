<?php

declare(strict_types=1);

namespace Balvps;

/**
 * The library's client behind one or more Client objects. It is freed with the last of them. Its calls go through a
 * queue that is polled for results, so that PHP runs signal handlers in between.
 *
 * @internal
 */
final class Calls
{
    private const TURN_MS = 50;

    private readonly \FFI $ffi;
    private readonly \FFI\CData $client;
    private ?\FFI\CData $queue = null;
    /** The process that made the queue. A forked child needs its own queue. */
    private int $process = 0;
    /** @var array<int, ?\FFI\CData> results of the awaited calls, by tag; null until a result arrives */
    private array $results = [];

    /** @param array<string, string|int|bool|null> $options config keys */
    public function __construct(private readonly Library $library, #[\SensitiveParameter] array $options)
    {
        $this->ffi = $library->ffi;
        $client = $this->ffi->new('balvps_client *');
        $config = $this->ffi->balvps_config_new();
        try {
            $library->set('balvps_config_set', $config, $options);
            $error = $this->ffi->balvps_client_new($config, \FFI::addr($client));
        } finally {
            $this->ffi->balvps_config_free($config);
        }
        if ($error !== null) {
            $failure = $library->error($error);
            $this->ffi->balvps_error_free($error);
            throw $failure;
        }
        $this->client = $client;
    }

    public function __destruct()
    {
        if ($this->process === getmypid()) {
            $this->ffi->balvps_queue_free($this->queue);
        }
        $this->ffi->balvps_client_free($this->client);
    }

    /**
     * Makes a call and waits for its answer.
     *
     * @param callable(\FFI): \FFI\CData $new makes the library's call
     * @param array<string, string|int|bool|null> $options options of this call
     * @param bool $describe return what would be sent, and send nothing
     * @throws Error
     */
    public function answer(
        #[\SensitiveParameter] callable $new,
        array $options,
        #[\SensitiveParameter] string $arguments = '{}',
        bool $describe = false
    ): string {
        $held = self::holdSignals();
        try {
            $call = $new($this->ffi);
            try {
                $this->ffi->balvps_call_object($call, $arguments, \strlen($arguments));
                $this->library->set('balvps_call_option', $call, $options);
                $done = $describe ? $this->ffi->balvps_client_describe($this->client, $call) : $this->submit($call);
            } finally {
                $this->ffi->balvps_call_free($call);
            }
            return $this->take(\is_int($done) ? $this->waitFor($done, $held) : $done);
        } finally {
            self::releaseSignals($held);
        }
    }

    /** The catalog of the client as JSON. */
    public function catalog(): string
    {
        return $this->ffi->balvps_client_catalog_json($this->client, null);
    }

    public function rateLimits(): string
    {
        $held = self::holdSignals();
        try {
            return $this->take($this->ffi->balvps_client_rate_limits($this->client));
        } finally {
            self::releaseSignals($held);
        }
    }

    /**
     * Defers signals that PHP would handle at any moment. If a handler throws while an FFI call returns, PHP 8.4
     * crashes with signal 11.
     *
     * @return bool whether signals are deferred; pass it to releaseSignals
     */
    private static function holdSignals(): bool
    {
        return \function_exists('pcntl_async_signals') && \pcntl_async_signals(false);
    }

    /** Runs the handlers of the signals that arrived meanwhile. They may throw. */
    private static function releaseSignals(bool $held): void
    {
        if ($held) {
            \pcntl_async_signals(true);
            \pcntl_signal_dispatch();
        }
    }

    /** Puts a call into the queue and returns its tag. */
    private function submit(\FFI\CData $call): int
    {
        if ($this->process !== getmypid()) {
            $this->process = getmypid();
            $this->queue = $this->ffi->balvps_queue_new($this->client);
        }
        return $this->ffi->balvps_queue_submit($this->queue, $call)
            ?: throw Error::because('out_of_memory', 'out of memory or file descriptors');
    }

    /** @param bool $held whether signals are deferred; then their handlers run each time the library has waited */
    private function waitFor(int $tag, bool $held): \FFI\CData
    {
        $this->results[$tag] = null;
        try {
            while ($this->results[$tag] === null) {
                $result = $this->ffi->balvps_queue_next($this->queue, self::TURN_MS);
                $resultTag = $this->ffi->balvps_result_tag($result);
                if (\array_key_exists($resultTag, $this->results)) {
                    $this->results[$resultTag] = $result; // may belong to a call that a handler's call interrupted
                } else {
                    $this->ffi->balvps_result_free($result);
                }
                if ($this->results[$tag] === null) {
                    self::releaseSignals($held);
                    $held = self::holdSignals();
                }
            }
            return $this->results[$tag];
        } finally {
            if ($this->results[$tag] === null) { // a signal handler threw
                $this->ffi->balvps_queue_cancel($this->queue, $tag);
            }
            unset($this->results[$tag]);
        }
    }

    /** Takes the answer out of a result and frees it. */
    private function take(\FFI\CData $result): string
    {
        $error = $this->ffi->balvps_result_error($result);
        $answer = $error === null ? $this->ffi->balvps_result_json($result, null) : $this->library->error($error);
        $this->ffi->balvps_result_free($result);
        return \is_string($answer) ? $answer : throw $answer;
    }
}
