<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * A defect of the library; please report it.
 */
final class Internal extends LocalError
{
}
