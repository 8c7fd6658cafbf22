"""The one search box: by name, letters, place, telephone, door, tag and day; what it shows, and its index."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import households, merges, search, upkeep, visits
from gridworker.services.households import HouseholdDraft
from gridworker.services.search import Asked, Results
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish


def home(session: Session, head: str, **fields: object) -> str:
    return households.add_household(session, HouseholdDraft(head=head, **fields)).id


@pytest.fixture
def village(parish: Parish) -> Machine:
    """The office knows two villages' grids and some families."""
    pc = parish.pc
    first, second = parish.grid("王家湾第一网格"), parish.grid("石桥村第一网格")
    for grid, group, door, head, phone, tags in (
        (first, "3组", "3-12", "李大勇", "15400001234", ["DIBAO"]),
        (first, "1组", "1-3", "李小明", "15400003333", []),
        (second, "3组", "3-12", "李桂英", "15400005678", []),
        (second, "2组", "2-7", "单正芝", "15400002323", ["ALONE"]),
        (second, "2组", "2-8", "劉國慶", "", []),
    ):
        home(pc.session, head, grid=grid, group=group, door=door, phone=phone, tags=tags)
    return pc


def heads(found: Results) -> list[str]:
    return [hit.title for group in found.groups if group.kind == "household" for hit in group.hits]


def test_the_household_box_understands_several_words_like_the_search_box(village: Machine) -> None:
    rows = households.find_households(village.session, "wjw 3 li")
    assert [row["head"] for row in rows] == ["李大勇", "李小明"]  # the group before a digit in a phone
    assert households.find_households(village.session, "3 ldy")[0]["head"] == "李大勇"
    assert households.find_households(village.session, "石桥 没有") == []


@pytest.mark.parametrize("indexed", [False, True], ids=["walk", "index"])
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wjw 3 li", ["3-12 李大勇"]),
        ("王家湾 3组 李", ["3-12 李大勇"]),
        ("１-３", ["1-3 李小明"]),
        ("5678", ["3-12 李桂英"]),
        ("１５４００００５６７８", ["3-12 李桂英"]),
        ("szz", ["2-7 单正芝"]),
        ("dan", ["2-7 单正芝"]),
        ("刘国庆", ["2-8 劉國慶"]),
        ("劉", ["2-8 劉國慶"]),
        ("lgq", ["2-8 劉國慶"]),
        ("低保", ["3-12 李大勇"]),
        ("王家湾 低保", ["3-12 李大勇"]),
        ("石桥 2-7", ["2-7 单正芝"]),
        ("没有这个人", []),
    ],
)
def test_a_household_is_found_in_every_way(
    village: Machine, typed: str, first: list[str], indexed: bool
) -> None:
    if indexed:
        assert search.catch_up(village.session).whole
    assert heads(search.look(village.session, Asked(typed)))[: max(1, len(first))] == first


def test_what_fits_best_stands_first(village: Machine) -> None:
    best = heads(search.look(village.session, Asked("3 李")))[:2]
    assert set(best) == {"3-12 李大勇", "3-12 李桂英"}
    assert len(heads(search.look(village.session, Asked("3 李")))) == 3


@pytest.mark.parametrize("indexed", [False, True], ids=["walk", "index"])
def test_a_lone_number_means_the_group_first_however_it_is_written(parish: Parish, indexed: bool) -> None:
    pc = parish.pc.session
    grid = parish.grid("石桥村第一网格")
    for group, door, head, phone in (
        ("一组", "1-3", "刘小红", ""), ("一组", "1-2", "李文军", "15400005838"),
        ("十三组", "13-1", "李国", ""), ("三组", "3-5", "李桂英", ""), ("三组", "9-9", "李四平", ""),
        ("二组", "2-1", "陈大勇", "15400003352"),
    ):  # fmt: skip
        home(pc, head, grid=grid, group=group, door=door, phone=phone)
    if indexed:
        search.catch_up(pc)
    found = heads(search.look(pc, Asked("sqc 3 li"), 9))
    assert set(found[:2]) == {"3-5 李桂英", "9-9 李四平"}
    assert "2-1 陈大勇" not in found


def test_telephones_are_masked_and_what_was_found_is_marked(village: Machine) -> None:
    found = search.look(village.session, Asked("1234"))
    (hit,) = found.groups[0].hits
    assert "15400001234" not in hit.snippet
    assert [hit.snippet[a:b] for a, b in search.marks(hit.snippet, found.words)] == ["1234"]
    assert search.marks("王家湾的門前", search.look(village.session, Asked("门前")).words) == [(4, 6)]
    assert search.marks("李大勇", search.look(village.session, Asked("ldy")).words) == [(0, 3)]


