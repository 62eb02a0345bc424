<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The zone is not as it was when the plan was made. Nothing was written. Make a new plan.
 */
final class Conflict extends ServiceError
{
}
