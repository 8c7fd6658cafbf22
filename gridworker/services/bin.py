"""The bin (回收站): what was withdrawn and what was typed and thrown away, for `KEPT_DAYS` days.

A withdrawn record is never deleted. After the days it is listed no more unless somebody asks for what is
older; it can still be put back, because a clock that was wrong must not cost anybody a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gridworker.domain.time import wall_day
from gridworker.services import clash_words, unfinished
from gridworker.services.session import Session

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
    rows, late = [], 0
    for kind, record in session.store.bin.records():
        step = _withdrawal(session, kind, record)
        if step is None:
            continue
        left = days_left(step["at"], today)
        late += not left
        if not left and not older:
            continue  # what nobody asked for needs no title
        rows.append(
            Binned(
                kind,
                record,
                clash_words.whole_title(session, kind, record),
                step["at"],
                people.get(step["author"], ""),
                machines.get(step["dev"], ("", False))[0],
                step["dev"] == session.identity.device,
                str((step["data"] or {}).get("reason") or ""),
                left,
                of=_of(session, record) if kind == "attachment" else "",
            )
        )
    drafts = [_draft(draft, today) for draft in unfinished.discarded(session)]
    return Bin(sorted((*rows, *drafts), key=lambda row: (row.at, row.id), reverse=True), late)


def days_left(at: str, today: date) -> int:
    """Days for which something that went in at `at` is still listed, this one included; 0 when it is not."""
    return min(KEPT_DAYS, max(0, KEPT_DAYS - (today - wall_day(at)).days))


def _of(session: Session, attachment: str) -> str:
    row = session.store.get("attachment", attachment) or {}
    return str(row.get("of") or "")


def _draft(draft: unfinished.Unfinished, today: date) -> Binned:
    left = max(1, days_left(draft.thrown, today))
    return Binned(
        "draft", draft.id, draft.title, draft.thrown, "", "", True, "", left, draft.form_name, draft.start
    )


def _withdrawal(session: Session, kind: str, record: str) -> dict[str, Any] | None:
    """The op in effect that withdrew the record last."""
    found = None
    for step in session.store.history(record):
        if kind == "demand":
            took = step["kind"] == "demand.withdraw" and step["placed"] in ("line", "provisional")
        else:
            withdrawn = (step["data"] or {}).get("withdrawn")
            took = step["kind"] == kind and step["standing"] == "on" and withdrawn is True
        found = step if took else found
    return found
