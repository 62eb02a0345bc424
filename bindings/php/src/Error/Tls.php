<?php // generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The TLS handshake failed or the certificate is not trusted.
 */
final class Tls extends \Balvps\Error
{
}
