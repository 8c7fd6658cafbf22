"""Qt's translation file, read and written in one fixed form: a change of a word is a change of a line."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

from tests.support.tree import ROOT

FOLDER = ROOT / "resources" / "i18n"
TS, QM = FOLDER / "gridworker_en.ts", FOLDER / "gridworker_en.qm"

Key = tuple[str, str]
"""Context and Chinese text."""


def read_ts(text: str) -> dict[Key, str]:
    """The finished translations of a .ts file."""
    found: dict[Key, str] = {}
    for context in ElementTree.fromstring(text).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[name, message.findtext("source") or ""] = translation.text
    return found


def write_ts(wanted: list[Key], english: Mapping[Key, str]) -> str:
    """A .ts file of exactly these words; those without English are marked unfinished."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
             '<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">']
    contexts = sorted({context for context, _ in wanted})
    for context in contexts:
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for text in (text for own, text in wanted if own == context):
            said = english.get((context, text), "")
            begin = "<translation>" if said else '<translation type="unfinished">'
            lines += ["    <message>", f"        <source>{escape(text)}</source>",
                      f"        {begin}{escape(said)}</translation>", "    </message>"]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def compile_ts(ts: Path, qm: Path) -> None:
    """Make the file that the program loads, with the lrelease that comes with PySide6."""
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([str(tool), "-silent", str(ts), "-qm", str(qm)], check=True, capture_output=True)
