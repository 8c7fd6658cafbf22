"""Who may sign which kind of op, and where: one table, read by the fold.

- A role is a code of the vocabulary group `role`; each device certificate names one.
- `OFFICE` roles open and hold the line of a matter; `RECEIPT` roles may write control ops; only the town
  carries and releases, because what a carry brings counts by the carry alone.
- A document or a control op may be written by the roles of `ROLES`, an event by the roles of its step in
  the table of `gridworker.domain.demand`.
- Documents that every laptop holds (office, unit, grid, worker, duty, calendar_year) and the proofs `trust`
  and `cert` belong in scope `common` and nowhere else; all other documents and all events belong in any scope
  but `common`, because `common` is read by every laptop of the office. Teams, their members and pairings
  belong in any scope, but in `common` only when a town or county office writes them. Receipts, excludes,
  restores, carries, releases and redactions belong in the scope they are about, which may be any.
- `trust` and `cert` prove themselves by the signatures inside: the writer's role does not matter.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from gridworker.domain.demand import STEPS
from gridworker.domain.kinds import ANYWHERE_DOCUMENTS, COMMON_DOCUMENTS, CONTROL, DOCUMENTS, EVENTS

ALL_ROLES: Final = frozenset({"worker", "grid_lead", "village", "town", "unit", "county", "supervisor"})
OFFICE: Final = frozenset({"village", "town", "county"})
RECEIPT: Final = frozenset({"town", "county"})
FIELD: Final = frozenset({"worker", "grid_lead", "village", "town"})
"""Those who go from door to door, and the offices that take in what they bring."""

WALKING: Final = frozenset({"worker", "grid_lead"})
"""Those who are answerable for grids of their own; their certificate adopts their home scope as a grid's."""

PROOFS: Final = frozenset({"trust", "cert"})
"""Control ops that need no certificate of their writer."""

ROLES: Final[dict[str, frozenset[str]]] = {
    # documents of the whole office
    "office": RECEIPT,
    "unit": RECEIPT,
    "grid": RECEIPT,
    "worker": RECEIPT,
    "duty": RECEIPT,
    "calendar_year": RECEIPT,
    # documents of a grid
    "household": FIELD,
    "person": FIELD,
    "visit": FIELD,
    "promise": FIELD,
    "privacy_request": FIELD,
    "attachment": FIELD,
    "help": FIELD,
    # documents of a grid or of all
    **dict.fromkeys(ANYWHERE_DOCUMENTS, FIELD),
    # documents of a grid or of an office, by offices only
    "meeting": OFFICE,
    # documents of the office alone
    "appraisal": RECEIPT,
    "notice": RECEIPT,
    # acts about the log
    **dict.fromkeys(CONTROL - PROOFS, RECEIPT),
    **dict.fromkeys(("carry", "release"), frozenset({"town"})),
    **dict.fromkeys(PROOFS, ALL_ROLES),
    # steps of processes
    **{f"demand.{event}": step.who for event, step in STEPS.items()},
}

_COMMON_ONLY: Final = COMMON_DOCUMENTS | PROOFS
_NEVER_COMMON: Final = (DOCUMENTS - COMMON_DOCUMENTS - ANYWHERE_DOCUMENTS) | EVENTS


def is_peer(role: str, scopes: Collection[str]) -> bool:
    """Whether a certificate of this role and these scopes makes a PC that holds everything of its office.

    A PC of the level above has a role that may write receipts too, but only the scope shared with it.
    """
    return role in RECEIPT and "*" in scopes


def may_sign(role: str, kind: str) -> bool:
    """Whether a device of this role may write ops of this kind."""
    return role in ROLES.get(kind, ())


def belongs_in(kind: str, in_common: bool, role: str) -> bool:
    """Whether ops of a kind by a role belong in `common` (or, with `in_common` false, in another scope)."""
    if kind in ANYWHERE_DOCUMENTS:
        return not in_common or role in RECEIPT
    return kind not in _NEVER_COMMON if in_common else kind not in _COMMON_ONLY
