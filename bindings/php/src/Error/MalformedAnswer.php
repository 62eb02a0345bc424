<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The answer is not what the API sends.
 *
 * Reasons:
 * - html: an HTML page, such as a proxy in front of the service sends
 * - empty: no body
 * - truncated: the body ends before it is complete
 * - not_json: neither JSON nor HTML
 * - wrong_type: JSON, but not what this operation answers
 * - redirect: a redirect, which is never followed
 * - protocol: not valid HTTP
 */
final class MalformedAnswer extends TransportError
{
}
