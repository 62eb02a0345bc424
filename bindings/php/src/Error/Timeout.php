<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The deadline passed before the answer was complete.
 */
final class Timeout extends TransportError
{
}
