"""What a cell of somebody's sheet says, and which value wins when sheet and book differ."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import roster_cells as cells
from gridworker.domain.records import validate
from gridworker.domain.roster import read_families
from gridworker.domain.roster_columns import Line, find_headings, letter_of, look_at_columns
from gridworker.domain.roster_compare import ROSTER, alike, base_of, settle
from gridworker.domain.roster_refused import forbidden_in, refused_heading, without_forbidden
from gridworker.domain.roster_words import RosterWords
from gridworker.services.resources import load_vocab

TODAY = dt.date(2026, 4, 5)


@pytest.fixture(scope="module")
def words() -> RosterWords:
    text = (files("gridworker.resources") / "vocab" / "roster.yaml").read_text("utf-8")
    return RosterWords.build(yaml.safe_load(text), load_vocab())


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("1956-03-02", 1956), ("1956.3", 1956), ("1956年3月", 1956), ("195603", 1956), ("19560302", 1956),
        (1956, 1956), (1956.0, 1956), (dt.date(1956, 3, 2), 1956), (20516, 1956), ("20516", 1956),
        ("１９５６", 1956), ("1956/3/2 0:00:00", 1956), ("56年", None), ("三十", None), ("2050", None),
        ("", None), ("19561302", None),
    ],
)  # fmt: skip
def test_a_year_of_birth_in_every_hand(cell: cells.Cell, year: int | None) -> None:
    found = cells.birth_of(cell, TODAY)
    assert (found[0] if found else None) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", 4), ("4人", 4), ("四", 4), ("十二口", 12), ("二十", 20), ("很多", None), ("", None), ("-1", None)],
)
def test_a_count_in_every_hand(text: str, number: int | None) -> None:
    assert cells.number_of(text) == number


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("15400001234", "15400001234"), ("154 0000 1234", "15400001234"), ("154-0000-1234", "15400001234"),
        ("+8615400001234", "15400001234"), ("儿子 15400001234", "15400001234"), ("661234", "661234"),
        ("0578-1234567", "05781234567"), ("没有", None), ("12", None),
    ],
)  # fmt: skip
def test_a_telephone_in_every_hand(text: str, phone: str | None) -> None:
    assert cells.phone_of(text) == phone


def test_groups_and_doors_are_compared_as_people_mean_them() -> None:
    assert {cells.group_key(text) for text in ("三组", "3组", "第三村民小组", "第３组", "3")} == {"3"}
    same = (("三组", "3-12"), ("3组", "12号"), ("", "3-12"), ("3", "012"))
    assert {cells.place_key(*pair) for pair in same} == {("3", "12")}
    assert cells.place_key("四组", "3-12") == ("4", "3-12")


@pytest.mark.parametrize(
    "text",
    ["11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
     "11010519491231002", "330102199001011264", "3301021990010112345", "6222020200112233445",
     "王某11010519491231002X"],
)  # fmt: skip
def test_forbidden_numbers_are_known_even_when_excel_has_spoiled_them(text: str) -> None:
    assert forbidden_in(text)
    assert not any(c.isdigit() for c in without_forbidden(text))


@pytest.mark.parametrize("text", ["15400001234", "990101100201001012", "2026-04-05", "三组12号 15400001234"])
def test_ordinary_numbers_pass(text: str) -> None:
    assert forbidden_in(text) is None


def test_headings_that_announce_them_are_refused() -> None:
    assert refused_heading("居民 身份证\n号码") == "id_number"
    assert refused_heading("社保卡号") == "bank_card"
    assert refused_heading("门牌号") is None


def test_columns_have_the_letters_of_a_sheet() -> None:
    assert [letter_of(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_heading_that_lies_is_corrected_by_the_cells(words: RosterWords) -> None:
    """姓名 over telephones and 电话 over names: neither is believed."""
    rows: list[tuple[cells.Cell, ...]] = [("姓名", "门牌号", "电话")]
    rows += [(f"1540000{n:04d}", f"3-{n}", "王家福") for n in range(1, 20)]
    lines = [Line(n, row) for n, row in enumerate(rows, 1)]
    columns = look_at_columns(lines, find_headings(lines, words), words, TODAY)
    assert {column.title: column.target for column in columns}["电话"] != "phone"


def test_whoever_may_be_a_child_gets_no_record_without_a_year(words: RosterWords) -> None:
    for young in ("长子", "小儿子", "外孙儿", "重孙女", "侄女", "之子", "弟弟", ""):
        assert words.may_be_a_child(young), young
    for grown in ("户主", "妻子", "女婿", "儿媳妇", "岳母", "祖父", "配偶", "嫂子"):
        assert not words.may_be_a_child(grown), grown


VALUES = st.sampled_from([None, "", "王家福", "154", "155", "三组"])
FIELDS = st.dictionaries(st.sampled_from(["head", "phone", "group", "door", "status"]), VALUES, max_size=5)


@given(sheet=FIELDS, book=FIELDS, base=FIELDS)
def test_nothing_that_somebody_wrote_is_ever_overwritten(
    sheet: dict[str, Any], book: dict[str, Any], base: dict[str, Any]
) -> None:
    found = settle(sheet, book, base)
    for name in found.new:
        before = book.get(name)
        assert before in (None, "") or alike(name, before, base.get(name), str(book.get("group") or ""))
    for value in found.new.values():
        assert value not in (None, "")
    assert not found.new.keys() & found.kept.keys()


@given(sheet=FIELDS, book=FIELDS, base=FIELDS)
def test_the_second_time_there_is_nothing_left_to_write(
    sheet: dict[str, Any], book: dict[str, Any], base: dict[str, Any]
) -> None:
    first = settle(sheet, book, base)
    again = settle(sheet, {**book, **first.new}, {**base, **first.new})
    assert again.new == {}


TAGS = st.lists(st.sampled_from("ABCD"), unique=True, max_size=4)


@given(st.lists(st.tuples(st.booleans(), TAGS), max_size=6), TAGS)
def test_a_tag_that_somebody_gave_is_never_taken_away_by_a_sheet(
    story: list[tuple[bool, list[str]]], last: list[str]
) -> None:
    """Sheets and people write in turn; what a person put there is still there unless a person took it."""
    ops: list[dict[str, Any]] = []
    book: list[str] = []
    by_hand: set[str] = set()
    for sheet, tags in [*story, (True, last)]:
        if sheet:
            new = settle({"tags": tags}, {"tags": book}, base_of(ops)).new.get("tags")
            if new is not None:
                ops.append({"tags": new, ROSTER: "mark"})
                book = new
        else:
            by_hand = (by_hand & set(tags)) | (set(tags) - set(book))
            ops.append({"tags": tags})
            book = tags
        assert by_hand <= set(book)


CELLS = st.one_of(
    st.none(), st.integers(-10, 10**19), st.floats(allow_nan=False), st.booleans(),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["户主", "姓名", "与户主关系", "门牌号", "三组", "3-12", "王家福", "是", "合计", "注："]),
    st.text(max_size=12),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_no_sheet_makes_the_reader_stumble(words: RosterWords, table: list[list[cells.Cell]]) -> None:
    lines = [Line(n, tuple(row)) for n, row in enumerate(table, 1)]
    heads = find_headings(lines, words)
    columns = look_at_columns(lines, heads, words, TODAY)
    reading = read_families(lines, heads, columns, words, lambda village, grid: ("g", ""), TODAY)
    for family in reading.families:
        validate("household", {"grid": "g", **family.fields}, partial=False)
        assert not any(forbidden_in(str(value)) for value in family.fields.values())
        for member in family.members:
            validate("person", {"household": "h", **member.fields}, partial=False)
    assert all(note.sentence for note in reading.notes)
