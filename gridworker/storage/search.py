"""The search of a store as the services see it: asking, and keeping the index up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gridworker.domain.tokens import Tokens
from gridworker.storage import search_find, search_index, search_people
from gridworker.storage.db import Db, said
from gridworker.storage.search_ask import Ask, Found
from gridworker.storage.search_index import STEP, IndexState


class Search:
    """Belongs to one store; `tokens` is how texts are cut, the same for asking and for indexing."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def find(self, tokens: Tokens, kind: str, ask: Ask, *, limit: int, after: str | None = None) -> Found:
        """A page of records of one kind; right however far the index is. ValueError for a foreign `after`."""
        with said(self._db.path):
            return search_find.find(self._db, tokens, kind, ask, limit=limit, after=after)

    def faces(self, kind: str, recs: Sequence[str]) -> list[dict[str, Any]]:
        """What `household` or `person` rows are put in order by: `{id, name, group, door}`."""
        return search_people.faces(self._db, kind, recs)

    def state(self, tokens: Tokens) -> IndexState:
        """How far the index is."""
        return search_index.state(self._db, tokens)

    def step(self, tokens: Tokens, limit: int = STEP) -> IndexState:
        """Index up to `limit` rows more, in one transaction."""
        return search_index.step(self._db, tokens, limit)

    def forget(self) -> None:
        """Empty the index."""
        with self._db.atomic():
            search_index.forget(self._db)

    def indexed(self) -> int:
        """How many rows the index holds."""
        return search_index.indexed(self._db)

    def differences(self, tokens: Tokens, most: int = 600) -> int:
        """How many of some rows, spread over all that is indexed, the index would not find."""
        with said(self._db.path):
            return search_index.differences(self._db, tokens, most)
