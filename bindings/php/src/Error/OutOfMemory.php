<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Memory could not be allocated.
 */
final class OutOfMemory extends LocalError
{
}
