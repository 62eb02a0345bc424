<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The answer (or the request) exceeds max_body_bytes.
 */
final class TooLarge extends TransportError
{
}
