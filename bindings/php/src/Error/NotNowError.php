<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Not now: the service is busy or down, and takes the call later.
 */
abstract class NotNowError extends \Balvps\Error
{
}
