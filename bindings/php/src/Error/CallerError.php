<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The caller's mistake: nothing was sent. Repeating the call does not help.
 */
abstract class CallerError extends \Balvps\Error
{
}
