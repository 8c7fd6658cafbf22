"""A sheet that somebody chose: its rows, which column is what, and the memory of how that was answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from gridworker.documents.sheets import Sheet, read_sheet
from gridworker.domain.ids import sha256_b64u
from gridworker.domain.roster_columns import (
    Column,
    Headings,
    find_headings,
    look_at_columns,
    with_targets,
)
from gridworker.domain.roster_words import RosterWords, Target, heading
from gridworker.domain.vocab import Vocab
from gridworker.errors import UserError
from gridworker.services.parcel import need_folder, told
from gridworker.services.resources import load_vocab
from gridworker.services.session import Session

_KEPT: Final = "roster:"
SKIP: Final = "-"
"""In a mapping typed by hand: this column is not read in."""


@dataclass(frozen=True)
class Source:
    """A sheet and what its columns are taken for. Changing a column makes another Source.

    `fingerprint` is a hash of the headings: the same sheet next year is known again by it. `remembered`:
    the columns are as they were answered last time.
    """

    path: Path
    sheet: Sheet
    heads: Headings
    columns: tuple[Column, ...]
    fingerprint: str
    remembered: bool = False

    @property
    def refused(self) -> tuple[Column, ...]:
        """The columns that are never read in."""
        return tuple(column for column in self.columns if column.refused)

    @property
    def body(self) -> int:
        """Rows below the headings."""
        return len(self.sheet.lines) - self.heads.at - self.heads.height

    def missing(self) -> list[str]:
        """Target codes without which no household can be read: `head`, `door`."""
        here = {column.target for column in self.columns}
        out = []
        if "head" not in here and not {"name", "relation"} <= here:
            out.append("head")
        if not here & {"door", "address"} and ("number" not in here or here & {"name", "relation"}):
            out.append("door")
        return out


@cache
def roster_words(vocab: Vocab | None = None) -> RosterWords:
    """The words of sheets that ship with the program."""
    import yaml

    text = (files("gridworker.resources") / "vocab" / "roster.yaml").read_text("utf-8")
    return RosterWords.build(yaml.safe_load(text), vocab or load_vocab())


def targets() -> list[Target]:
    """All things that a column can be, in the order in which they are offered."""
    return list(roster_words().targets.values())


def open_sheet(path: Path, sheet: str | None = None) -> Sheet:
    """Read the file (no profile is needed for it). Raises UserError as `documents.sheets.read_sheet`."""
    return read_sheet(path, sheet)


def propose(session: Session, path: Path, sheet: Sheet) -> Source:
    """Find the headings and guess the columns; a sheet with known headings gets last time's answers."""
    words = roster_words(session.vocab)
    heads = find_headings(sheet.lines, words)
    columns = look_at_columns(sheet.lines, heads, words, session.entropy.now().date())
    fingerprint = sha256_b64u(json.dumps([heading(title) for title in heads.titles]).encode())
    source = Source(path, sheet, heads, tuple(columns), fingerprint)
    kept = session.store.meta(_KEPT + fingerprint) if heads.height else None
    if kept is None:
        return source
    told_before = {int(at): target for at, target in json.loads(kept).items()}
    known = {
        column.at: told_before[column.at] if told_before[column.at] in words.targets else ""
        for column in columns
        if column.at in told_before
    }
    return replace(source, columns=tuple(with_targets(columns, known, "remembered")), remembered=True)


def remember(session: Session, source: Source) -> None:
    """Keep which column is what for sheets with these headings. Nothing of the sheet itself is kept."""
    if source.heads.height:
        answers = {column.at: column.target for column in source.columns if not column.refused}
        session.store.set_meta(_KEPT + source.fingerprint, json.dumps(answers))


def choose(source: Source, at: int, target: str) -> Source:
    """Take column `at` for `target` (a code of `targets()`, or empty for not reading it in).

    Raises UserError `refused_column`, `no_target`.
    """
    column = source.columns[at]
    if target and target not in roster_words().targets:
        raise UserError("no_target", f"没有“{target}”这一项。", "请从列出的项目里选。")
    if column.refused and target:
        raise UserError(
            "refused_column", f"“{column.name}”像是证件或银行卡号码，不能读入。", "请把这一列留空不选。"
        )
    return replace(source, columns=tuple(with_targets(source.columns, {at: target}, "hand")))


def choose_by_words(source: Source, answers: Mapping[str, str]) -> Source:
    """As `choose`, for answers typed on a command line: a heading or a letter of a column → a code or a label
    of a target, or `-`.

    Raises UserError `no_column`, `no_target`, `refused_column`.
    """
    known: dict[str, Any] = {target.zh: target.code for target in targets()}
    for asked, answer in answers.items():
        found = [c for c in source.columns if asked == c.title] or [
            c for c in source.columns if heading(asked) == heading(c.title) or asked.upper() == c.letter
        ]
        if not found:
            raise UserError("no_column", f"表里没有“{asked}”这一列。", "请写列标题，或 A、B 这样的列号。")
        source = choose(source, found[0].at, "" if answer in ("", SKIP) else known.get(answer, answer))
    return source


def write_template(out: Path) -> Path:
    """Write our own template: `out` is the file or a folder. Raises UserError `no_folder`, `read_only`,
    `disk_full`, `cannot_write`.
    """
    from gridworker.documents.roster_template import write_template as write

    path = out / "户册模板.xlsx" if out.is_dir() else out
    if path.suffix.lower() != ".xlsx":
        path = path.with_name(path.name + ".xlsx")
    need_folder(path.parent)
    try:
        write(path)
    except OSError as e:
        raise told(e) from e
    return path
