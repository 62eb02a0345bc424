<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service refused the operation; its messages say why.
 */
final class Refused extends ServiceError
{
}
