<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service is down or busy (HTTP 502, 503 or 504 with any body). retry_after is the number of seconds to
 *     wait, if the service sent one.
 *
 * Reasons:
 * - token_store: the token store on another machine cannot be reached or cannot keep tokens; nothing was sent
 */
final class Unavailable extends NotNowError
{
}
