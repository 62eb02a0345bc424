"""The rock: built from anywhere into an empty tree for each Lua, it finds the library that it brings."""

from pathlib import Path

import pytest

from tests.packages.making import INVOICE, output

PROGRAM = """
local balvps = require("balvps")
local client = assert(balvps.client({
    username = os.getenv("BALVPS_USERNAME"), password = os.getenv("BALVPS_PASSWORD"),
    base_url = os.getenv("BALVPS_BASE_URL"), ca_file = os.getenv("BALVPS_CA_FILE"),
}))
print(assert(client:get_invoice({ id = 308976 })).invoice.total)
"""


@pytest.mark.parametrize("version", ["5.1", "5.2", "5.3", "5.4"])
def test_it_is_built_into_an_empty_tree(
    dist: Path, account: dict[str, str], tmp_path: Path, version: str
) -> None:
    [rock] = dist.glob("balvps-*.src.rock")
    tree, elsewhere = tmp_path / "tree", tmp_path / "elsewhere"
    elsewhere.mkdir()
    output("luarocks", "--lua-version", version, "--tree", tree, "install", rock, cwd=elsewhere)
    assert list(elsewhere.iterdir()) == []
    paths = {
        "LUA_PATH": f"{tree}/share/lua/{version}/?.lua;;",
        "LUA_CPATH": f"{tree}/lib/lua/{version}/?.so;;",
    }
    for interpreter in [f"lua{version}", *(["luajit"] if version == "5.1" else [])]:
        assert (
            output(interpreter, "-e", PROGRAM, cwd=elsewhere, environment={**paths, **account}).strip()
            == INVOICE
        )
    assert (tree / f"share/lua/{version}/balvps/lib/libbalvps.so.1").exists()
