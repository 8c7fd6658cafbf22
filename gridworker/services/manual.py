"""The manual (说明书): the Markdown of `docs/zh`, cut into topics that can be searched, without any network.

One source for two readers: the files stand in the repository to be read there, and are packaged as
`gridworker.manual` for the window. A topic begins with `<a id="..."></a>` and a heading of the second level;
a comment `<!-- 也叫：... -->` below it holds other words by which people ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

WORKER, CLERK, STORY = "worker", "clerk", "story"
MANUALS: Final = (WORKER, CLERK, STORY)
"""For workers, for clerks, and one demand from its beginning to its end, step by step."""

_TOPIC = re.compile(r'^<a id="([a-z][a-z-]*)"></a>\n+## +(.+)$', re.MULTILINE)
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
_ALSO = re.compile(r"<!-- 也叫：(.*?) -->\n?")
_MARKS = re.compile(r"[*`#>|\[\]()!]|\(pictures/[^)]*\)")


@dataclass(frozen=True)
class Topic:
    """One thing to read about: `text` is Markdown that begins with its heading."""

    id: str
    title: str
    manual: str
    manual_title: str
    text: str
    also: str = ""

    @property
    def plain(self) -> str:
        """The words alone, as they are searched."""
        return _MARKS.sub("", self.text)


@cache
def folder() -> Path:
    """The folder of the manual; pictures stand in its `pictures`."""
    return Path(str(files("gridworker.manual")))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, the worker's manual first, the story last."""
    return tuple(
        topic
        for manual in MANUALS
        for topic in cut(manual, (folder() / f"{manual}.md").read_text(encoding="utf-8"))
    )


def cut(manual: str, text: str) -> Iterable[Topic]:
    """The topics of one manual's Markdown."""
    title = _TITLE.search(text)
    begins = list(_TOPIC.finditer(text))
    for at, begin in enumerate(begins):
        end = begins[at + 1].start() if at + 1 < len(begins) else len(text)
        body = text[begin.start(2) : end]
        also = " ".join(_ALSO.findall(body))
        body = _ALSO.sub("", body).strip()
        yield Topic(
            begin[1], begin[2].strip(), manual, title[1].strip() if title else "", f"## {body}\n", also
        )


def topic(topic_id: str) -> Topic | None:
    """One topic by its id, or None."""
    return next((one for one in topics() if one.id == topic_id), None)


def find_topics(words: str, *, first: str = WORKER) -> list[Topic]:
    """Topics that hold every one of the words (parted by blanks), those with a word in the title first.

    Without words all topics, the manual `first` before the other. Letters match in either case, and `U盘`
    finds `U 盘`.
    """
    wanted = words.casefold().split()
    in_order = sorted(topics(), key=lambda one: one.manual != first)
    if not wanted:
        return in_order
    found = []
    for at, one in enumerate(in_order):
        title, also, rest = (_squeezed(text) for text in (one.title, one.also, f"{one.also}\n{one.plain}"))
        if all(word in title or word in rest for word in wanted):
            in_title = sum(word in title for word in wanted)
            in_also = sum(word in also for word in wanted)
            often = sum(rest.count(word) for word in wanted)
            found.append((-in_title, -in_also, -often, at, one))
    return [one for *_, one in sorted(found, key=lambda row: row[:4])]


def _squeezed(text: str) -> str:
    """In one case and without blanks, which Chinese puts beside Latin letters or not."""
    return "".join(text.casefold().split(" "))
