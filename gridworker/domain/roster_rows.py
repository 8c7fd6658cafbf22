"""One row of a sheet as values: what it says of a household, what it says of a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gridworker.domain import roster_cells as cells
from gridworker.domain.roster_cells import Cell
from gridworker.domain.roster_columns import Column, Line
from gridworker.domain.roster_notes import RowNote
from gridworker.domain.roster_refused import forbidden_in, without_forbidden
from gridworker.domain.roster_words import TAG, RosterWords, heading
from gridworker.domain.text import TextTooLong, clean_name

Note = Callable[[RowNote], None]

BAND_OF: Final = {"child_0_3": "0-3", "child_4_6": "4-6", "child_7_13": "7-13"}
_SHOWN: Final = 20
_SEVERAL: Final = re.compile(r"[、,，;；/|]|\d")
_APART: Final = str.maketrans(dict.fromkeys("、,，;；/|+和及 ", " "))


@dataclass
class Row:
    """What one row says. `own` by target code (of the household and its keys), `person` likewise.

    `bands` counts children by band as the sheet gives them; `tags` is None when no cell speaks of tags.
    """

    number: int
    own: dict[str, Any] = field(default_factory=dict)
    person: dict[str, Any] = field(default_factory=dict)
    bands: dict[str, int] = field(default_factory=dict)
    tags: list[str] | None = None


class RowReader:
    """Reads rows by the columns chosen; what cannot be read is said to `note`."""

    def __init__(self, columns: Sequence[Column], words: RosterWords, today: date, note: Note) -> None:
        self.columns = [column for column in columns if column.target and not column.refused]
        self._words, self._today, self._note = words, today, note
        self.targets = {column.target for column in self.columns}

    def read(self, line: Line) -> Row:
        """The row's values; empty cells say nothing."""
        row = Row(line.number)
        for column in self.columns:
            if column.at >= len(line.cells):
                continue
            cell = line.cells[column.at]
            text = cells.text_of(cell)
            if not text:
                continue
            target = column.target
            if len(text) >= 15 and target not in ("grid", "village") and (why := forbidden_in(text)):
                text = without_forbidden(text) if target in ("head", "name") else ""
                self._say(line, f"{why}_cut" if text else why, column)
                cell = text
                if not text:
                    continue
            try:
                self._put(row, line, column, cell, text)
            except TextTooLong:
                self._say(line, "too_long", column)
        return row

    def _put(self, row: Row, line: Line, column: Column, cell: Cell, text: str) -> None:
        target = column.target
        if target.startswith(TAG):
            self._flag(row, line, column, text)
        elif target in BAND_OF:
            if (count := self._count(line, column, text)) is not None:
                row.bands[BAND_OF[target]] = count
        elif target in ("head", "name"):
            if target == "name" and _SEVERAL.search(text):
                self._say(line, "many_names", column)
                return
            into = row.own if target == "head" else row.person
            into[target] = cells.name_of(text)
        elif target == "group":
            row.own[target] = cells.group_of(text)
        elif target in ("door", "grid", "village", "number", "address"):
            row.own[target] = clean_name(text)
        elif target == "phone":
            self._phone(row, line, column, text)
        elif target == "size":
            if (count := self._count(line, column, text)) is not None:
                row.own[target] = count
        elif target == "status":
            self._code(row.own, line, column, "household_status", text)
        elif target == "tags":
            self._tags(row, line, column, text)
        elif target == "notice_given_on":
            day = cells.day_of(cell)
            if day is None:
                self._say(line, "bad_date", column, text)
            else:
                row.own[target] = day.isoformat()
        else:
            self._person(row.person, line, column, cell, text)

    def _person(self, into: dict[str, Any], line: Line, column: Column, cell: Cell, text: str) -> None:
        target = column.target
        if target == "relation":
            into["relation"] = clean_name(text)
        elif target == "sex":
            code = self._words.code_of("sex", text)
            if code is None:
                self._say(line, "bad_sex", column, text)
            else:
                into["sex"] = code
        elif target == "birth":
            born = cells.birth_of(cell, self._today)
            if born is None:
                self._say(line, "bad_birth", column, text)
            else:
                into["birth_year"], into["born"] = born
        elif target == "age":
            age = cells.number_of(text)
            if age is None or age > 120:
                self._say(line, "bad_birth", column, text)
            else:
                into.setdefault("birth_year", self._today.year - age)
                into["age"] = age
        elif target == "needs":
            codes = self._codes(line, column, "need", text)
            if codes:
                into["needs"] = codes

    def _phone(self, row: Row, line: Line, column: Column, text: str) -> None:
        number = cells.phone_of(text)
        if number is None:
            if self._words.says(text) is not False:
                self._say(line, "bad_phone", column, text)
            return
        row.own["phone"] = number
        rest = text.replace(" ", "").replace("-", "").replace(number.replace("-", ""), "", 1)
        if cells.phone_of(rest) is not None and len(rest) >= 7:
            self._say(line, "two_phones", column)

    def _count(self, line: Line, column: Column, text: str) -> int | None:
        count = cells.number_of(text)
        if count is None or count > 99:
            if self._words.says(text) is False:
                return 0
            self._say(line, "bad_number", column, text)
            return None
        return count

    def _flag(self, row: Row, line: Line, column: Column, text: str) -> None:
        code = column.target.removeprefix(TAG)
        says = self._words.says(text)
        if says is None and self._words.code_of("household_tag", text) == code:
            says = True
        if says is None:
            self._say(line, "unknown_word", column, text)
            return
        row.tags = row.tags or []
        if says and code not in row.tags:
            row.tags.append(code)

    def _tags(self, row: Row, line: Line, column: Column, text: str) -> None:
        if self._words.says(text) is False:
            row.tags = row.tags or []
            return
        found = self._codes(line, column, "household_tag", text)
        if found:
            row.tags = list(dict.fromkeys([*(row.tags or []), *found]))

    def _codes(self, line: Line, column: Column, group: str, text: str) -> list[str]:
        whole = self._words.code_of(group, text)
        if whole is not None:
            return [whole]
        out = []
        for word in text.translate(_APART).split():
            code = self._words.code_of(group, word)
            if code is not None:
                out.append(code)
            elif self._words.says(word) is None and heading(word) not in ("一般户", "普通户", "一般", "普通"):
                self._say(line, "unknown_word", column, word)
        return out

    def _code(self, into: dict[str, Any], line: Line, column: Column, group: str, text: str) -> None:
        code = self._words.code_of(group, text)
        if code is None:
            self._say(line, "unknown_word", column, text)
        else:
            into[column.target] = code

    def _say(self, line: Line, code: str, column: Column, value: str = "") -> None:
        self._note(RowNote(line.number, code, column.name, value[:_SHOWN]))
