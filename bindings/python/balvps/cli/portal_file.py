"""The portal's own document, as the command stores it for a profile."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError, raise_without_context
from .client import CommandClient
from .failure import UsageFailure

if TYPE_CHECKING:
    from ..profiles import Profile
    from .context import Context

Operations = dict[str, dict[str, Any]]


def known_operations(context: "Context") -> Operations:
    """What can be called by name, without procedures: the library's operations and the portal's."""
    context.knows_portal = True
    found: Operations = context.client.operations
    return {name: operation for name, operation in found.items() if operation["kind"] != "procedure"}


def stored_operations(profile: "Profile") -> Operations:
    """The operations of the stored document; none if there is no document or it can no longer be read."""
    if not Path(profile.portal_file).exists():
        return {}
    try:
        return _operations_of(profile, profile.portal_file)
    except ConfigurationError:
        return {}


def store(profile: "Profile", text: str) -> Operations:
    """Stores a document in place of the former one, if it is one.

    Returns:
        its operations.

    Raises:
        ConfigurationError: it is no such document, or the file cannot be written. The former one stays.
    """
    if "portal_file" in profile.settings:
        raise UsageFailure(
            "the profile, the environment or --portal-file names a file of its own; take that away to store "
            "the document for the profile"
        )
    path = Path(profile.portal_file)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as directory:
            new = Path(directory, path.name)
            new.write_bytes(text.encode())
            operations = _operations_of(profile, str(new))
            new.replace(path)
    except OSError as error:
        raise_without_context(ConfigurationError(f"{error.filename or path}: {error.strerror}"))
    return operations


def _operations_of(profile: "Profile", path: str) -> Operations:
    with CommandClient.for_tokens(profile, None, portal_file=path) as client:
        found = client.operations
    return {
        name: operation
        for name, operation in found.items()
        if operation["kind"] == "portal" or "operation_id" in operation
    }
