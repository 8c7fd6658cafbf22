"""One event of a demand as its step sees it, and where a demand stands after the steps taken so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gridworker.domain.demand_table import DIRECT


@dataclass(frozen=True, slots=True)
class Event:
    """One event as a step sees it.

    `data` is None when the body is not here; `lost` are fields that a redaction took. `role` is empty when no
    certificate says it (before there is an office). `day`: ISO. `later_line`: the writer knew an earlier line
    of the same matter, which this line may be merged into.
    """

    name: str
    rec: str
    author: str
    role: str
    day: str
    data: Mapping[str, Any] | None
    lost: frozenset[str] = frozenset()
    later_line: bool = False

    def value(self, name: str) -> Any:
        """Return the payload field, or None."""
        return self.data.get(name) if self.data else None

    def has(self, name: str) -> bool:
        """Whether the field is given, or was before it was redacted."""
        return self.data is None or name in self.lost or self.data.get(name) not in (None, "", [])

    def knows(self, name: str) -> bool:
        """Whether the value of the field can be read here, so that a guard may judge it."""
        return self.data is not None and name not in self.lost

    @property
    def actor(self) -> str:
        """Who did it; the author entered it."""
        actor = self.value("actor")
        return actor if isinstance(actor, str) and actor else self.author


@dataclass(slots=True)
class Case:
    """Where a matter stands after the steps taken so far on one line."""

    state: str = "draft"
    life: int = 1
    fields: dict[str, Any] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    first_asked: str = ""
    persons: frozenset[str] = frozenset()
    reported_by: tuple[str, str] | None = None
    told: bool = False
    tries: frozenset[str] = frozenset()
    extensions: int = 0
    skipped_notice: bool = False
    called: bool = False
    registered: bool = False
    """The office has given it a number, in this life or a former one."""
    decided: bool = False
    """A meeting has decided about it; that stands for all its lives."""
    unhappy: bool = False
    """The last call back of this life found a resident who is not satisfied."""
    answered: bool = False
    """Somebody was reached by a call back in this life."""
    before: tuple[str, bool, frozenset[str]] = ("collected", False, frozenset())
    """State, told and tries before it was withdrawn."""

    @property
    def heard(self) -> bool:
        """Nobody is to be told any more: the resident was told, or could not be reached on two days."""
        return self.told or len(self.tries) >= 2

    @property
    def meeting_first(self) -> bool:
        """Its route needs a meeting, which has not decided yet."""
        return not self.decided and self.fields.get("route") not in (None, "", DIRECT)

    @property
    def public(self) -> bool:
        """The resident lets it be published, and nothing in it speaks against that."""
        return self.fields.get("consent_publish") is True and self.fields.get("sensitive") is False

    def copy(self) -> Case:
        """Return a case that can go on by itself."""
        return replace(self, fields=dict(self.fields))
