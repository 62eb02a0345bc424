<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * What the arguments name does not exist on this account.
 *
 * Reasons:
 * - repeated: the answer to a retry: an earlier attempt of the same call may have deleted it
 */
final class NotFound extends ServiceError
{
}
