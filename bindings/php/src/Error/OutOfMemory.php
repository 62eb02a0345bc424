<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Memory could not be allocated.
 */
final class OutOfMemory extends LocalError
{
}
