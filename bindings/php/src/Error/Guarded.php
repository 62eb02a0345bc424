<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The plan deletes or changes more of the zone than is allowed without force. Nothing was written.
 */
final class Guarded extends CallerError
{
}
