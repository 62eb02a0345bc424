<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service could not be reached or the connection broke.
 */
final class Connection extends TransportError
{
}
