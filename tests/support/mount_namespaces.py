"""Mount namespaces, in which a test lays out a system of its own."""

from __future__ import annotations

import subprocess

import pytest


def need_mount_namespaces() -> None:
    """Skips the test if this system does not allow them."""
    allowed = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    if allowed.returncode != 0:
        pytest.skip("this system does not allow mount namespaces")
