<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The answer or the request exceeds max_body_bytes, or reading the answer takes more memory than ten times
 *     max_body_bytes plus 16 MiB.
 */
final class TooLarge extends TransportError
{
}
