<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The credentials are valid but do not allow this.
 *
 * Reasons:
 * - read_only: read_only is set and the operation writes; nothing was sent
 */
final class NotPermitted extends ServiceError
{
}
