<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

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
