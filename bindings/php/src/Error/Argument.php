<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * An argument is missing, unknown or malformed. Nothing was sent.
 */
final class Argument extends CallerError
{
}
