"""The shape of the program, kept by a test: who may import whom, who sets a state, and the house rules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Who may import whom. A name allows all below it: «workflow» allows workflow.flow.
# fmt: off
MAY_IMPORT: dict[str, frozenset[str]] = {room: frozenset(names.split()) for room, names in {
    "storage":  "sqlalchemy",
    "workflow": "storage sqlalchemy",
    "ocr":      "workflow.terms storage.text PIL cv2 numpy pytesseract tesserocr pdf2image pikepdf pypdfium2 filetype "
                "rapidfuzz rapidocr onnxruntime tesserocr trueocr",
    "routing":  "workflow storage sqlalchemy rapidfuzz",
    "web":      "routing ocr workflow storage flask flask_wtf werkzeug jinja2 markupsafe wtforms argon2 "
                "sqlalchemy docx openpyxl PIL",
    "app":      "web routing ocr workflow storage samples sqlalchemy alembic click rich waitress dbos apscheduler "
                "holidays argon2 PIL openpyxl docx",
    "samples":  "PIL numpy cv2 pikepdf docx",
    "training": "ocr samples PIL numpy cv2 torch",
}.items()}
# fmt: on

ONLY_IN = {
    "flask": re.compile(r"web/"),
    "flask_wtf": re.compile(r"web/"),
    "dbos": re.compile(r"app/engine_dbos\.py"),
}
"""Whoever else wants these asks the place that has them."""

KNOWS_NO_DATABASE = (
    *("terms", "act", "flow", "machine", "diagram", "exceptions", "changes", "staff", "reminders"),
    *("rules", "task_rules", "register_rules", "obligation_rules"),
    *("deadlines", "reckoning", "reckoning_words", "office_clocks"),
    *("steps", "at_the_door", "at_the_register", "at_the_desk", "at_work", "at_the_file", "at_the_obligations"),
)
"""What the office does can be said, and tested, without one."""

SETS_A_STATE = "workflow/machine.py"
LONGEST = 250

LONGER_FOR_NOW: frozenset[str] = frozenset()
"""Files that have outgrown the limit and wait to be split. Best empty."""

FOREIGN = re.compile(
    r"(?P<home>/(?:home|root|Users)/\w)"
    r"|(?P<workplace>(?<![\w.])/(?:work|tmp)/(?!\.X11))"
    r"|(?P<registry>pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|registry\.yarnpkg|--(?:extra-)?index-url)",
)
"""What ties the tree to one machine or to one registry."""

MODULES = sorted(path for room in MAY_IMPORT for path in (ROOT / room).rglob("*.py"))
OURS = sorted([*MODULES, *(path for room in ("tests", "benchmarks") for path in (ROOT / room).rglob("*.py"))])


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[str]:
    """Every module named by an import, wherever it stands in the file: «workflow.terms», «flask»."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{_name(path)}: imports are spelt out in full"
            # «from workflow import rules» names workflow.rules.
            packages = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            yield from (whole if _is_module(whole) else node.module for whole in packages.values())


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or place.is_dir()


def _allows(allowed: frozenset[str], name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_room_knows_only_the_rooms_below_it(module: Path) -> None:
    room = module.relative_to(ROOT).parts[0]
    allowed = MAY_IMPORT[room] | {room} | sys.stdlib_module_names

    assert [name for name in _imports(module) if not _allows(allowed, name)] == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_library_that_shapes_everything_is_kept_in_its_place(module: Path) -> None:
    strangers = {name.split(".")[0] for name in _imports(module)} & ONLY_IN.keys()

    assert [name for name in strangers if not ONLY_IN[name].match(_name(module))] == []


@pytest.mark.parametrize("module", sorted((ROOT / "ocr").rglob("[!_]*.py")), ids=_name)
def test_a_newcomer_finds_every_module_of_the_reader_on_the_map(module: Path) -> None:
    assert re.search(rf"`(?:\w+\.)?{module.stem}(?:\.\w+)?`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", KNOWS_NO_DATABASE)
def test_what_the_office_does_is_said_without_a_database(name: str) -> None:
    assert [used for used in _imports(ROOT / "workflow" / f"{name}.py") if used.startswith("sqlalchemy")] == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_only_the_machine_sets_a_state(module: Path) -> None:
    if _name(module) == SETS_A_STATE:
        return

    assert [f"line {line}" for line in _sets_state(_tree(module))] == []


def test_the_machine_does_set_the_state_of_a_document_and_of_a_task() -> None:
    assert len(list(_sets_state(_tree(ROOT / SETS_A_STATE)))) == 2


def _sets_state(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        stored = isinstance(node, ast.Attribute) and node.attr == "state" and isinstance(node.ctx, ast.Store)
        by_name = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "setattr"
            and any(isinstance(argument, ast.Constant) and argument.value == "state" for argument in node.args)
        )
        # A bulk update sets it past the machine: update(IncomingDocument).values(state=…).
        in_bulk = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "values"
            and any(keyword.arg == "state" for keyword in node.keywords)
        )
        if stored or by_name or in_bulk:
            yield node.lineno


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_what_others_may_use_says_what_it_is(module: Path) -> None:
    tree = _tree(module)

    assert ast.get_docstring(tree), "the module says in a line what it is for"
    assert [name for name, node in _public(tree) if not ast.get_docstring(node)] == []


def _public(tree: ast.Module) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node


@pytest.mark.parametrize("package", [path for path in OURS if path.name == "__init__.py"], ids=_name)
def test_a_package_begins_with_one_sentence_and_nothing_else(package: Path) -> None:
    tree = _tree(package)

    assert len(tree.body) == 1
    assert re.fullmatch(r"[^\n]+[.!?]", ast.get_docstring(tree) or "")


def test_no_file_has_grown_past_its_one_reason_to_change() -> None:
    long = {_name(path) for path in OURS if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST}

    assert long == LONGER_FOR_NOW


def test_the_tree_names_no_machine_and_no_registry() -> None:
    found = [f"{name}: {match[0]}" for name, text in _texts() for match in FOREIGN.finditer(text)]

    assert found == []


def _texts() -> Iterator[tuple[str, str]]:
    """Every text that is kept in git, or would be, but this one and what others wrote."""
    listed = subprocess.run(
        ("git", "ls-files", "--cached", "--others", "--exclude-standard"),
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in listed:
        path = ROOT / name
        if path == Path(__file__).resolve() or "/vendor/" in name or not path.is_file():
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
