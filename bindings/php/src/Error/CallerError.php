<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The caller made a mistake. Nothing was sent. Repeating the call does not help.
 */
abstract class CallerError extends \Balvps\Error
{
}
