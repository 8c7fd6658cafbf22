"""What the layers below the window say in Chinese, as templates: every literal of their source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.english.window_words import CHINESE
from tests.support.tree import ROOT, name_of

PACKAGES = ("domain", "services", "storage", "sync", "documents")
SILENT = {
    "asked_days": "ways of writing a day, which are matched",
    "demo": "invented texts, which are data",
    "group_names": "numbers of groups, which are matched",
    "mask": "surnames and place words, which are matched",
    "numbering": "words of places, which are matched, and numbers, which are data",
    "notice_rows": "titles of a printed page, and words that are matched",
    "numberlike": "ways of writing a number, which are matched",
    "profiles": "the passphrase of the demo",
    "roster_cells": "what stands in cells, which is matched",
    "roster_rows": "what stands in cells, which is matched",
    "roster_refused": "headers that are refused, which are matched",
    "search_people": "numbers of groups, which are matched",
    "search_words": "numbers of groups, which are matched",
    "tokens": "characters, which are matched",
    "unnamed": "what stands on paper in place of a name",
}
"""Modules (by the beginning of their name) whose Chinese is not said to anybody, and why."""
MATCHED = {
    "子", "女", "配偶", "妻", "妻子", "夫", "丈夫", "媳婿妻夫父母爷奶祖", "孙儿侄甥弟妹", "是否", "一二三四",
}  # fmt: skip
"""Characters of relations and of numbers, which are matched or counted off, beside what is said."""
FILE_NAME = re.compile(r"邀请-|附件-|\{\w*suffix\}")
"""Names of files are the same in both languages: they are called out between two people."""
PAPER = (
    "documents/", "services/reports", "services/aid_papers", "services/appraisal_papers",
    "services/meeting_paper",
)  # fmt: skip
"""Printed pages stay Chinese: they are made for the office and its superiors."""
NO_PAPER = "documents/photo.py"
"""This one prints nothing: it says why a file cannot be attached."""


def service_words() -> dict[str, str]:
    """Each template and where it was first seen."""
    found: dict[str, str] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / "gridworker" / package).rglob("*.py")):
            if not _silent(path):
                for line, text in templates(path.read_text("utf-8")):
                    found.setdefault(text, f"{name_of(path)}:{line}")
    for path in sorted((ROOT / "gridworker" / "cli").rglob("*.py")):
        for line, text in refusals(path.read_text("utf-8")):
            found.setdefault(text, f"{name_of(path)}:{line}")
    return found


def refusals(source: str) -> Iterator[tuple[int, str]]:
    """(line, template) of what the commands refuse with; the rest of what they say stays Chinese."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserError":
            for part in node.args[1:3]:
                for _, text in templates(f"said = {ast.unparse(part)}"):
                    yield node.lineno, text


def _silent(path: Path) -> bool:
    name = path.as_posix()
    return path.stem.startswith(tuple(SILENT)) or any(part in name for part in PAPER if NO_PAPER not in name)


def templates(source: str) -> Iterator[tuple[int, str]]:
    """(line, template) of every Chinese literal: `f"编号“{text}”已经用了。"` is `编号“{text}”已经用了。`."""
    tree = ast.parse(source)
    said_elsewhere = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said_elsewhere.update(id(part) for part in node.values)
    for node in ast.walk(tree):
        if id(node) in said_elsewhere:
            continue
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = _numbered(node.value)
        pattern = FILE_NAME.search(text) or "\\" in text or text in MATCHED
        if CHINESE.search(text) and not pattern:
            yield node.lineno, text


def _template(node: ast.JoinedStr) -> str:
    names: list[str] = []
    made = ""
    for part in node.values:
        if isinstance(part, ast.Constant):
            made += str(part.value)
            continue
        assert isinstance(part, ast.FormattedValue)
        name = _name(part.value) or "p"
        name = name if name not in names and name != "p" else f"{name}{len(names) + 1}"
        names.append(name)
        made += "{" + name + "}"
    return made


def _name(value: ast.expr) -> str:
    """The last word of what stands in the braces: `draft.date.isoformat()` is `date`."""
    if isinstance(value, ast.Name):
        return value.id.lower().strip("_")
    if isinstance(value, ast.Attribute):
        return value.attr.lower().strip("_")
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Constant):
        return str(value.slice.value) if str(value.slice.value).isidentifier() else _name(value.value)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return _name(value.func.value) if value.func.attr == "isoformat" else ""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.args:
        return "n" if value.func.id == "len" else _name(value.args[0])
    return ""


def _numbered(text: str) -> str:
    """`{}` of str.format gets a name."""
    for n in range(1, text.count("{}") + 1):
        text = text.replace("{}", f"{{p{n}}}", 1)
    return text
