"""Records that were found, as the few words that a list of results shows of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.mask import mask_phone
from gridworker.services import areas
from gridworker.services.demand_pages import demand_number
from gridworker.services.search_words import marks, tokens
from gridworker.services.session import Session
from gridworker.storage import Word

_AROUND: Final = 18
"""Characters shown before what was found."""
_LONG: Final = 90
_TEXTS: Final = ("content", "text", "on_spot", "suggestion", "place", "spoke_to")
_NUMBER: Final = re.compile(r"[0-9]+")
Row = dict[str, Any]


@dataclass(frozen=True)
class Hit:
    """One thing found. `kind` is one of `search.KINDS`; `snippet` is what stands around the words.
    `household` is the id of the household concerned, or None; `team` that of the team whose member was found.
    Phones are masked."""

    kind: str
    id: str
    title: str
    snippet: str
    date: str
    household: str | None = None
    grid_name: str = ""
    team: str = ""


def hits_of(session: Session, kind: str, ids: Sequence[str], words: tuple[Word, ...]) -> list[Hit]:
    """The hits for ids of one kind, in their order."""
    if not ids:
        return []
    rows = session.store.rows(kind, ids)
    homes = _homes(session, kind, rows)
    places = areas.places(session)
    found = []
    for row in rows:
        home = homes.get(_home_of(kind, row) or "")
        place = places.get(row["in_scope"]) or areas.NOWHERE
        title, snippet, date = _WORDS[kind](session, row, home, words)
        team = str(row.get("team") or "") if kind == "team_member" else ""
        found.append(
            Hit(kind, row["id"], title, snippet, date, home["id"] if home else None, place.grid_name, team)
        )
    return found


def best_first(rows: Sequence[Row], words: tuple[Word, ...]) -> list[Row]:
    """Households or people (`name`, `group`, `door`) with what fits best in front: whole names, whole numbers
    of group and door."""
    return sorted(
        rows, key=lambda row: (_misfit(row, words), row.get("group") or "", _counted(row.get("door")))
    )


def _misfit(row: Row, words: tuple[Word, ...]) -> int:
    fold = tokens().fold
    name, door, group = (fold(row.get(one) or "") for one in ("name", "door", "group"))
    said = tokens().pinyin.of(name[:1]) if name else ()
    parts = _NUMBER.findall(door)
    out = 0
    for word in words:
        text = word.text
        if text in (name, door, group) or text in _NUMBER.findall(group) or text in said:
            continue
        if (word.group and group.endswith(word.group)) or text in parts[:1] or name.startswith(text):
            out += 1
        elif word.spelled and tokens().pinyin.fits(text, name[:2]):
            out += 2
        elif text in parts or text in name or text in group or word.grids:
            out += 3
        else:
            out += 5
    return out


def _counted(door: str | None) -> list[int]:
    return [int(part) for part in _NUMBER.findall(door or "")]


def _home_of(kind: str, row: Row) -> str | None:
    if kind == "household":
        return str(row["id"])
    if kind == "visit":
        targets = row.get("targets")
        return targets[0] if isinstance(targets, list) and targets and isinstance(targets[0], str) else None
    home = row.get("household")
    return home if isinstance(home, str) else None


def _homes(session: Session, kind: str, rows: Sequence[Row]) -> dict[str, Row]:
    if kind == "household":
        return {row["id"]: row for row in rows}
    wanted = sorted({home for row in rows if (home := _home_of(kind, row))})
    return {row["id"]: row for row in session.store.rows("household", wanted)}


def _named(home: Row | None) -> str:
    return f"{home.get('door') or ''} {home.get('head') or ''}".strip() if home else ""


def _of_household(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    tags = [session.vocab.label("household_tag", tag) for tag in row.get("tags") or []]
    parts = [row.get("group") or "", mask_phone(row.get("phone") or ""), "、".join(tags)]
    return _named(row), "　".join(part for part in parts if part), ""


def _of_person(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    born = f"{row['birth_year']} 年生" if row.get("birth_year") else ""
    parts = [row.get("relation") or "", born, (home or {}).get("group") or "", _named(home)]
    return row.get("name") or "", "　".join(part for part in parts if part), ""


def _of_visit(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    day = row.get("date") or ""
    # Nobody at home: nothing was written, and what happened is a word of the form.
    said = _around(row, words) or session.vocab.label("visit_meet", row.get("meet"))
    if any(row.get("worker") in word.workers for word in words):
        worker = session.store.get("worker", str(row["worker"])) or {}
        said = f"走访人：{worker.get('name') or ''}　{said}"
    return _named(home) or row.get("place") or f"走访 {day}".strip(), said, day


def _of_demand(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    return f"{demand_number(row)}　{_named(home)}".strip("　"), _around(row, words), row.get("opened") or ""


def _of_promise(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    return _named(home) or "答应的事", _around(row, words), row.get("due") or ""


def _of_meeting(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    name = session.vocab.label("meeting_kind", row.get("meeting_kind"))
    people = f"主持 {row.get('host') or ''}，记录 {row.get('recorder') or ''}"
    said = _around({**row, "people": people}, words, "topics", "decision", "people")
    return f"{name}　{row.get('place') or ''}".strip("　"), said, row.get("date") or ""


def _of_notice(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    said = _around(row, words, "sheet", "opinions", "answer", "signed")
    return row.get("title") or "", said, row.get("since") or ""


def _of_help(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    need = session.vocab.label("help_kind", row.get("need"))
    said = _around(row, words, "text", "result", "place", "helpers")
    return "　".join(part for part in (need, _named(home)) if part), said, row.get("asked_on") or ""


def _of_team(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    parts = [session.vocab.label("team_kind", row.get("team_kind")), *(row.get("groups") or [])]
    return row.get("name") or "", "　".join(part for part in parts if part), ""


def _of_member(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    team = session.store.get("team", str(row.get("team") or "")) or {}
    part = session.vocab.label("team_part", row.get("part")) if row.get("part") else ""
    said = "　".join(part for part in (team.get("name") or "", part, _named(home)) if part)
    return row.get("name") or "", said, ""


def _of_pairing(session: Session, row: Row, home: Row | None, words: tuple[Word, ...]) -> tuple[str, ...]:
    worker = session.store.get("worker", str(row.get("worker") or "")) or {}
    who = " ".join(part for part in (worker.get("name") or row.get("name"), row.get("post")) if part)
    level, said = session.vocab.label("pairing_level", row.get("level")), _around(row, words, "matters")
    return who, "　".join(part for part in (level, _named(home), said) if part), ""


_Words = Callable[[Session, Row, Row | None, tuple[Word, ...]], tuple[str, ...]]
_WORDS: Final[dict[str, _Words]] = {
    "household": _of_household, "person": _of_person, "visit": _of_visit, "demand": _of_demand,
    "promise": _of_promise, "meeting": _of_meeting, "notice": _of_notice, "help": _of_help, "team": _of_team,
    "team_member": _of_member, "pairing": _of_pairing,
}  # fmt: skip


def _around(row: Row, words: tuple[Word, ...], *names: str) -> str:
    """One line of the text that holds most of the words, from a little before the first of them; `names` are
    the fields to take it from, else those of diary and demands."""
    said = [row.get(name) for name in names or _TEXTS]
    texts = [" ".join(("、".join(one) if isinstance(one, list) else one).split()) for one in said if one]
    if not texts:
        return ""
    found = [marks(text, words) for text in texts]
    best = max(range(len(texts)), key=lambda at: (len(found[at]), -at))
    text = texts[best]
    start = max(0, found[best][0][0] - _AROUND) if found[best] else 0
    if start <= 4:
        start = 0
    end = start + _LONG
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
