"""The words of the window as they stand in the code: every `tr` and `translate`, with its context.

lupdate reads `self.tr` well, but it takes a module's own helper (`def _tr(words): return translate("inbox",
words)`) for nothing, and an alias for something else. This reader follows both; a test compares the two.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.tree import ROOT, name_of

CHINESE = re.compile(r"[\u3400-\u9fff]")
WINDOW = [ROOT / "gridworker" / "app.py", ROOT / "gridworker" / "ui"]


@dataclass
class Words:
    """(context, text) in the order of the code; `faults` is what cannot be translated, one line each."""

    found: dict[tuple[str, str], str] = field(default_factory=dict)
    """Where each was seen first."""
    faults: list[str] = field(default_factory=list)


def window_words(paths: list[Path] | None = None) -> Words:
    """Everything that the window says, from its own source."""
    words = Words()
    for path in paths if paths is not None else list(_modules()):
        _Reader(name_of(path), words).read(path.read_text("utf-8"))
    return words


def read_words(source: str) -> Words:
    """The words of one module's text."""
    words = Words()
    _Reader("module", words).read(source)
    return words


def _modules() -> Iterator[Path]:
    for top in WINDOW:
        yield from sorted(top.rglob("*.py")) if top.is_dir() else [top]


class _Reader(ast.NodeVisitor):
    def __init__(self, name: str, words: Words) -> None:
        self._name, self._words = name, words
        self._classes: list[str] = []
        self._depth = 0
        self._helpers: dict[str, str] = {}
        self._aliases: set[str] = set()
        self._said: set[int] = set()

    def read(self, source: str) -> None:
        tree = ast.parse(source)
        for node in ast.walk(tree):
            self._look_for_helper(node)
        self.visit(tree)
        self._look_for_bare_chinese(tree)

    def _look_for_helper(self, node: ast.AST) -> None:
        """`def tr(words): return QCoreApplication.translate("context", words)`, or `tr = ….translate`."""
        if isinstance(node, ast.FunctionDef) and node.args.args:
            last = node.body[-1]
            said = last.value if isinstance(last, ast.Return) else None
            own = {arg.arg for arg in node.args.args}
            if isinstance(said, ast.Call) and _is_translate(said):
                context, text = said.args[:2]
                if isinstance(context, ast.Constant) and isinstance(text, ast.Name) and text.id in own:
                    self._helpers[node.name] = str(context.value)
                    self._said.add(id(said))
        alias = node.value if isinstance(node, ast.Assign) else None
        if isinstance(alias, ast.Attribute) and alias.attr == "translate":
            self._aliases.update(one.id for one in node.targets if isinstance(one, ast.Name))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        depth, self._depth = self._depth, 0
        self.generic_visit(node)
        self._depth = depth
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in [*node.args.defaults, *(one for one in node.args.kw_defaults if one)]:
            self.visit(default)
        self._depth += 1
        for part in node.body:
            self.visit(part)
        self._depth -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._depth += 1
        self.generic_visit(node)
        self._depth -= 1

    def visit_Call(self, node: ast.Call) -> None:
        if id(node) not in self._said:
            context, text = self._of(node)
            if context is not None:
                self._take(node, context, text)
        self.generic_visit(node)

    def _of(self, node: ast.Call) -> tuple[str | None, ast.expr | None]:
        called, args = node.func, node.args
        if isinstance(called, ast.Attribute) and called.attr == "tr":
            if isinstance(called.value, ast.Name) and called.value.id == "self" and self._classes:
                return self._classes[-1], args[0] if args else None
            if isinstance(called.value, ast.Name) and called.value.id == "words":
                return "words", args[0] if args else None
            return "", None
        two = _is_translate(node) or (isinstance(called, ast.Name) and called.id in self._aliases)
        if two and len(args) >= 2 and isinstance(args[0], ast.Constant):
            return str(args[0].value), args[1]
        if isinstance(called, ast.Name) and called.id in self._helpers:
            return self._helpers[called.id], args[0] if args else None
        return None, None

    def _take(self, node: ast.Call, context: str, text: ast.expr | None) -> None:
        where = f"{self._name}:{node.lineno}"
        if not isinstance(text, ast.Constant) or not isinstance(text.value, str) or not context:
            self._words.faults.append(f"{where}: not one literal in a known context: {ast.unparse(node)}")
            return
        if not self._depth:
            self._words.faults.append(f"{where}: said once, when the module is loaded: {text.value}")
        self._said.add(id(text))
        self._words.found.setdefault((context, text.value), where)

    def _look_for_bare_chinese(self, tree: ast.Module) -> None:
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in docstrings else None
            matched = isinstance(text, str) and "\\" in text  # a pattern says nothing
            if isinstance(text, str) and not matched and id(node) not in self._said and CHINESE.search(text):
                self._words.faults.append(f"{self._name}:{node.lineno}: not in tr: {text[:40]}")


def _is_translate(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "translate" and len(node.args) >= 2
