<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Too many requests; retry_after gives the seconds to wait where the service tells.
 */
final class RateLimited extends NotNowError
{
}
