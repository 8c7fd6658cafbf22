"""Where the pages of 诉求 read and write: lists, pages with their names, steps; all on the store thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from gridworker.domain.levels import LEVEL_OF_ROLE, LEVELS
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services import acting, areas, demands, holding, levels, meeting_book, papers, worklists
from gridworker.services.acting import Offer
from gridworker.services.changes import Changes
from gridworker.services.levels import Lamp, LevelTime
from gridworker.services.papers import PaperOffer
from gridworker.services.session import Session
from gridworker.services.worklists import UnitLists
from gridworker.ui.pages.answer_step import ANSWER, answer_offer
from gridworker.ui.pages.taking_back_step import TAKE_BACK, offer_of, take_back

Choices = dict[str, list[tuple[str, str]]]
UNIT = "unit:"
"""Begins the key of the list of one unit; nothing behind it: what nobody was given yet."""
ONE_KEY = frozenset({"accept", "arrive"})
"""Steps that need no words and do no harm: one press takes them. On the page an office is asked who did it,
as it may enter them for somebody else."""
CANDIDATES = 200
"""Demands that one may be merged into, at most."""
EXCERPT = 18


class Lists(NamedTuple):
    """How many are in each list, and the units that have something open."""

    counts: dict[str, int]
    units: list[UnitLists]


@dataclass(frozen=True)
class Opened:
    """A demand page with its steps on offer; `names` are words for ids in what its events say. `same_office`:
    another PC of this office has it in hand; `asked_at`: when it was asked for from there, `asked` what was
    written for that just now."""

    page: dict[str, Any]
    offers: list[Offer]
    names: dict[str, str]
    papers: list[PaperOffer]
    lamps: list[Lamp]
    times: list[LevelTime]
    same_office: bool
    asked_at: str
    asked: Changes | None = None


def ids(session: Session, key: str) -> list[str]:
    """The demands of a list: in an office all, on a laptop those of who works there."""
    if key.startswith(UNIT):
        return worklists.worklist(session, "open", unit=key.removeprefix(UNIT))
    if session.identity.is_office:
        return worklists.worklist(session, key)
    return worklists.my_worklist(session, key)


def lists(session: Session) -> Lists:
    """What the side list shows."""
    if session.identity.is_office:
        units = [one for one in worklists.unit_lists(session) if one.unit]
        return Lists(worklists.counts(session), units)
    return Lists(worklists.my_counts(session), [])


def offers(session: Session, demand: str) -> list[Offer]:
    """What can be done with a demand here, and what not yet."""
    return acting.offers(session, demand)


def opened(session: Session, demand: str, *, first: bool) -> Opened:
    """A demand for its page. `first`: it was just opened, and is asked for when the PC that has it in hand is
    at hand. Raises UserError `no_demand`."""
    asked = acting.hand_over_here(session, demand, opening=True) if first else None
    page, told = seen(session, demand)
    return Opened(
        page, [*acting.offers(session, demand), *offer_of(session, page)], told,
        papers.offered(session, demand), levels.lamps(session, demand), levels.level_times(session, demand),
        holding.same_office(session, str(page.get("holder") or "")), holding.asked_at(session, demand), asked,
    )  # fmt: skip


def seen(session: Session, demand: str) -> tuple[dict[str, Any], dict[str, str]]:
    """A demand as it is read, and words for ids in what its events say. Raises UserError `no_demand`."""
    page = demands.demand(session, demand)
    for kind in ("household", "visit"):  # another level may hold the demand and nothing else
        if page[kind] and session.store.get(kind, page[kind]) is None:
            page[kind] = None
    return page, names(session, page["events"])


def names(session: Session, events: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Words for the units, people, computers and demands that events name."""
    wanted = {kind: set(found) for kind, found in _by_kind(events).items()}
    out: dict[str, str] = {}
    for kind in ("unit", "worker", "grid"):
        if wanted.get(kind):
            rows = areas.rows(session, kind)
            out |= {row["id"]: str(row.get("name") or "") for row in rows if row["id"] in wanted[kind]}
    if wanted.get("device"):
        out |= {cert.device: cert.name for cert in session.authority.certs}
    if wanted.get("notice"):
        rows = session.store.rows("notice", sorted(wanted["notice"]))
        out |= {row["id"]: str(row.get("title") or "") for row in rows}
    if wanted.get("meeting"):
        rows = session.store.rows("meeting", sorted(wanted["meeting"]))
        out |= {row["id"]: meeting_book.meeting_name(session, row) for row in rows}
    if wanted.get("demand"):
        rows = demands.demand_rows(session, sorted(wanted["demand"]))
        out |= {row["id"]: str(row["number"]) for row in rows}
    return out


