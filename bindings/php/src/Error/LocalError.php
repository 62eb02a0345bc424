<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Neither the call nor the service is at fault: the call was cancelled, memory ran out, or the library has a
 *     defect.
 */
abstract class LocalError extends \Balvps\Error
{
}
