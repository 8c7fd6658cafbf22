"""The words of household sheets: how columns are called there, and what the cells say.

The words are data (`resources/vocab/roster.yaml`), read elsewhere; `RosterWords.build` takes the parsed
content together with the vocabulary, whose own labels always count as words too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from gridworker.domain.resource import BadResource
from gridworker.domain.vocab import Vocab

SCHEMA: Final = "gridworker.roster/1"
Of = Literal["household", "person", "key"]
TAG: Final = "tag:"
"""A column that says yes or no to one household tag has the target `tag:CODE`."""

_BRACKETS: Final = re.compile(r"[(\[【（][^)\]】）]*[)\]】）]")
_PUNCTUATION: Final = re.compile(r"[\s*＊:：、,，.。/\\|“”\"'·_]+")
_GROUPS: Final = ("household_tag", "household_status", "sex", "need")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can be: `code`, its label, what it belongs to, and the headings it is known by."""

    code: str
    zh: str
    en: str
    of: Of
    words: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def heading(text: str) -> str:
    """A heading as it is compared: one width, no spaces, brackets, stars or question words."""
    plain = unicodedata.normalize("NFKC", text)
    bare = _PUNCTUATION.sub("", _BRACKETS.sub("", plain)) or _PUNCTUATION.sub("", plain)
    return bare.removeprefix("是否").lower()


@dataclass(frozen=True)
class RosterWords:
    """All words of sheets. `values` gives the code for a cell's word, by vocabulary group."""

    targets: Mapping[str, Target]
    values: Mapping[str, Mapping[str, str]]
    yes: frozenset[str]
    no: frozenset[str]
    heads: frozenset[str]
    children: frozenset[str]
    relations: frozenset[str]
    asides: tuple[str, ...]
    ignored: frozenset[str]

    @classmethod
    def build(cls, content: Mapping[str, Any], vocab: Vocab) -> RosterWords:
        """Make the words from the parsed file. Raises `BadResource` for another schema or shape."""
        if content.get("schema") != SCHEMA:
            raise BadResource("bad_resource", "名册词表文件的版本不认识。", "请换用本程序自带的词表。")
        try:
            targets = {one["code"]: _target(one) for one in content["columns"]}
            values = {group: _values(content["values"].get(group, {}), group, vocab) for group in _GROUPS}
            lists = {
                name: [heading(str(word)) for word in content[name]]
                for name in ("yes", "no", "heads", "children", "relations", "asides", "ignored")
            }
        except (KeyError, TypeError, AttributeError, ValueError):
            raise BadResource(
                "bad_resource", "名册词表文件有错。", "请改正该文件，或换回原来的文件。"
            ) from None
        for code in vocab.codes("household_tag"):
            entry = vocab.entry("household_tag", code)
            assert entry is not None
            words = [word for word, its in values["household_tag"].items() if its == code]
            targets[TAG + code] = Target(TAG + code, entry.zh, entry.en, "household", tuple(words))
        return cls(
            targets,
            values,
            yes=frozenset(lists["yes"]) | {"√", "✓"},
            no=frozenset(lists["no"]) | {""},
            heads=frozenset(lists["heads"]),
            children=frozenset(lists["children"]),
            relations=frozenset((*lists["relations"], *lists["heads"], *lists["children"])),
            asides=tuple(lists["asides"]),
            ignored=frozenset(lists["ignored"]),
        )

    def says(self, text: str) -> bool | None:
        """What a yes-or-no cell says; None when it is neither."""
        word = text.strip().lower()
        if word in self.yes or heading(text) in self.yes:
            return True
        return False if word in self.no or heading(text) in self.no else None

    def may_be_a_child(self, relation: str) -> bool:
        """Whether somebody of this relation may be under 14: children and grandchildren in all spellings, and
        whoever has no relation at all."""
        word = heading(relation)
        if not word or word in self.children:
            return True
        if word in self.relations or any(adult in word for adult in "媳婿妻夫父母爷奶祖"):
            return False
        return any(young in word for young in "孙儿侄甥弟妹") or word[-1:] in ("子", "女")

    def code_of(self, group: str, text: str) -> str | None:
        """The vocabulary code for a cell's word, or None."""
        return self.values[group].get(heading(text))


def _target(one: Mapping[str, Any]) -> Target:
    of = one["of"]
    if of not in ("household", "person", "key"):
        raise ValueError(of)
    return Target(one["code"], one["zh"], one["en"], of, _unique(heading(word) for word in one["words"]))


def _values(words: Mapping[str, Iterable[str]], group: str, vocab: Vocab) -> dict[str, str]:
    out: dict[str, str] = {}
    for code in vocab.codes(group, offered=False):
        out[heading(vocab.label(group, code))] = code
    for code, own in words.items():
        if not vocab.check(group, code):
            raise ValueError(code)
        out.update({heading(str(word)): code for word in own})
    return out


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
