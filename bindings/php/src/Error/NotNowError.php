<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service is busy or down. A later call may succeed.
 */
abstract class NotNowError extends \Balvps\Error
{
}
