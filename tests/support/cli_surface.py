"""What the command line offers, read from the code, and what its manual says, read from the page.

Both sides are the same plain value (command -> names), so that a test is one comparison, and so that the
comparison itself can be tried on a page with a planted mistake.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args, get_type_hints

import click

from gridworker.cli.call import Verb
from gridworker.cli.tree import root
from gridworker.domain.detect import Finding
from gridworker.domain.fields import Shape
from gridworker.storage.errors import _KNOWN
from gridworker.sync.refusals import SENTENCES
from tests.support.tree import ROOT

PAGE = ROOT / "docs" / "cli.md"
CODE_AT = {"UserError": 0, "BundleError": 0, "Problem": 1, "BadRecord": 1}
"""Which argument of an error class is its code."""
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")


@dataclass
class Surface:
    """Options and JSON members by command, and the error codes of the whole program."""

    options: dict[str, set[str]] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)

    def missing_from(self, page: Surface) -> list[str]:
        """What is here and not on `page`, one line each."""
        lines = [f"command {name}" for name in self.options if name not in page.options]
        for name in self.options.keys() & page.options.keys():
            lines += [f"{name}: option {one}" for one in self.options[name] - page.options[name]]
            lines += [f"{name}: member {one}" for one in self.members[name] - page.members[name]]
        return sorted([*lines, *(f"error code {one}" for one in self.codes - page.codes)])


def in_code() -> Surface:
    """The commands as click has them, and the error codes as the source has them."""
    surface = Surface(codes=error_codes())
    for name, verb in verbs():
        shown = [param for param in verb.params if not getattr(param, "hidden", False)]
        surface.options[name] = {_written(param) for param in shown}
        surface.members[name] = {path.removeprefix("[].") for path in verb.shape.paths()}
    return surface


def verbs(group: click.Group = root, before: str = "") -> Iterator[tuple[str, Verb]]:
    """All commands with their whole names."""
    for name, command in group.commands.items():
        whole = f"{before} {name}".strip()
        if isinstance(command, click.Group):
            yield from verbs(command, whole)
        else:
            assert isinstance(command, Verb), whole
            yield whole, command


def on_page(text: str) -> Surface:
    """The commands, members and error codes that the manual names: the first column of its tables."""
    surface = Surface()
    command, table = "", ""
    for line in text.splitlines():
        if line.startswith("#"):
            found = re.match(r"### `([^`]+)`", line)
            command, table = (found.group(1) if found else ""), ""
            if command:
                surface.options[command], surface.members[command] = set(), set()
            if line == "## Error codes":
                command = "errors"
        elif line.startswith("| option"):
            table = "option"
        elif line.startswith("| JSON"):
            table = "member"
        elif line.startswith("| code"):
            table = "code"
        elif line.startswith("| `") and command:
            name = line.split("`")[1]
            if command == "errors":
                surface.codes.add(name)
            elif table == "option":
                surface.options[command].add(name)
            else:
                surface.members[command].add(name)
    return surface


def error_codes() -> set[str]:
    """Every code that a user of the command line can be shown."""
    found = {"usage", "bug", *SENTENCES, *(known[0] for known in _KNOWN.values())}
    found.update(f"bad_{shape}" for shape in get_args(Shape))
    found.update(get_args(get_type_hints(Finding)["kind"]))
    for path in sorted((ROOT / "gridworker").rglob("*.py")):
        if "ui" not in path.relative_to(ROOT / "gridworker").parts:
            found.update(codes_in(path))
    return found


def codes_in(path: Path) -> Iterator[str]:
    """The codes that one module raises: constants where an error class takes its code.

    `super().__init__("code", ...)` counts where the class itself is an error.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and any("Error" in ast.unparse(base) for base in node.bases):
            yield from _constants(node, "__init__", 0)
        for name, at in CODE_AT.items():
            yield from _constants(node, name, at)


def _constants(node: ast.AST, called: str, at: int) -> Iterator[str]:
    for call in ast.walk(node) if called == "__init__" else [node]:
        if not isinstance(call, ast.Call) or len(call.args) <= at:
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        value = call.args[at]
        constant = value.value if isinstance(value, ast.Constant) else None
        if name == called and isinstance(constant, str) and CODE.match(constant):
            yield constant


def _written(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return param.metavar or str(param.name).upper()
    return max(param.opts, key=len)
