<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service answered that the call failed.
 */
abstract class ServiceError extends \Balvps\Error
{
}
