"""A client of balvps with the usual settings."""

from typing import Any

from measurement import BASE_URL, CA_FILE


def settings(at_once: int = 1) -> dict[str, Any]:
    """Keyword arguments of a client. At most `at_once` calls of a queue run at the same time."""
    return {
        "username": "user@example.com",
        "password": "secret",
        "base_url": BASE_URL,
        "ca_file": CA_FILE,
        "max_body_bytes": 2_147_483_647,
        "options": {"max_in_flight": str(at_once), "max_connections": str(at_once)},
    }
