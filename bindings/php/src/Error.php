<?php

declare(strict_types=1);

namespace Balvps;

/**
 * Why a call failed. Each of the library's error codes has a class of its own below Balvps\Error\, such as
 * Balvps\Error\NotFound, and each family of codes one above them, such as Balvps\Error\ServiceError; getCode()
 * and getMessage() work as on every exception. No secret is in it.
 */
class Error extends \RuntimeException
{
    /** The code's fixed name, such as "rate_limited". */
    public readonly string $name;
    /** The fixed name of the code's family, such as "not_now". */
    public readonly string $family;
    /** A finer fixed word, such as "wrong_login"; "" where there is none. */
    public readonly string $reason;
    /** The operation that failed; "" for a request() or a new client. */
    public readonly string $operation;
    /** @var list<string> what the service itself said */
    public readonly array $messages;
    /** HTTP status of the last answer; 0: there was none. */
    public readonly int $httpStatus;
    /** Seconds the service asks to wait before the next try; null: it did not say. */
    public readonly ?int $retryAfter;
    /** Whether repeating the same call cannot do harm and may succeed. */
    public readonly bool $retryable;
    /** @var array<string, mixed> all that the library says, such as "content_type" and "excerpt" */
    public readonly array $details;

    /** @param array<string, mixed> $details the library's own description */
    final private function __construct(array $details)
    {
        $details += [
            'family' => '', 'reason' => '', 'messages' => [], 'http_status' => 0, 'retry_after' => null,
            'retryable' => false,
        ];
        parent::__construct($details['message'], $details['code']);
        $this->name = $details['name'];
        $this->family = $details['family'];
        $this->reason = $details['reason'];
        $this->operation = $details['operation'];
        $this->messages = $details['messages'];
        $this->httpStatus = $details['http_status'];
        $this->retryAfter = $details['retry_after'];
        $this->retryable = $details['retryable'];
        $this->details = $details;
        // The trace holds what functions were called with, passwords among it, unless php.ini says otherwise.
        $frames = array_map(fn (array $frame): array => array_diff_key($frame, ['args' => 0]), $this->getTrace());
        (new \ReflectionProperty(\Exception::class, 'trace'))->setValue($this, $frames);
    }

    /**
     * @internal
     * @param array<string, mixed> $details
     */
    public static function of(array $details): self
    {
        $class = self::class . '\\' . str_replace('_', '', ucwords($details['name'], '_'));
        return class_exists($class) ? new $class($details) : new self($details); // else: newer than this package
    }
}
