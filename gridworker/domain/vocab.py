"""Vocabularies: stable codes and the words people see for them.

Codes are what records hold; labels are data that an office may change and send by bundle. The files are read
elsewhere; `Vocab.build` takes their parsed content and refuses what is broken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Final, Literal

from gridworker.domain.resource import BadResource

SCHEMA = "gridworker.vocab/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a vocabulary.

    `level` says who may see a household tag, `limit` and `when` hold working days, `every_days` calendar
    days. A word that is not `offered` keeps its label for records that have it, but no form shows it.
    """

    code: str
    zh: str
    en: str = ""
    offered: bool = True
    level: Literal["public", "care", "restricted"] | None = None
    colour: str | None = None
    limit: Mapping[str, int | bool] | None = None
    when: Mapping[str, int] | None = None
    every_days: int | None = None
    sub: tuple[Entry, ...] = ()


class Vocab:
    """All vocabularies of an office, read-only."""

    english = False
    """Whether `label` says the English word; records hold codes, so nothing else depends on it."""

    def __init__(self, groups: Mapping[str, Iterable[Entry]], excluded_tags: Iterable[str] = ()) -> None:
        self._groups = {group: {entry.code: entry for entry in _flat(all_)} for group, all_ in groups.items()}
        self._tops = {group: tuple(entry.code for entry in all_) for group, all_ in groups.items()}
        self.excluded_tags = frozenset(excluded_tags)
        """Words that no tag may have, whatever an office would like."""

    @classmethod
    def build(cls, *files: Mapping[str, Any]) -> Vocab:
        """Make the vocabulary from the parsed files; a group in a later file replaces the earlier one whole.

        Raises `BadResource`: another schema, a code twice in a group, an excluded word used as a label.
        """
        groups: dict[str, tuple[Entry, ...]] = {}
        excluded: set[str] = set()
        for file in files:
            content = dict(file)
            if content.pop("schema", None) != SCHEMA:
                raise BadResource("bad_resource", "词表文件的版本不认识。", "请换用本程序自带的词表。")
            for word in _list(content.pop("excluded_tags", []), "excluded_tags"):
                if not _text(2, 20)(word):
                    raise _broken("excluded_tags")
                excluded.add(word)
            for group, entries in content.items():
                if not (isinstance(group, str) and _GROUP.fullmatch(group)):
                    raise _broken(group)
                groups[group] = _entries(entries, group)
        for group, made in groups.items():
            _check_group(group, list(_flat(made)), excluded)
        return cls(groups, excluded)

    def speaking(self, language: str) -> Vocab:
        """Return the same vocabulary with labels in Chinese (`zh`) or English (`en`)."""
        other = copy(self)
        other.english = language == "en"
        return other

    def groups(self) -> tuple[str, ...]:
        """Return the names of all groups."""
        return tuple(self._groups)

    def entry(self, group: str, code: str | int) -> Entry | None:
        """Return one word, or None."""
        return self._groups.get(group, {}).get(str(code))

    def label(self, group: str, code: str | int | None) -> str:
        """Return the word for a code; a code not known here stays itself, so that nothing is lost.

        A word that an office added without English keeps its Chinese.
        """
        if code is None or code == "":
            return ""
        entry = self.entry(group, code)
        if entry is None:
            return str(code)
        return (entry.en if self.english else "") or entry.zh

    def code(self, group: str, label: str) -> str | None:
        """Return the code whose Chinese or English word is `label`, or None."""
        entries = self._groups.get(group, {}).values()
        return next((e.code for e in entries if label and label in (e.zh, e.en)), None)

    def codes(self, group: str, *, offered: bool = True, under: str | None = None) -> tuple[str, ...]:
        """Return the codes in the order of the file: all levels, or only those under one code.

        `offered=False` also returns those that no form offers.
        """
        if under is not None:
            above = self.entry(group, under)
            entries: Iterable[Entry] = above.sub if above else ()
        else:
            entries = self._groups.get(group, {}).values()
        return tuple(e.code for e in entries if e.offered or not offered)

    def tops(self, group: str) -> tuple[str, ...]:
        """Return the codes of the first level only."""
        return self._tops.get(group, ())

    def check(self, group: str, code: object) -> bool:
        """Whether the group has this code."""
        return (
            isinstance(code, str | int) and not isinstance(code, bool) and self.entry(group, code) is not None
        )


# A vocabulary is read at every start, before the first page can be shown. Checking it here by hand takes a
# millisecond; a pydantic schema of the same rules takes fifty, nearly all of them for loading pydantic.

_GROUP: Final = re.compile(r"[a-z][a-z_]{1,31}")
_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,31}")
_COLOUR: Final = re.compile(r"[a-z]{3,12}")
_Check = Callable[[Any], bool]


def _text(shortest: int, longest: int) -> _Check:
    return lambda value: isinstance(value, str) and shortest <= len(value) <= longest


def _days(*names: str, flag: bool = False) -> _Check:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and all(
            name in names and isinstance(n, int) and (flag or not isinstance(n, bool))
            for name, n in value.items()
        )

    return check


_CHECKS: Final[dict[str, _Check]] = {
    "code": lambda value: isinstance(value, str) and _CODE.fullmatch(value) is not None,
    "zh": _text(1, 40),
    "en": _text(0, 60),
    "offered": lambda value: isinstance(value, bool),
    "level": lambda value: value in ("public", "care", "restricted"),
    "colour": lambda value: isinstance(value, str) and _COLOUR.fullmatch(value) is not None,
    "limit": _days("workdays", "on_date", flag=True),
    "when": _days("workdays_before_due", "workdays_after_due"),
    "every_days": lambda value: type(value) is int and 1 <= value <= 3660,
}


def _entries(raw: Any, place: str) -> tuple[Entry, ...]:
    return tuple(_entry(one, f"{place} › {at}") for at, one in enumerate(_list(raw, place)))


def _entry(raw: Any, place: str) -> Entry:
    if not isinstance(raw, Mapping) or not {"code", "zh"} <= raw.keys():
        raise _broken(place)
    members = dict(raw)
    sub = _entries(members.pop("sub", []), f"{place} › sub")
    if type(members["code"]) is int:
        # YAML reads a bare 5 as a number; a code is a word all the same.
        members["code"] = str(members["code"])
    for name, value in members.items():
        check = _CHECKS.get(name)
        if check is None or not check(value):
            raise _broken(f"{place} › {name}")
    return Entry(**members, sub=sub)


def _list(raw: Any, place: object) -> list[Any]:
    if not isinstance(raw, list | tuple):
        raise _broken(place)
    return list(raw)


def _broken(place: object) -> BadResource:
    return BadResource("bad_resource", f"词表文件有错：{place}。", "请改正该文件，或换回原来的文件。")


def _flat(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.sub)


def _check_group(group: str, entries: list[Entry], excluded: set[str]) -> None:
    twice = [code for code, n in Counter(e.code for e in entries).items() if n > 1]
    if twice:
        raise BadResource("bad_resource", f"词表“{group}”里“{twice[0]}”出现了两次。", "请改正词表文件。")
    for entry in entries:
        for word in excluded:
            if word in entry.zh:
                raise BadResource(
                    "bad_resource",
                    f"词表“{group}”里不能有“{word}”。",
                    "这类信息不允许记录，请从词表文件中删去。",
                )
        for sub in entry.sub:
            if not sub.code.startswith(entry.code + "."):
                raise BadResource(
                    "bad_resource", f"词表“{group}”里“{sub.code}”不属于“{entry.code}”。", "请改正词表文件。"
                )
