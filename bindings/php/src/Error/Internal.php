<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The library has a defect. Please report it.
 */
final class Internal extends LocalError
{
}