def test_groups_pages_and_filters(parish: Parish, laptop: Machine) -> None:
    for n in range(9):
        laptop.visit(f"第{n}次说到路灯", demand="路灯不亮" if n % 3 == 0 else "", promise="修路灯")
    session = laptop.session
    found = search.look(session, Asked("路灯"))
    assert [(group.kind, len(group.hits)) for group in found.groups] == [
        ("visit", 6), ("demand", 3), ("promise", 6),
    ]  # fmt: skip
    assert found.behind > 0
    search.catch_up(session)
    asked = Asked("路灯", kind="visit")
    first = search.more(session, asked, limit=4)
    rest = search.more(session, asked, first.next, limit=40)
    assert (len(first.hits), len(rest.hits), rest.next) == (4, 5, None)
    assert len({hit.id for hit in (*first.hits, *rest.hits)}) == 9
    day = first.hits[0].date
    assert search.look(session, Asked("路灯", kind="visit", date_to="2020-01-01")).groups == []
    assert len(search.look(session, Asked(day, kind="visit"), 50).groups[0].hits) == 9
    assert search.look(session, Asked("路灯", tag="DIBAO")).groups == []
    with pytest.raises(UserError) as refused:
        search.more(session, asked, "nonsense")
    assert refused.value.code == "bad_page"
    with pytest.raises(UserError) as refused:
        search.look(session, Asked("路灯", kind="weather"))
    assert refused.value.code == "bad_kind"


def test_a_visit_is_found_the_moment_it_is_saved_and_an_undone_merge_is_not(
    parish: Parish, laptop: Machine
) -> None:
    pc = parish.pc.session
    search.catch_up(pc)
    saved = laptop.visit("后山的鼹鼠又挖洞了")
    assert [hit.id for hit in search.search(laptop.session, "鼹鼠")] == [saved.id]
    parish.pc.merge(laptop.export())
    assert [hit.id for hit in search.search(pc, "鼹鼠")] == [saved.id]
    search.catch_up(pc)
    batch = str(merges.merge_list(pc)[0]["id"])
    merges.undo_merge(pc, batch, "拿错了盘")
    assert search.search(pc, "鼹鼠") == []
    before = search.indexed(pc)
    search.catch_up(pc)
    assert search.indexed(pc) < before
    merges.restore_merge(pc, batch)
    search.catch_up(pc)
    assert [hit.id for hit in search.search(pc, "鼹鼠")] == [saved.id]


@pytest.mark.parametrize("indexed", [False, True], ids=["walk", "index"])
def test_what_somebody_did_is_found_by_the_name(parish: Parish, laptop: Machine, indexed: bool) -> None:
    mine = laptop.visit("路灯修好了")
    parish.pc.merge(laptop.export())
    pc = parish.pc.session
    if indexed:
        search.catch_up(pc)
    name = laptop.session.identity.name
    day = laptop.clock.now().date().isoformat()
    for typed in (name, f"{name} 路灯", f"{day} {name}", f"{name} {day} 修好"):
        hits = search.more(pc, Asked(typed, kind="visit")).hits
        assert [hit.id for hit in hits] == [mine.id], typed
    assert f"走访人：{name}" in hits[0].snippet
    assert search.more(pc, Asked(f"{name} 没有的词", kind="visit")).hits == []


def test_a_visit_without_words_says_what_happened(laptop: Machine) -> None:
    saved = laptop.visit("路灯")
    visits.revise_visit(laptop.session, saved.id, {"content": "", "meet": "ABSENT"}, "写错了")
    (hit,) = search.search(laptop.session, laptop.clock.now().date().isoformat())
    assert (hit.id, hit.snippet) == (saved.id, "到访未遇")


def test_doctor_tells_how_far_the_index_is_and_when_it_is_wrong(laptop: Machine) -> None:
    laptop.visit("路灯坏了")
    session = laptop.session

    def said() -> tuple[str, str]:
        (one,) = [one for one in upkeep.doctor(session) if one.code.startswith("search")]
        return one.code, one.level

    assert said() == ("search_index", "note")
    search.catch_up(session)
    assert said() == ("search_index", "ok")
    with session.store.atomic():
        session.store._db.run("DELETE FROM search_text WHERE rowid = (SELECT max(n) FROM search_doc)")
    assert said() == ("search_differs", "note")
    assert search.catch_up(session, anew=True).whole
    assert said() == ("search_index", "ok")


def test_a_merge_writes_nothing_into_the_index(parish: Parish, laptop: Machine) -> None:
    pc = parish.pc.session
    search.catch_up(pc)
    held = pc.store._db.value("SELECT count(*), sum(id) FROM search_text_data")
    laptop.visit("路灯坏了", demand="修路灯")
    parish.pc.merge(laptop.export())
    assert pc.store._db.value("SELECT count(*), sum(id) FROM search_text_data") == held
    assert search.index_state(pc).read > 0
