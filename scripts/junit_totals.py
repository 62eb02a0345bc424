"""Prints the totals of a test run: passed, failed, skipped.

usage: junit_totals.py REPORT FOLDER

REPORT is the JUnit XML of ctest. If a test has written its own report, FOLDER/NAME.xml, the cases of that
report are counted in place of the test.
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path


def outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        return "skipped"
    return "passed"


def totals(report: Path, folder: Path) -> "Counter[str]":
    counts: Counter[str] = Counter()
    for test in ElementTree.parse(report).getroot().iter("testcase"):
        own = folder / f"{test.get('name')}.xml"
        cases: Counter[str] = Counter()
        if own.exists():
            cases.update(outcome(case) for case in ElementTree.parse(own).getroot().iter("testcase"))
        if not cases or (outcome(test) == "failed" and not cases["failed"]):
            cases[outcome(test)] += 1  # it has no cases, or failed outside of them
        counts += cases
    return counts


if __name__ == "__main__":
    counted = totals(Path(sys.argv[1]), Path(sys.argv[2]))
    print(counted["passed"], counted["failed"], counted["skipped"])
