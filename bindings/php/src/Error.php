<?php

declare(strict_types=1);

namespace Balvps;

/**
 * The reason why a call failed. Each of the library's error codes has a class, such as Balvps\Error\NotFound. Its base
 * class is that of the code's family, such as Balvps\Error\ServiceError. getCode() and getMessage() work as on every
 * exception. An error contains no secret.
 */
class Error extends \RuntimeException
{
    /** The code's fixed name, such as "rate_limited". */
    public readonly string $name;
    /** The fixed name of the code's family, such as "not_now". */
    public readonly string $family;
    /** A finer fixed word, such as "wrong_login"; "" if there is none. */
    public readonly string $reason;
    /** The operation that failed; "" for a request() or a new client. */
    public readonly string $operation;
    /** @var list<string> the service's own messages */
    public readonly array $messages;
    /** The HTTP status of the last answer; 0 if there was none. */
    public readonly int $httpStatus;
    /** The seconds that the service requests to wait before the next attempt; null if it sent none. */
    public readonly ?int $retryAfter;
    /** Whether a repeat of the same call is harmless and may succeed. */
    public readonly bool $retryable;
    /** @var array<string, mixed> the library's whole description, with "content_type" and "excerpt" */
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
        // By default, the trace contains the arguments of functions, and so passwords.
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

    /**
     * An error that this package finds before the library does.
     *
     * @internal
     * @param string $name that of an error code
     */
    public static function because(string $name, string $message, string $operation = ''): self
    {
        $known = array_column(Library::get()->catalog['errors'], null, 'name')[$name];
        ['code' => $code, 'family' => $family] = $known;
        return self::of(compact('name', 'code', 'family', 'message', 'operation'));
    }
}
