"""The part of a store that never travels, as verbs: drafts, their bin, and sealed reflections (体会)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gridworker.storage import drafts
from gridworker.storage.db import Db
from gridworker.storage.drafts import Draft


class Own:
    """`Store` is one; every writing verb is a transaction, or a savepoint inside an open one."""

    _db: Db

    def keep_draft(
        self,
        draft_id: str,
        kind: str,
        body: Mapping[str, Any],
        at: str,
        *,
        place: Mapping[str, Any] | None = None,
        about: str = "",
        base: Mapping[str, Any] | None = None,
        inc: str = "",
    ) -> None:
        """Write a draft down; committed when this returns. The members are those of `Draft`."""
        with self._db.atomic():
            row = Draft(draft_id, kind, dict(body), at, dict(place or {}), about, dict(base or {}), inc)
            drafts.keep_draft(self._db, row)

    def draft(self, draft_id: str) -> Draft | None:
        """One draft, in the bin or not; or None."""
        return drafts.draft(self._db, draft_id)

    def drafts(self, *, thrown: bool = False) -> list[Draft]:
        """All drafts, newest first; with `thrown` those in the bin."""
        return drafts.drafts(self._db, thrown=thrown)

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""
        with self._db.atomic():
            drafts.drop_draft(self._db, draft_id)

    def throw_draft(self, draft_id: str, bin_id: str, at: str) -> bool:
        """Put a draft into the bin under the id `bin_id`; False when it is not there."""
        with self._db.atomic():
            return drafts.throw_draft(self._db, draft_id, bin_id, at)

    def bring_back_draft(self, bin_id: str) -> bool:
        """Take a draft out of the bin; False when it is not there."""
        with self._db.atomic():
            return drafts.bring_back_draft(self._db, bin_id)

    def empty_bin_of_drafts(self, before: str) -> int:
        """Forget the drafts thrown away before this date; return how many."""
        with self._db.atomic():
            return drafts.empty_bin(self._db, before)

    def keep_reflection(self, visit: str, sealed: bytes | None, at: str = "") -> None:
        """Keep the sealed reflection of a visit; None forgets it."""
        with self._db.atomic():
            drafts.keep_reflection(self._db, visit, sealed, at)

    def reflection(self, visit: str) -> bytes | None:
        """The sealed reflection of a visit, or None."""
        return drafts.reflection(self._db, visit)

    def count_reflections(self) -> int:
        """How many visits have a sealed reflection."""
        return drafts.count_reflections(self._db)
