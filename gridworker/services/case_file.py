"""What papers and lists need to know of a demand: its row, the steps that counted, names in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.kinds import event_of
from gridworker.domain.mask import mask_address, mask_name
from gridworker.domain.numberlike import hide_numbers
from gridworker.domain.time import wall_day
from gridworker.domain.unnamed import Names
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.demand_pages import demand_rows
from gridworker.services.session import Session

_PAGE: Final = 200
_COUNTED: Final = frozenset({"line", "provisional"})
_LEVELS: Final = {"village": "VILLAGE", "town": "TOWN", "county": "COUNTY"}
ANONYMOUS: Final = "匿名"


@dataclass(frozen=True)
class Step:
    """One event that counted. `life`: 1, and one more for each time the matter was opened again."""

    event: str
    at: str
    life: int
    author: str
    actor: str
    hash: str
    data: dict[str, Any]

    @property
    def day(self) -> str:
        """The local day of the event (ISO)."""
        return wall_day(self.at).isoformat()

    def text(self, name: str) -> str:
        """A payload field as text, empty when it is not there."""
        value = self.data.get(name)
        return str(value) if value not in (None, "", []) else ""


@dataclass(frozen=True)
class CaseFile:
    """A demand as `demand_rows` gives it, its steps in order, and who it is about."""

    row: dict[str, Any]
    steps: tuple[Step, ...]
    head: str
    group: str
    due: str
    scope: str

    @property
    def life(self) -> int:
        """Which life it is in."""
        return self.steps[-1].life if self.steps else 1

    def of(self, *events: str) -> list[Step]:
        """Steps of these events in the present life, in order."""
        return [step for step in self.steps if step.event in events and step.life == self.life]

    def last(self, *events: str) -> Step | None:
        """The last of these events in the present life."""
        found = self.of(*events)
        return found[-1] if found else None


class Book:
    """Names of units and people for the ids in payloads, read once for many demands."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._units = {row["id"]: row.get("name") or "" for row in areas.rows(session, "unit")}
        self._workers = {row["id"]: row for row in areas.rows(session, "worker")}
        self._names: dict[str, Names] = {}

    def unit(self, given: str) -> str:
        """The unit's name; a unit that is no record is written as it was typed."""
        return str(self._units.get(given) or given)

    def units(self, given: Any) -> str:
        """Names of several units."""
        many = given if isinstance(given, list) else [given] if given else []
        return "、".join(self.unit(str(one)) for one in many)

    def person(self, given: str) -> str:
        """The worker's name; somebody who is no record is written as typed."""
        row = self._workers.get(given)
        return str(row.get("name") or "") if row else given

    def level(self, file: CaseFile) -> str:
        """The level that registered a matter: where it is until it is passed up or down."""
        step = next((one for one in reversed(file.steps) if one.event == "register"), None)
        role = (self._workers.get(step.author) or {}).get("role") if step else ""
        code = _LEVELS.get(str(role))
        return self.session.vocab.label("level", code) if code else ""

    def work_phone(self, given: str) -> str:
        """The work phone of a worker, or nothing."""
        return str((self._workers.get(given) or {}).get("work_phone") or "")

    def names(self, *files: CaseFile) -> Names:
        """The people whose names do not belong on paper: all of the grids that these demands are of, and who
        asked. Names of places, units and colleagues are left alone."""
        asked = [file.row["reporter"] for file in files if file.row["reporter"]]
        return self.names_in({file.scope for file in files}, asked)

    def names_in(self, scopes: Iterable[str], asked: Sequence[str] = (), keep: Sequence[str] = ()) -> Names:
        """As `names`, for these scopes, and for `asked` besides; `keep` are further words to leave alone."""
        scopes = sorted(set(scopes))
        key = "|".join(scopes)
        plain = not asked and not keep
        if plain and key in self._names:
            return self._names[key]
        who = self.session.identity
        grids = [str(row.get("name") or "") for row in areas.rows(self.session, "grid")]
        colleagues = [str(row.get("name") or "") for row in self._workers.values()]
        kept = [*self._units.values(), *grids, *colleagues, who.office_name, who.name, *keep]
        made = Names([*self.session.store.privacy.names(scopes), *asked], kept)
        if plain:
            self._names[key] = made
        return made

    def files(self, ids: Sequence[str]) -> Iterator[CaseFile]:
        """The case files of demands, in order, read some at a time; ids that are not there are left out."""
        for at in range(0, len(ids), _PAGE):
            part = list(ids[at : at + _PAGE])
            raw = {row["id"]: row for row in self.session.store.rows("demand", part)}
            homes = self._homes(raw.values())
            for row in demand_rows(self.session, part):
                home = homes.get(row["household"] or "") or {}
                known = raw[row["id"]]
                yield CaseFile(
                    row,
                    _steps(self.session.store.history(row["id"])),
                    str(home.get("head") or ""),
                    str(home.get("group") or "") or mask_address(str(home.get("door") or "")),
                    str(row.get("due") or known.get("due") or ""),
                    str(known["in_scope"]),
                )

    def _homes(self, rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        ids = sorted({row["household"] for row in rows if row.get("household")})
        return {row["id"]: row for row in self.session.store.rows("household", ids)}


def case_file(book: Book, demand_id: str) -> CaseFile:
    """One demand. Raises UserError `no_demand`."""
    for found in book.files([demand_id]):
        return found
    raise UserError("no_demand", "没有这件诉求。", "请从诉求列表里选。")


def who_asked(file: CaseFile) -> str:
    """Who a demand comes from, as strangers may read it: masked name and group, or 匿名."""
    if file.row["anonymous"]:
        return ANONYMOUS
    name = mask_name(file.head or file.row["reporter"])
    return "　".join(part for part in (name, file.group) if part)


def for_paper(names: Names, text: str) -> str:
    """Words of a demand for a paper that stays among offices: names masked, numbers left out."""
    return hide_numbers(names.hidden(" ".join(text.split()), mask_name))


def _steps(history: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    out: list[Step] = []
    life = 1
    for one in history:
        event = event_of(one["kind"])
        if not event or one.get("standing") != "on" or one.get("placed") not in _COUNTED:
            continue
        life += event == "reopen"
        data = one.get("data") or {}
        actor = str(data.get("actor") or one["author"])
        out.append(Step(event, one["at"], life, one["author"], actor, one["hash"], data))
    return tuple(out)
