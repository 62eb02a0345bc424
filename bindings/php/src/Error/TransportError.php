<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * No answer came that can be read.
 */
abstract class TransportError extends \Balvps\Error
{
}
