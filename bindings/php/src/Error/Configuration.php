<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * A config key is unknown or its value is not allowed. Nothing was sent.
 */
final class Configuration extends CallerError
{
}
