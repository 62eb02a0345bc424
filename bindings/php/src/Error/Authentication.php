<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps\Error;

/**
 * The service does not accept the credentials or the token.
 *
 * Reasons:
 * - wrong_login: user name or password is wrong
 * - token_expired: the token has expired and could not be renewed
 * - unauthorized: the token is not valid
 * - wrong_code: the one-time password is not accepted
 * - missing_credentials: the config has no credentials; nothing was sent
 */
final class Authentication extends ServiceError
{
}
