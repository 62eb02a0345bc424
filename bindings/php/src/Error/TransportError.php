<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * No readable answer was received.
 */
abstract class TransportError extends \Balvps\Error
{
}
