"""Search finds exactly what LIKE finds, however far its index is, and forgets what it must forget."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.tokens import Tokens
from gridworker.storage import Ask, Intent, Store, Word, search_index, search_notes, tables
from tests.support.searching import CUT, WHO, Diary, some_day, some_questions, some_text


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    made = Diary(tmp_path)
    yield made
    made.store.close()


def filled(diary: Diary, seed: int, records: int, questions: int, cut: Tokens = CUT) -> list[str]:
    """Write, correct, bin and index at random; return the questions answered wrongly on the way."""
    chance = random.Random(seed)
    wrong: list[str] = []
    for n in range(records):
        kind = chance.choice(["visit", "visit", "promise"])
        known = sorted(diary.texts[kind])
        what = chance.random()
        if known and what < 0.15:
            diary.bin(kind, chance.choice(known))
        else:
            rec = chance.choice(known) if known and what < 0.35 else f"{kind}-{n}"
            diary.say(kind, rec, some_text(chance), some_day(chance))
        if chance.random() < 0.3:
            diary.index(chance.randint(1, 12), cut)
        if n % 20 == 19:
            texts = [text for said in diary.texts.values() for text in said.values()]
            wrong += diary.wrong(some_questions(chance, texts, questions * 20 // records), cut)
    return wrong


@pytest.mark.parametrize("seed", range(3))
def test_every_word_is_found_as_like_finds_it_while_the_index_is_behind(diary: Diary, seed: int) -> None:
    assert filled(diary, seed, records=160, questions=400) == []
    while not search_index.step(diary.store._db, CUT).whole:
        pass
    chance = random.Random(seed)
    texts = [text for said in diary.texts.values() for text in said.values()]
    assert diary.wrong(some_questions(chance, texts, 300)) == []
    assert diary.store.search.differences(CUT) == 0


@given(st.lists(st.text("低保路灯1２3門王a-%", max_size=9), min_size=1, max_size=9), st.data())
def test_any_texts_and_any_words(texts: list[str], data: st.DataObject) -> None:
    joined = "\n".join(texts)
    at = data.draw(st.integers(0, max(0, len(joined) - 1)))
    word = "".join(joined[at : at + data.draw(st.integers(1, 11))].split())
    for text in texts:
        # The one thing that the index relies on.
        if word and CUT.fold(word) in CUT.fold(text):
            assert set(CUT.of_word(word)) <= CUT.of_text(text)
        elif word and CUT.is_exact(word):
            assert not set(CUT.of_word(word)) <= CUT.of_text(text)


def test_an_index_that_leaves_out_pairs_is_found_out(diary: Diary) -> None:
    class Careless(Tokens):
        def of_text(self, text: str) -> set[str]:
            return set(sorted(super().of_text(text))[1:])

    careless = object.__new__(Careless)
    careless.__dict__.update(CUT.__dict__)
    assert filled(diary, 1, records=60, questions=200, cut=careless)
    assert diary.store.search.differences(CUT) > 0


def test_a_store_that_does_not_tell_what_went_is_found_out(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.say("visit", "a", "路灯坏了")
    diary.index(10)
    monkeypatch.setattr(tables, "note_going", lambda *_: None)
    diary.say("visit", "a", "修好了")
    diary.index(10)
    assert diary.store.search.differences(CUT) == 0
    assert strays(diary.store) == 1


def strays(store: Store) -> int:
    """Rows of the index whose record is not there any more."""
    return int(
        store._db.value(
            "SELECT count(*) FROM search_doc WHERE n >> 40 = 5 AND row NOT IN (SELECT rowid FROM visit)"
        )
    )


def test_newest_first_also_for_what_arrives_late_and_page_by_page(diary: Diary) -> None:
    chance = random.Random(4)
    days = {f"v{n}": some_day(chance) for n in range(60)}
    for n, (rec, day) in enumerate(days.items()):
        diary.say("visit", rec, "路灯坏了" if n % 3 else "路灯好了", day)
        if n == 40:
            diary.index(30)
    found = diary.find("visit", "路灯坏", page=7)
    assert len(found) == len(set(found)) == 40
    assert [days[rec] for rec in found] == sorted((days[rec] for rec in found), reverse=True)


def test_a_page_stays_whole_while_the_index_goes_on(diary: Diary) -> None:
    for n in range(30):
        diary.say("visit", f"v{n}", "路灯坏了", "2026-04-05")
    ask = Ask((Word("路灯"),))
    first = diary.store.search.find(CUT, "visit", ask, limit=10)
    diary.index(100)
    second = diary.store.search.find(CUT, "visit", ask, limit=100, after=first.next)
    assert {*first.ids, *second.ids} == set(diary.texts["visit"])


def test_a_period_and_a_day_that_was_typed(diary: Diary) -> None:
    for day in ("2026-03-04", "2026-03-05", "2026-04-01"):
        diary.say("visit", day, f"路灯 {day[5:]}", day)
    for indexed in (0, 10):
        diary.index(indexed or 1)
        find = diary.store.search.find
        march = Ask((Word("路灯"),), date_from="2026-03-01", date_to="2026-03-31")
        assert find(CUT, "visit", march, limit=9).ids == ["2026-03-05", "2026-03-04"]
        day = Word("3月4日", days=(("2026-03-04", "2026-03-04"),))
        assert find(CUT, "visit", Ask((day,)), limit=9).ids == ["2026-03-04"]
        assert find(CUT, "visit", Ask((day, Word("路灯"))), limit=9).ids == ["2026-03-04"]
        assert find(CUT, "visit", Ask((day, Word("水沟"))), limit=9).ids == []


def terms(store: Store) -> set[str]:
    """Every token that stands in the pages of the index, whether its row is out or not."""
    store._db.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.v USING fts5vocab('main', 'search_text', 'row')")
    return {row[0] for row in store._db.all("SELECT term FROM temp.v")}


def test_nothing_redacted_remains_in_the_index(diary: Diary) -> None:
    for n in range(40):
        diary.say("visit", f"v{n}", "路灯坏了", "2026-04-05")
    diary.say("visit", "x", "鼹鼠挖洞", "2026-04-06")
    diary.index(100)
    op = diary.store.history("x")[0]["hash"]
    data = {"covers": [op], "fields": ["content"], "restate": {"date": "2026-04-06"}}
    diary.store.write([Intent("redact", "x", "home", data)], who=WHO, entropy=diary.entropy)
    assert diary.find("visit", "鼹鼠") == []
    assert "鼹鼠" in terms(diary.store)
    assert diary.store.search.state(CUT).scrub
    for _ in range(9):
        diary.index(100)
    assert diary.store.search.state(CUT).whole
    assert not {term for term in terms(diary.store) if set(term) & set("鼹鼠洞")}
    assert len(diary.find("visit", "路灯坏")) == 40


def test_rebuilding_begins_the_index_anew_and_other_tables_make_it_useless(diary: Diary) -> None:
    diary.say("visit", "a", "門前水溝", "2026-04-05")
    diary.index(10)
    assert diary.store.search.state(CUT).whole
    other = Tokens("門门", "men 门")
    assert diary.store.search.state(other).behind == 1
    assert diary.find("visit", "门前", other) == ["a"]
    diary.index(10, other)
    assert diary.store.search.state(other).whole
    assert diary.find("visit", "门前水沟") == ["a"]  # by the walk, not by the index of the other tables
    diary.index(10)
    diary.store.rebuild()
    assert diary.store.search.indexed() == 0
    assert diary.find("visit", "门前水沟") == ["a"]


def test_the_last_row_deleted_gives_its_place_to_another(diary: Diary) -> None:
    db = diary.store._db
    diary.say("visit", "a", "路灯坏了")
    diary.say("visit", "b", "水沟堵了")
    diary.index(10)
    with db.atomic():
        search_notes.note_going(db, "visit", ["b"])
        db.run("DELETE FROM visit WHERE rec = 'b'")
        search_notes.note_deleted(db, "visit")
    diary.say("visit", "c", "门前积水")
    assert (diary.find("visit", "水沟"), diary.find("visit", "门前")) == ([], ["c"])
    diary.index(10)
    assert (diary.find("visit", "水沟"), diary.find("visit", "门前")) == ([], ["c"])
    assert (diary.store.search.indexed(), strays(diary.store)) == (2, 0)


CHILD = """
import sys
from pathlib import Path
from gridworker.services.search_words import tokens
from gridworker.storage import Store
store = Store.open(Path(sys.argv[1]), bytes(32))
while True:
    state = store.search.step(tokens(), 25)
    print(state.behind, flush=True)
    if state.whole:
        break
