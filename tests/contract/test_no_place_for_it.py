"""Design §6, walked from outside: tables as they are, what goes to Excel and to paper, names in the code.

Fields, steps, vocabularies and sentences are walked in `tests/unit/domain/test_promises.py`, every screen in
`tests/ui/test_every_screen.py`. Each walk has a planted fault that it must find.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridworker.domain.period import Period
from gridworker.services import demo, held_data, households, printing, reports
from gridworker.services.keyring import Kdf
from gridworker.services.session import Session, open_profile
from gridworker.storage import Store
from tests.support.forbidden import asked_for, wrong_names
from tests.support.stores import new_store
from tests.support.tree import ROOT

QUICK = Kdf(ops=1, mem=8192)
# An office counts households and demands: figures of one worker beside another's would be a ranking.
WATCHING = re.compile(
    r"(?:^|_)(leaderboard|ranking|check_?in|clock_?in|attendance|punctual\w*|productivity|online_?time|idle_?time"
    r"|keystrokes?|word_?count|least_?words|min_?words|geo_?\w+|gps|latitude|longitude|face_\w+|score|badge)(?:$|_)"
)


def columns(store: Store) -> list[str]:
    tables = [row[0] for row in store._db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [f"{table}.{row[1]}" for table in tables for row in store._db.all(f'PRAGMA table_info("{table}")')]


def wrong_columns(names: list[str]) -> list[str]:
    return [name for name in names if wrong_names(name.split("."))]


def test_no_table_has_a_column_for_it(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        names = columns(store)
        assert len(names) > 150
        assert wrong_columns(names) == []
        store._db.run("ALTER TABLE household ADD COLUMN id_number TEXT")
        store._db.run("CREATE TABLE ranking (worker TEXT, points INTEGER)")
        assert wrong_columns(columns(store)) == [
            "household.id_number", "ranking.worker", "ranking.points",
        ]  # fmt: skip


def names_of(source: str) -> Iterator[str]:
    """What a module defines: functions, classes, fields, keyword arguments."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            yield node.name.lower()
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_no_function_watches_a_worker() -> None:
    found = {
        f"{path.stem}.{name}"
        for path in sorted((ROOT / "gridworker").rglob("*.py"))
        for name in names_of(path.read_text("utf-8"))
        if WATCHING.search(name)
    }
    assert found == set()
    planted = "def online_time(worker): ...\nclass X:\n    gps: str = ''\ndef worker_ranking(check_in): ..."
    assert sorted(name for name in names_of(planted) if WATCHING.search(name)) == [
        "check_in", "gps", "online_time", "worker_ranking",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Session]:
    """The office of the invented town."""
    made = demo.make_demo(tmp_path_factory.mktemp("demo") / "town", "tiny", 7, kdf=QUICK)
    with open_profile(made.office, demo.DEMO_PASSPHRASE) as session:
        yield session


def test_no_report_has_a_column_for_it(office: Session, tmp_path: Path) -> None:
    made = reports.visits_ledger(office, tmp_path / "ledger.xlsx")
    said = []
    for sheet in load_workbook(made.path).worksheets:
        said += [str(cell) for row in sheet.iter_rows(max_row=40, values_only=True) for cell in row if cell]
    shown = printing.printed_overview(office, Period(dt.date(2020, 1, 1), office.entropy.now().date()))
    said += [shown.title, *(rate.name for rate in shown.rates), *(rate.counted for rate in shown.rates)]
    home = households.find_households(office, limit=1)[0]["id"]
    said += list(held_data.flat(held_data.held_about(office, home)))
    assert len(said) > 100
    assert asked_for(said) == []
    assert asked_for([*said, "网格员走访排名", "身份证号"]) == ["网格员走访排名", "身份证号"]
    names = {worker for worker in (row["worker_name"] for row in _visits(office)) if worker}
    rated = [rate.name for rate in shown.rates if any(name in rate.name for name in names)]
    assert rated == []  # no figure is about one worker


def _visits(session: Session) -> list[dict[str, str]]:
    from gridworker.services.visits import visits

    return visits(session)
