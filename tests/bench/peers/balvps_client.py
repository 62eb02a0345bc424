"""balvps as its users set it up."""

from typing import Any

from measurement import BASE_URL, CA_FILE


def settings(at_once: int = 1) -> dict[str, Any]:
    """Keyword arguments of a client; so many calls of a queue are under way at once."""
    return {
        "username": "user@example.com",
        "password": "secret",
        "base_url": BASE_URL,
        "ca_file": CA_FILE,
        "max_body_bytes": 2_147_483_647,
        "options": {"max_in_flight": str(at_once), "max_connections": str(at_once)},
    }
