<?php

declare(strict_types=1);

namespace Balvps;

/**
 * The library's half of a client, freed when the last Client that uses it is gone.
 *
 * @internal
 */
final class Handle
{
    public function __construct(private readonly \FFI $ffi, public readonly \FFI\CData $client)
    {
    }

    public function __destruct()
    {
        $this->ffi->balvps_client_free($this->client);
    }
}
