"""Prints what a JUnit XML report of ctest counted: passed, failed, skipped."""

import sys
import xml.etree.ElementTree as ElementTree


def totals(path: str) -> "tuple[int, int, int]":
    suite = ElementTree.parse(path).getroot()
    tests, failures, skipped, disabled = (
        int(suite.get(name, "0")) for name in ("tests", "failures", "skipped", "disabled")
    )
    return tests - failures - skipped - disabled, failures, skipped + disabled


if __name__ == "__main__":
    print(*totals(sys.argv[1]))
