<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * This install of the service lacks the operation (it answers "invalid method").
 */
final class Unsupported extends ServiceError
{
}
