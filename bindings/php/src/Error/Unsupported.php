<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * This install of the service lacks the operation (it answers "invalid method").
 */
final class Unsupported extends ServiceError
{
}
