"""Every kind of record stands in every table that lists kinds, or stands here with the reason why not.

A kind that was added to the domain and forgotten in one of them could not be found, corrected, deleted,
counted or named: this is where one learns of it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.cli.backups import _NAMES as IN_RESTORE_ANSWERS
from gridworker.cli.text import KIND_NAMES
from gridworker.domain.kinds import COMMON_DOCUMENTS, DOCUMENTS
from gridworker.domain.records import FIELDS
from gridworker.domain.rights import ROLES
from gridworker.services import past_records, retention, search
from gridworker.services.correction import CORRECTABLE
from gridworker.services.not_taken import KINDS as NOT_TAKEN
from gridworker.services.removal import GROUPS
from gridworker.services.search_hits import _WORDS as HITS
from gridworker.services.titles import own_words
from gridworker.storage import backup, bin, queries, rebuild, salvage, search_kinds
from gridworker.storage.columns import COLUMNS
from gridworker.ui.kind_words import kind_word
from tests.support.stores import new_store

ALL = DOCUMENTS | {"demand"}
MAP = dict.fromkeys(COMMON_DOCUMENTS, "the office's map, kept on its own pages")
ENDS = dict.fromkeys(COMMON_DOCUMENTS, "it ends on a day and is never withdrawn")
OFFICIAL = {"appraisal": "counts, and nobody's words"}
ASKED = {"privacy_request": "found on the page of requests by its household"}

TABLES: dict[str, tuple[Collection[str], dict[str, str]]] = {
    "fields": (FIELDS, {"demand": "fields of its first step"}),
    "columns": (COLUMNS, {"demand": "columns of its own"}),
    "who may write it": (ROLES, {"demand": "each step has its own"}),
    "words in lists": (queries._TEXTS, {}),
    "what a backup holds": (backup._KINDS, MAP),
    "the bin": (
        {*bin.DOCUMENTS, "demand"},
        {
            **ENDS, "privacy_request": "answered, or taken up again", "notice": "taken down",
            "appraisal": "a round that was opened stays",
        },
    ),
    "what is corrected": (
        CORRECTABLE,
        {
            **MAP, "attachment": "renamed", "privacy_request": "answered",
            "notice": "another is hung instead", "appraisal": "its counts are entered again",
        },
    ),
    "search": (
        search.KINDS,
        {**MAP, **OFFICIAL, **ASKED, "attachment": "found by the record that it is of"},
    ),
    "what a resident may have deleted": (
        {kind for kind, _ in GROUPS.values()},
        {**MAP, **OFFICIAL, "team": "of nobody: its members are records of their own"},
    ),
    "months to keep": (
        {*(GROUPS[key][0] for key in past_records._FIND if key in GROUPS), "household", "person"},
        {**MAP, **OFFICIAL, "team": "of nobody: its members are records of their own"},
    ),
    "what was not taken": (NOT_TAKEN, {}),
    "names on the command line": (KIND_NAMES, {}),
}  # fmt: skip


def forgotten(there: Collection[str], known: dict[str, str], kinds: Collection[str] = ALL) -> list[str]:
    """Kinds that are neither in a table nor excused, and excuses for what stands in it after all."""
    lacks = [kind for kind in kinds if kind not in there and kind not in known]
    return sorted([*lacks, *(kind for kind in known if kind in there)])


@pytest.mark.parametrize("table", TABLES)
def test_every_kind_stands_in_the_table_or_has_a_reason_not_to(table: str) -> None:
    assert forgotten(*TABLES[table]) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_kind_that_is_new_is_missed_in_every_table(table: str) -> None:
    """The planted fault."""
    assert forgotten(*TABLES[table], kinds={*ALL, "proxy_case"}) == ["proxy_case"]


def test_what_is_found_is_indexed_shown_and_known_to_a_new_store(tmp_path: Path) -> None:
    assert set(search.KINDS) == set(search_kinds.KINDS) == set(HITS)
    assert len({kind.code for kind in search_kinds.KINDS.values()}) == len(search_kinds.KINDS)
    with new_store(tmp_path) as store:
        marks = {row[0] for row in store._db.all("SELECT kind FROM search_state")}
    assert set(search_kinds.KINDS) <= marks


def test_every_kind_has_a_name_in_the_window_and_a_restore_tells_of_it(qapp: QApplication) -> None:
    assert [kind for kind in ALL if not kind_word(kind)] == []
    assert set(IN_RESTORE_ANSWERS.values()) == {*backup._KINDS, "draft"}


def test_every_record_is_told_apart_by_words_and_not_by_its_id() -> None:
    for kind in ALL:
        fields = FIELDS["demand.collect" if kind == "demand" else kind].items()
        row = {"id": "0123456789abcdef", **{name: "x" for name, one in fields if one.required}}
        assert own_words(kind, row) != "89abcdef", kind


def test_every_table_of_a_store_is_made_again_from_the_ops_or_taken_over_from_a_damaged_one(
    tmp_path: Path,
) -> None:
    log, index = {"log", "op", "loose_body"}, "search_"
    with new_store(tmp_path) as store:
        tables = {row[0] for row in store._db.all("SELECT name FROM sqlite_master WHERE type = 'table'")}
    there = {name for name in tables if not name.startswith((index, "_"))}
    assert there == {*log, *rebuild._DERIVED, *salvage.LOCAL_TABLES}


def test_every_choice_of_months_has_what_it_clears() -> None:
    on_this_pc_only = {"backups", "access"}
    assert {kind.key for kind in retention.KINDS} == {*past_records._FIND, *on_this_pc_only}
