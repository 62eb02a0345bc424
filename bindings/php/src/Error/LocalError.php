<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Neither the call nor the service: the call was cancelled, memory ran out, or the library has a defect.
 */
abstract class LocalError extends \Balvps\Error
{
}
