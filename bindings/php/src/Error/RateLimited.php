<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Too many requests; retry_after gives the seconds to wait where the service tells.
 */
final class RateLimited extends NotNowError
{
}
