<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * A write was sent, and it is not known whether it was carried out. Check before you repeat it.
 */
abstract class UncertainError extends \Balvps\Error
{
}
