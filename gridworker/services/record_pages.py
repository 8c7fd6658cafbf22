"""Any finished record as a page: its fields in the order of the form, words behind ids, every version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gridworker.domain.records import FIELDS
from gridworker.services import clash_words, conflicts
from gridworker.services.allowed import may_write
from gridworker.services.correction import CORRECTABLE, find, shape_of
from gridworker.services.delivery import record_states
from gridworker.services.session import Session
from gridworker.services.titles import titles
from gridworker.services.versions import versions
from gridworker.services.writing import record_place

_OF_THE_REPORTER = frozenset({"household", "reporter", "contact"})


@dataclass(frozen=True)
class RecordPage:
    """`fields`: all that may be corrected, None where nothing stands; `names`: words for ids by field.

    `correctable` is false for what has a form of its own (units, grids, people at work; `fields` are
    then all that is known), and for what this computer may not write (a meeting on a laptop).

    `belongs` is the household that a person, a promise or a demand is of (id, or empty), `belongs_name` in
    words. `clashing` counts fields with two values, `redacted` are fields that a resident had deleted.
    """

    kind: str
    id: str
    title: str
    fields: dict[str, Any]
    names: dict[str, dict[str, str]]
    correctable: bool
    belongs: str
    belongs_name: str
    withdrawn: bool
    clashing: int
    redacted: list[str]
    delivery: str
    versions: list[dict[str, Any]]


def record_page(session: Session, record: str) -> RecordPage:
    """One visit, household, person, promise or demand. Raises UserError `no_record`."""
    kind, row = find(session, record)
    unnamed = kind == "demand" and bool(row.get("anonymous"))
    known = CORRECTABLE.get(kind) or tuple(n for n in FIELDS[kind] if n not in ("withdrawn", "scope"))
    names = [n for n in known if not (unnamed and n in _OF_THE_REPORTER)]
    home = str(row.get("household") or "") if kind != "household" else ""
    shape = shape_of(kind)
    return RecordPage(
        kind=kind,
        id=record,
        title=titles(session, [(kind, record)]).get(record, ""),
        fields={name: row.get(name) for name in names},
        names={name: clash_words.names_behind(session, shape, name, [row.get(name)]) for name in names},
        correctable=kind in CORRECTABLE and may_write(session, shape, record_place(session, row)),
        belongs=home,
        belongs_name=clash_words.title_of(session, "household", home) if home else "",
        withdrawn=row["state"] == "withdrawn" if kind == "demand" else bool(row.get("withdrawn")),
        clashing=len(conflicts.clashing_fields(session, kind, record)),
        redacted=list(row.get("redacted") or []),
        delivery=record_states(session, [record])(row),
        versions=versions(session, kind, record),
    )
