<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The thing named by the arguments does not exist on this account.
 *
 * Reasons:
 * - repeated: the answer to a retry, and an earlier try of the same call may have removed it
 */
final class NotFound extends ServiceError
{
}
