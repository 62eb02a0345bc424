<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * No answer came that can be read.
 */
abstract class TransportError extends \Balvps\Error
{
}