def _by_kind(events: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, value in _refs(events):
        found.setdefault(kind, []).extend(str(one) for one in (value if isinstance(value, list) else [value]))
    return found


def _refs(events: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for event in events:
        for spec in STEP_FIELDS.get(event["event"], ()):
            value = (event.get("data") or {}).get(spec.name)
            if spec.refers and value:
                yield spec.refers, value


def choices(session: Session, offer: Offer, demand: str = "") -> Choices:
    """(id, name) of every record that a field of this step may refer to, by kind; people in any case."""
    from gridworker.services import people

    wanted = {spec.refers for spec in offer.fields}
    found: Choices = {"worker": [(one["id"], one["name"]) for one in people.people(session)]}
    if "unit" in wanted:
        found["unit"] = [(one["id"], one["name"]) for one in areas.units(session)]
    if "device" in wanted:
        found["device"] = _computers(session, offer.event)
    if "notice" in wanted:
        from gridworker.services import hung_notices  # few steps need it

        found["notice"] = [(one.id, one.title) for one in hung_notices.notices(session)]
    if "demand" in wanted:
        found["demand"] = _others(session, demand)
    if "meeting" in wanted:
        found["meeting"] = meeting_book.meeting_choices(session, demand)
    return found


def _computers(session: Session, event: str) -> list[tuple[str, str]]:
    """Computers of the levels above (上报) or below (下派) this one."""
    mine = LEVELS.index(LEVEL_OF_ROLE.get(session.identity.role or "", LEVELS[0]))
    above = event == "escalate"
    return [
        (one.device, "　".join(part for part in (one.level_name, one.unit, one.name) if part))
        for one in levels.level_pcs(session)
        if (LEVELS.index(one.level) > mine) == above and one.level != LEVELS[mine]
    ]


def _others(session: Session, demand: str) -> list[tuple[str, str]]:
    """Open demands that this one may be merged into, those of its own grid first."""
    found = [one for one in worklists.worklist(session, "open") if one != demand]
    here = demands.demand_rows(session, [demand])[0]["grid"] if demand else None
    rows = demands.demand_rows(session, found[: 4 * CANDIDATES])
    rows.sort(key=lambda row: row["grid"] != here)
    return [(row["id"], f"{row['number']}　{row['text'][:EXCERPT]}") for row in rows[:CANDIDATES]]


def act(session: Session, demand: str, event: str, fields: dict[str, Any], actor: str = "") -> Changes:
    """Take a step."""
    if event == TAKE_BACK:
        return take_back(session, demand, str(fields["reason"]))
    return acting.act(session, demand, event, fields, actor=actor)


def ask_for(session: Session, demand: str) -> Changes | None:
    """Ask the PC that has the matter in hand for it."""
    return acting.hand_over_here(session, demand)


def bulk(
    session: Session, ids: Sequence[str], event: str
) -> tuple[Offer | None, Choices, list[dict[str, Any]]]:
    """What a form for several demands needs: the step, what may be chosen in it, and the demands."""
    rows = demands.demand_rows(session, ids)
    if event == ANSWER:
        answer = answer_offer()
        return answer, choices(session, answer), rows
    offer = next((one for one in offers(session, ids[0]) if one.event == event), None) if ids else None
    if offer is None:
        return None, {}, rows
    return replace(offer, why=""), choices(session, offer), rows  # what speaks against one is said of each
