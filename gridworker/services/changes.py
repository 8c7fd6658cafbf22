"""What a verb changed: kinds of record and their ids, so that open views decide for themselves.

Nobody tells a view to refresh; it hears `Changes` and looks whether it shows one of the records named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from gridworker.domain.kinds import DOCUMENTS


@dataclass(frozen=True)
class Changes:
    """The records written by one verb or one merge.

    `kinds` holds record kinds (`visit`, `household`, `demand`...) and, for things that are no record, the
    words `draft`, `conflict`, `merge`, `delivery`, `device`, `identity`. A kind without ids in `ids` means
    that any record of the kind may have changed.
    """

    kinds: frozenset[str] = frozenset()
    ids: Mapping[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Mapping[str, Iterable[str]], *words: str) -> Changes:
        """Build from kind → ids (kinds without ids are left out), plus further `words`."""
        kept = {kind: sorted(set(found)) for kind, found in ids.items()}
        kept = {kind: found for kind, found in kept.items() if found}
        return cls(frozenset(kept) | frozenset(words), kept)

    def __or__(self, other: Changes) -> Changes:
        """Return both together."""
        ids = {kind: set(found) for kind, found in self.ids.items()}
        for kind, found in other.ids.items():
            ids.setdefault(kind, set()).update(found)
        return Changes(self.kinds | other.kinds, {kind: sorted(found) for kind, found in ids.items()})

    def touches(self, *kinds: str) -> bool:
        """Whether one of `kinds` changed."""
        return not self.kinds.isdisjoint(kinds)


ANY_RECORD: Final = Changes(DOCUMENTS | {"demand", "conflict", "merge"})
"""Records of every kind may have changed, as when a merge is undone."""
