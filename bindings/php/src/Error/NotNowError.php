<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Not now: the service is busy or down, and takes the call later.
 */
abstract class NotNowError extends \Balvps\Error
{
}
