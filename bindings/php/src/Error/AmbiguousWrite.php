<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * A write may have been carried out: no answer says whether it was. It was not repeated. The reason is what
 *     went wrong.
 *
 * Reasons:
 * - timeout: no answer came in time
 * - connection: the connection broke
 * - refused: the service failed during the operation (5xx)
 * - unavailable: the service or a proxy in front of it was down or busy (502, 503, 504)
 * - too_large: the answer exceeds max_body_bytes
 */
final class AmbiguousWrite extends UncertainError
{
}
