"""Vocabularies: stable codes and the words people see for them.

Codes are what records hold; labels are data that an office may change and send by bundle. The files are read
elsewhere; `Vocab.build` takes their parsed content and refuses what is broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from gridworker.domain.resource import BadResource, refuse

SCHEMA = "gridworker.vocab/1"

_Code = Annotated[
    str,
    # YAML reads a bare 5 as a number; a code is a word all the same.
    BeforeValidator(lambda code: str(code) if type(code) is int else code),
    Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z_.-]{0,31}$"),
]
_Group = Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,31}$")]


class Entry(BaseModel):
    """One word of a vocabulary.

    `level` says who may see a household tag, `limit` and `when` hold working days, `every_days` calendar
    days. A word that is not `offered` keeps its label for records that have it, but no form shows it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: _Code
    zh: Annotated[str, Field(min_length=1, max_length=40)]
    en: Annotated[str, Field(max_length=200)] = ""
    offered: bool = True
    level: Literal["public", "care", "restricted"] | None = None
    colour: Annotated[str, Field(pattern=r"^[a-z]{3,12}$")] | None = None
    limit: dict[Literal["workdays", "on_date"], int | bool] | None = None
    when: dict[Literal["workdays_before_due", "workdays_after_due"], int] | None = None
    every_days: Annotated[int, Field(ge=1, le=3660)] | None = None
    sub: tuple[Entry, ...] = ()


_GROUPS = TypeAdapter(dict[_Group, tuple[Entry, ...]])
_WORDS = TypeAdapter(tuple[Annotated[str, Field(min_length=2, max_length=20)], ...])


class Vocab:
    """All vocabularies of an office, read-only."""

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
            try:
                excluded.update(_WORDS.validate_python(content.pop("excluded_tags", ())))
                groups |= _GROUPS.validate_python(content)
            except ValidationError as e:
                raise refuse("词表", e) from None
        for group, entries in groups.items():
            _check_group(group, list(_flat(entries)), excluded)
        return cls(groups, excluded)

    def groups(self) -> tuple[str, ...]:
        """Return the names of all groups."""
        return tuple(self._groups)

    def entry(self, group: str, code: str | int) -> Entry | None:
        """Return one word, or None."""
        return self._groups.get(group, {}).get(str(code))

    def label(self, group: str, code: str | int | None) -> str:
        """Return the Chinese word for a code; a code not known here stays itself, so that nothing is lost."""
        if code is None or code == "":
            return ""
        entry = self.entry(group, code)
        return entry.zh if entry else str(code)

    def code(self, group: str, label: str) -> str | None:
        """Return the code whose Chinese word is `label`, or None."""
        return next((e.code for e in self._groups.get(group, {}).values() if e.zh == label), None)

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
