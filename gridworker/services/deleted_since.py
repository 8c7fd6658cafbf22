"""Words that were deleted (a resident asked, or their time was over) after a backup was made, which has them.

A backup put back brings them back, on this computer, until the deletion is heard of again or done again. Here
it is only counted and named, out of the profile that stands in the place; nothing is deleted by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridworker.errors import UserError
from gridworker.services.place import STORE_FILE
from gridworker.storage import Store
from gridworker.storage.backup import Contents


@dataclass(frozen=True)
class DeletedSince:
    """`records` lost words in the present profile that the backup has; `households` names theirs, and
    `requests` the residents' requests (whose, and the day it was asked on) that the backup has not.

    `office`: the profile is an office PC's, where a deletion comes from.
    """

    records: int = 0
    households: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    office: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.records)


def deleted_since(folder: Path, key: bytes, now: Contents, then: Contents, office: bool) -> DeletedSince:
    """Compare the profile in `folder`, that holds `now` and opens with `key`, with a backup holding `then`.

    Nothing is found where the two are of different offices, or where the store cannot be read.
    """
    if now.meta.get("office") != then.meta.get("office"):
        return DeletedSince(office=office)
    records = sorted({rec for op, rec in now.redactions.items() if op not in then.redactions})
    if not records:
        return DeletedSince(office=office)
    asked = sorted(now.requests - then.requests)
    try:
        with Store.open(folder / STORE_FILE, key, readonly=True) as store:
            homes = {home for rec in records for home in _homes(store, rec)}
            return DeletedSince(
                len(records),
                sorted({_title(store, home) for home in homes}),
                [_request(store, rec) for rec in asked],
                office,
            )
    except (UserError, OSError):
        return DeletedSince(len(records), office=office)


def _homes(store: Store, rec: str) -> list[str]:
    kind = store.bin.kind_of(rec)
    row = store.get(kind, rec) if kind else None
    if row is None:
        return []
    if kind == "household":
        return [rec]
    if kind == "attachment":
        return _homes(store, str(row.get("of") or ""))
    return [str(home) for home in row.get("targets") or [row.get("household")] if home]


def _title(store: Store, home: str) -> str:
    row: dict[str, Any] = store.get("household", home) or {}
    who = row.get("head") or row.get("door") or "—"  # the name may be what was deleted
    return f"{row.get('group') or ''}{who}"


def _request(store: Store, rec: str) -> str:
    row: dict[str, Any] = store.get("privacy_request", rec) or {}
    return f"{_title(store, str(row.get('household') or ''))} {row.get('asked_on') or ''}".strip()
