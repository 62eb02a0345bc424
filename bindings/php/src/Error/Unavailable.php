<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service is down or busy (HTTP 502, 503 or 504, whatever the body); retry_after gives the seconds to
 *     wait where it tells.
 */
final class Unavailable extends NotNowError
{
}
