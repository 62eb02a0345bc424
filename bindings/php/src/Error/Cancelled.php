<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The call was cancelled by the caller.
 */
final class Cancelled extends LocalError
{
}
