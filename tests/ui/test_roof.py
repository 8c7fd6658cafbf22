"""The leaking roof: the whole way of a demand through four real windows, and the tutorial about it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services import demands, levels, manual, worklists
from tests.ui.roof import story
from tests.ui.roof.cast import gather
from tests.ui.roof.hands import Hands, NotThere
from tests.ui.roof.stage import Stage

NAMED = re.compile(r"「([^」]+)」")
PICTURE = re.compile(r"\(pictures/([a-z-]+)\.png\)")
TOLD = {
    "story-doorstep": ("doorstep",), "story-register": ("registered",), "story-first": ("first_try",),
    "story-again": ("not_satisfied",), "story-county": ("goes_up",), "story-village": ("comes_down",),
    "story-told": ("told",), "story-closed": ("closed", "at_home"),
}  # fmt: skip
"""Which topic of the tutorial tells which chapters."""


@pytest.fixture
def stage(qapp: QApplication, own_home: Path) -> Iterator[Stage]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        made = Stage(gather(Path(folder)), Path(folder), (1366, 740))
        yield made
        made.close()


def asked(who: Hands, fn: Callable[..., Any], *more: Any) -> Any:
    found: list[Any] = []
    who.window.desk.work.run(who.window, lambda s: fn(s, *more)).success(found.append)
    who.settle()
    return found[0]


def the_demand(who: Hands) -> dict[str, Any]:
    (found,) = asked(who, demands.demand_ids)
    page: dict[str, Any] = asked(who, demands.demand, found)
    return page


def test_it_gets_from_the_doorstep_to_the_office_and_gets_a_number_and_a_hand(stage: Stage) -> None:
    story.play(stage, chapters=2)
    page = the_demand(stage.hands(stage.cast.town))
    assert page["number"] == "SQ-2026-石桥-A001"
    assert (page["state"], page["person_name"], page["unit_name"]) == ("assigned", "陈守田", "镇村建办")
    assert the_demand(stage.hands(stage.cast.laptop))["state"] == "collected", "the answer lies on the stick"


def test_what_is_not_there_is_not_pressed(stage: Stage) -> None:
    me = stage.at(stage.cast.laptop, "04-08 09:40")
    me.patience = 0.1
    for wrong in (
        lambda: me.press("登月"), lambda: me.answer("星座", "白羊"), lambda: me.pick("没有这一行"),
        lambda: me.go("合并"), lambda: me.sees("没有这句话"),
    ):  # fmt: skip
        with pytest.raises(NotThere):
            wrong()


@pytest.mark.slow
def test_the_whole_way_ends_well_on_every_computer(stage: Stage) -> None:
    pictures: list[str] = []
    named: dict[str, tuple[list[str], set[str]]] = {}
    stage.shoot = lambda _who, name: pictures.append(name)
    for topic, chapters in TOLD.items():
        for chapter in story.CHAPTERS:
            if chapter.__name__ in chapters:
                chapter(stage)
        named[topic] = stage.noted()
    _all_know_the_same(stage)
    _the_tutorial_tells_it(pictures, named)


def _all_know_the_same(stage: Stage) -> None:
    cast = stage.cast
    pages = {computer.name: the_demand(stage.hands(computer)) for computer in (cast.town, cast.laptop)}
    for page in pages.values():
        assert (page["state"], page["life"], page["number"]) == ("closed", 2, "SQ-2026-石桥-A001")
        assert page["first_asked_name"] == cast.laptop.name
        assert page["satisfaction"] == 4
        assert not page["refused"]
    me = stage.hands(cast.laptop)
    assert asked(me, worklists.my_worklist, "mine") == []
    lamps = asked(me, levels.lamps, page["id"])
    assert [lamp.lit for lamp in lamps] == [True, True, True]


def _the_tutorial_tells_it(pictures: list[str], named: dict[str, tuple[list[str], set[str]]]) -> None:
    """Its pictures are those of the story, its buttons were there, and it leaves out nothing used."""
    texts = {one.id: one.text for one in manual.topics() if one.manual == manual.STORY}
    assert [*texts] == ["story-begin", *TOLD]
    assert [name for text in texts.values() for name in PICTURE.findall(text)] == pictures
    taught: set[str] = set()
    unsaid = {}
    for topic, (used, read) in named.items():
        words = NAMED.findall(texts[topic])
        seen = "\n".join(read)
        assert [word for word in words if word not in seen] == [], topic
        taught |= {texts[topic]}
        unsaid[topic] = [name for name in used if name not in "\n".join(taught) and name != story.ROOF]
    assert unsaid == {topic: [] for topic in TOLD}
