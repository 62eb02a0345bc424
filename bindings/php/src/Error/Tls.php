<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The TLS handshake failed or the certificate is not trusted.
 *
 * Reasons:
 * - certificate: the certificate is not trusted, has expired or belongs to another host
 * - handshake: no encrypted connection was established
 */
final class Tls extends TransportError
{
}
