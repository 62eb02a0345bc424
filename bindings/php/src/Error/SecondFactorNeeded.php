<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The account requires a second factor to sign in.
 */
final class SecondFactorNeeded extends ServiceError
{
}
