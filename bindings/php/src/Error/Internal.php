<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * A defect of the library; please report it.
 */
final class Internal extends LocalError
{
}
