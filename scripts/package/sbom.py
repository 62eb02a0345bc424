#!/usr/bin/env python3
"""What a package contains: a bill of materials in CycloneDX 1.6.

usage: scripts/package/sbom.py PURL VERSION     prints that of a package with nothing of others inside
"""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from archive import File, source_date

#: Where a package has its bill.
NAME = "balvps.cdx.json"

Component = dict[str, Any]


def licence(expression: str) -> list[dict[str, Any]]:
    """CycloneDX's licenses of an SPDX expression."""
    if " " in expression:
        return [{"expression": expression}]
    return [{"license": {"id": expression}}]


def bill(kind: str, version: str, components: Sequence[Component]) -> File:
    """The bill of a package, such as "pkg:npm/balvps", with the components that are inside."""
    purl = f"{kind}@{version}"
    top = {
        "type": "library",
        "bom-ref": purl,
        "name": "balvps",
        "version": version,
        "purl": purl,
        "licenses": licence("MIT"),
    }
    references = [component["bom-ref"] for component in components]
    described = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # Not random, so that the same package has the same bill.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([purl, components]))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(source_date(), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": top,
        },
        "components": list(components),
        "dependencies": [{"ref": purl, "dependsOn": references}, *({"ref": each} for each in references)],
    }
    return File((json.dumps(described, indent=2, ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    sys.stdout.buffer.write(bill(sys.argv[1], sys.argv[2], []).data)
