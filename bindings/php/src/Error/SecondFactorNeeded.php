<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The account asks for a second factor to sign in.
 */
final class SecondFactorNeeded extends ServiceError
{
}