"""


def test_building_goes_on_where_a_kill_ended_it(diary: Diary) -> None:
    chance = random.Random(9)
    batch = []
    for n in range(400):
        said = some_text(chance)
        batch.append(Intent("visit", f"v{n}", "home", {"content": said, "date": some_day(chance)}))
        diary.texts["visit"][f"v{n}"] = said
    diary.store.write(batch, who=WHO, entropy=diary.entropy)
    path = diary.store.path
    diary.store.close()
    left = []
    for stop in (2, 5, 3):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        for _ in range(stop):
            left.append(int(child.stdout.readline()))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        with Store.open(path, bytes(32)) as store:
            assert store.search.state(CUT).behind <= left[-1]
            assert store.search.differences(CUT) == 0
    assert left == sorted(left, reverse=True)
    diary.store = Store.open(path, bytes(32))
    assert diary.wrong(some_questions(chance, list(diary.texts["visit"].values()), 60)) == []
    while not diary.store.search.step(CUT).whole:
        pass
    assert diary.store.search.indexed() == 400
    assert diary.wrong(some_questions(chance, list(diary.texts["visit"].values()), 60)) == []


def test_what_is_read_anew_by_a_newer_program_is_found_where_it_stands_then(diary: Diary) -> None:
    assert filled(diary, 4, records=60, questions=60) == []
    while not search_index.step(diary.store._db, CUT).whole:
        pass
    # An op that an older program could not use: looking again makes every table anew, with other row ids.
    newest = "WHERE id = (SELECT max(id) FROM op)"
    diary.store._db.run(f"UPDATE op SET bad = 1, standing = 'parked:bad_body' {newest}")
    diary.store.retry()
    texts = [text for said in diary.texts.values() for text in said.values()]
    questions = some_questions(random.Random(4), texts, 200)
    assert diary.wrong(questions) == []
    while not search_index.step(diary.store._db, CUT).whole:
        pass
    assert diary.wrong(questions) == []
    assert diary.store.search.differences(CUT) == 0
