"""The bin (回收站): what was withdrawn and what was typed and thrown away, for `KEPT_DAYS` days.

A withdrawn record is never deleted. After the days it is listed no more unless somebody asks for what is
older; it can still be put back, because a clock that was wrong must not cost anybody a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from gridworker.domain.time import wall_day
from gridworker.services import clash_words, unfinished
from gridworker.services.session import Session
from gridworker.services.titles import titles

KEPT_DAYS: Final = unfinished.KEPT_DAYS


@dataclass(frozen=True)
class Binned:
    """One thing in the bin. `kind` is a record's, or `draft`; `form_name` says what was typed (drafts only).

    `at`: when it went in (wall text); `days_left` counts down from `KEPT_DAYS`, 0 for what is older.
    """

    kind: str
    id: str
    title: str
    at: str
    author_name: str
    device_name: str
    mine: bool
    reason: str
    days_left: int
    form_name: str = ""
    start: str = ""
    of: str = ""
    """The record that an attachment is of."""


@dataclass(frozen=True)
class Bin:
    """What is shown, newest first, and how many are older than that."""

    rows: list[Binned]
    older: int


def bin_list(session: Session, *, older: bool = False) -> Bin:
    """Everything that went into the bin within `KEPT_DAYS` days; with `older` also what did before."""
    today = session.entropy.now().date()
    people, machines = clash_words.people(session), clash_words.devices(session)
    everything = [(one, days_left(one.at, today)) for one in session.store.bin.records()]
    shown = [(one, left) for one, left in everything if left or older]
    titled = titles(session, ((one.kind, one.rec) for one, _ in shown))
    pictures = [one.rec for one, _ in shown if one.kind == "attachment"]
    of = {row["id"]: str(row.get("of") or "") for row in session.store.rows("attachment", pictures)}
    rows = [
        Binned(
            one.kind,
            one.rec,
            titled.get(one.rec, ""),
            one.at,
            people.get(one.author, ""),
            machines.get(one.dev, ("", False))[0],
            one.dev == session.identity.device,
            one.reason,
            left,
            of=of.get(one.rec, ""),
        )
        for one, left in shown
    ]
    drafts = [_draft(draft, today) for draft in unfinished.discarded(session)]
    late = sum(not left for _, left in everything)
    return Bin(sorted((*rows, *drafts), key=lambda row: (row.at, row.id), reverse=True), late)


def days_left(at: str, today: date) -> int:
    """Days for which something that went in at `at` is still listed, this one included; 0 when it is not."""
    return min(KEPT_DAYS, max(0, KEPT_DAYS - (today - wall_day(at)).days)) if at else KEPT_DAYS


def _draft(draft: unfinished.Unfinished, today: date) -> Binned:
    left = max(1, days_left(draft.thrown, today))
    return Binned(
        "draft", draft.id, draft.title, draft.thrown, "", "", True, "", left, draft.form_name, draft.start
    )
