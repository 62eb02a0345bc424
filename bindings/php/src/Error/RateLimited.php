<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * Too many requests were sent. retry_after is the number of seconds to wait, if the service sent one.
 */
final class RateLimited extends NotNowError
{
}
