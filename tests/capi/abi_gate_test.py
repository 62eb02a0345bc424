"""The ABI only grows: the library keeps all that capi/abi/balvps.abi says, the headers all of constants.txt.

That the gate bites is shown by the built library linked anew, and by the headers, with one thing changed.
"""

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

BUILD = Path(os.environ["BALVPS_BUILD_DIR"])
LIBRARY = BUILD / "capi" / "libbalvps.so"
CAPI = Path(__file__).parents[2] / "capi"
BASELINE = CAPI / "abi" / "balvps.abi"
MAP = CAPI / "abi" / "balvps.map"
CONSTANTS = CAPI / "abi" / "constants.txt"
HEADERS = "".join(path.read_text() for path in sorted((CAPI / "include" / "balvps").glob("*.h")))


def run(command: "list[str]") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=BUILD, capture_output=True, text=True, check=False)


def gate(library: Path) -> "tuple[bool, str]":
    """Whether a library passes, and what there is to say about it. What was added does not matter."""
    done = run(["abidiff", "--no-added-syms", "--exported-interfaces-only", str(BASELINE), str(library)])
    return done.returncode == 0, done.stdout + done.stderr


def link(library: Path, *, export_map: Path = MAP, replaced: "dict[str, str] | None" = None) -> None:
    """Links the library as the build does. `replaced`: objects in place of those of the build."""
    commands = run(["ninja", "-t", "commands", "capi/libbalvps.so"]).stdout.splitlines()
    command = (
        next(line for line in commands if " -shared " in line).removeprefix(": && ").removesuffix(" && :")
    )
    words = shlex.split(command.replace(str(MAP), str(export_map)))
    words = [(replaced or {}).get(word, word) for word in words]
    words[words.index("-o") + 1] = str(library)
    done = run(words)
    assert done.returncode == 0, done.stderr


def compile_changed(name: str, changes: "dict[str, str]", folder: Path) -> "dict[str, str]":
    """Compiles a source of the ABI with other words in it and in balvps.h.

    Returns the object of the build that has this source, with the path of the changed object.
    """
    source = CAPI / "src" / name
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    # Several sources are compiled together: the file that the compiler gets includes them.
    found = next(each for each in commands if str(source) in (each["file"], *included(each["file"])))
    unit = Path(found["file"])
    include = folder / "include" / "balvps"
    include.mkdir(parents=True)
    headers = list((CAPI / "include" / "balvps").glob("*.h"))
    copies = {
        folder / name: source,
        folder / "unit.cpp": unit,
        **{include / each.name: each for each in headers},
    }
    for target, path in copies.items():
        text = path.read_text().replace(str(source), str(folder / name))
        for old, new in changes.items():
            text = text.replace(old, new)
        target.write_text(text)
    words = shlex.split(found["command"])
    output = words.index("-o") + 1
    replaced = {words[output]: str(folder / "unit.o")}
    words[output] = str(folder / "unit.o")
    words[words.index(str(unit))] = str(folder / "unit.cpp")
    include_flag = f"-I{CAPI}/include"
    done = run([f"-I{folder}/include" if word == include_flag else word for word in words])
    assert done.returncode == 0, done.stderr
    return replaced


def included(file: str) -> "list[str]":
    """The sources that a file includes by their whole paths."""
    return re.findall(r'^#include "(/.*)"$', Path(file).read_text(), re.MULTILINE)


def test_the_library_keeps_to_the_baseline() -> None:
    passes, report = gate(LIBRARY)
    assert passes, report


def test_a_library_that_is_linked_anew_passes(tmp_path: Path) -> None:
    link(tmp_path / "libbalvps.so")
    passes, report = gate(tmp_path / "libbalvps.so")
    assert passes, report


def test_a_function_that_is_missing_is_found(tmp_path: Path) -> None:
    export_map = tmp_path / "balvps.map"
    export_map.write_text(MAP.read_text().replace("local:", "local:\n        balvps_queue_size;"))
    link(tmp_path / "libbalvps.so", export_map=export_map)
    passes, report = gate(tmp_path / "libbalvps.so")
    assert not passes
    assert "balvps_queue_size" in report


def test_a_parameter_of_another_type_is_found(tmp_path: Path) -> None:
    changed = compile_changed(
        "call.cpp", {"size_t name_length, int64_t value": "size_t name_length, int32_t value"}, tmp_path
    )
    link(tmp_path / "libbalvps.so", replaced=changed)
    passes, report = gate(tmp_path / "libbalvps.so")
    assert not passes
    assert "balvps_call_int(" in report


def test_a_callback_of_another_type_is_found(tmp_path: Path) -> None:
    changes = {
        "(*balvps_interrupt_function)(void *context)": "(*balvps_interrupt_function)(void *context, int tag)",
        "set_interrupt({function, context})": "set_interrupt({((void)function, nullptr), context})",
    }
    link(
        tmp_path / "libbalvps.so",
        replaced=compile_changed("config.cpp", changes, tmp_path),
    )
    passes, report = gate(tmp_path / "libbalvps.so")
    assert not passes
    assert "balvps_config_set_interrupt(" in report


def constants(headers: str) -> "set[str]":
    return set(re.findall(r"\bBALVPS_[A-Z_]+ = -?[0-9]+", headers))


def lost(headers: str) -> "set[str]":
    """The constants of the baseline that are not there, or have another value."""
    return set(CONSTANTS.read_text().splitlines()) - constants(headers)


def test_the_headers_keep_their_constants() -> None:
    assert lost(HEADERS) == set()


def test_the_constants_of_the_headers_are_all_in_the_baseline() -> None:
    names = {"BALVPS_TOKEN_STORE_BUSY = 1", "BALVPS_VALUE_OBJECT = 6", "BALVPS_ERROR_ARGUMENT = 1"}
    assert names <= constants(HEADERS) <= set(CONSTANTS.read_text().splitlines())


def test_a_constant_of_another_value_is_found() -> None:
    for constant in CONSTANTS.read_text().splitlines():
        assert lost(re.sub(rf"\b{constant}\b", f"{constant}0", HEADERS)) == {constant}


def test_a_constant_that_is_missing_is_found() -> None:
    assert lost(HEADERS.replace("BALVPS_ERROR_TLS = 12,", "")) == {"BALVPS_ERROR_TLS = 12"}


def test_the_baseline_names_no_machine() -> None:
    paths = [line for line in BASELINE.read_text().splitlines() if "path='/" in line or "comp-dir" in line]
    assert paths == []
