"""Who may import whom, and what no file may hold. Read from the syntax trees: nothing is run."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = sorted(path for part in ("bot", "pmg_engine", "storage") for path in (ROOT / part).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EVERYTHING = [ROOT / "main.py", *PROGRAM, *TESTS]

# the first prefix that fits a file says what it may not import; what follows "except" may be
MODEL_LIBRARIES = {"torch", "torchvision", "transformers", "diffusers", "peft", "open_clip", "timm"}
ABOVE_THE_ENGINE = {"bot", "storage", "telegram", "asyncio", "sqlalchemy", "aiosqlite"}
FORBIDDEN: dict[str, tuple[set[str], set[str]]] = {
    "bot/local/": ({"storage", "pmg_engine", "telegram", *MODEL_LIBRARIES}, set()),
    "bot/": ({"pmg_engine", *MODEL_LIBRARIES}, {"pmg_engine.types", "pmg_engine.errors"}),
    "storage/": ({"bot", "pmg_engine", "telegram", *MODEL_LIBRARIES}, set()),
    # training makes the judge, the evaluation asks it; nothing that draws or chooses knows of either
    "pmg_engine/evaluate/": (ABOVE_THE_ENGINE, set()),
    "pmg_engine/train/": (ABOVE_THE_ENGINE, set()),
    "pmg_engine/": ({*ABOVE_THE_ENGINE, "pmg_engine.evaluate", "pmg_engine.train"}, set()),
}
HOME = re.compile(r"(?<![\w.])/(?:home|root|work|Users|opt)/\w")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), _name(path))


def _imports(tree: ast.Module, name: str) -> list[str]:
    """Every name imported anywhere in the file `name`, absolute: "torch.nn", "bot.jobs.refresh"."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = name.split("/")[: -node.level] if node.level else []
            module = ".".join([*package, *([node.module] if node.module else [])])
            found += [f"{module}.{alias.name}" for alias in node.names]
    return found


def _within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def _crossings(tree: ast.Module, name: str) -> list[str]:
    forbidden, allowed = next(rule for prefix, rule in FORBIDDEN.items() if name.startswith(prefix))
    return [found for found in _imports(tree, name) if _within(found, forbidden) and not _within(found, allowed)]


@pytest.mark.parametrize("path", PROGRAM, ids=_name)
def test_a_layer_imports_only_what_lies_below_it(path: Path) -> None:
    assert _crossings(_tree(path), _name(path)) == []
    assert not any(_within(found, {"main"}) for found in _imports(_tree(path), _name(path)))


def test_a_crossing_would_be_seen() -> None:
    tree = ast.parse("def f():\n from pmg_engine import engine, types\n import torch.nn\n from . import jobs")
    assert _crossings(tree, "bot/x.py") == ["pmg_engine.engine", "torch.nn"]
    assert _crossings(ast.parse("from ..storage import x; import asyncio"), "pmg_engine/x.py") == [
        "storage.x",
        "asyncio",
    ]
    assert _imports(tree, "bot/x.py")[-1] == "bot.jobs"


@pytest.mark.parametrize("path", EVERYTHING, ids=_name)
def test_a_file_is_short_and_catches_only_what_it_names(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
    handlers = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.ExceptHandler)]
    broad = {"Exception", "BaseException"}
    assert [h.lineno for h in handlers if h.type is None or broad & {ast.unparse(h.type)}] == []


@pytest.mark.parametrize("path", [*PROGRAM, ROOT / "main.py"], ids=_name)
def test_a_file_neither_prints_nor_knows_this_machine(path: Path) -> None:
    calls = [node.func for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)]
    assert [call.lineno for call in calls if isinstance(call, ast.Name) and call.id == "print"] == []
    assert HOME.findall(path.read_text("utf-8")) == []
