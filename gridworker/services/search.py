"""Search over what residents are, said and asked for, meetings, notices and neighbours; and its index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.my_grids import resting_grids
from gridworker.services.search_hits import Hit, best_first, hits_of
from gridworker.services.search_words import marks, tokens, understood
from gridworker.services.session import Session
from gridworker.storage import Ask, Word

__all__ = [
    "KINDS", "Asked", "Group", "Hit", "Indexed", "Results", "catch_up", "index_some", "index_state",
    "indexed", "look", "marks", "more", "search",
]  # fmt: skip

KINDS: Final = (
    "household", "person", "visit", "demand", "promise", "meeting", "notice", "help", "team", "team_member",
    "pairing",
)  # fmt: skip
"""The groups of results, in their order."""
FIRST: Final = 6
PAGE: Final = 50
_BLOCK: Final = 60
"""Households and people are put in order of fit so many at a time: nearly always all there are."""


@dataclass(frozen=True)
class Asked:
    """What to look for: `text`, and filters. `grid` is a grid's id, code or name; `kind` one of `KINDS`;
    days are ISO, both ends included; `tag` a code of `household_tag`."""

    text: str
    kind: str | None = None
    grid: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    tag: str | None = None


@dataclass(frozen=True)
class Group:
    """Hits of one kind: the best households and people first, the newest of everything else. `next` asks for
    the page that follows; None when there is none."""

    kind: str
    hits: list[Hit]
    next: str | None


@dataclass(frozen=True)
class Results:
    """All groups that found something; `words` as they were understood, for `marks`; `behind` rows at most
    were looked through without the index."""

    groups: list[Group]
    words: tuple[Word, ...]
    behind: int


@dataclass(frozen=True)
class Indexed:
    """How far the search index is: rows still to `read`, and whether it is `whole`."""

    read: int
    whole: bool


def look(session: Session, asked: Asked, limit: int = FIRST) -> Results:
    """The first `limit` hits of every group. Raises UserError `no_grid`, `many_grids`, `bad_kind`."""
    words = understood(session, asked.text)
    ask = _ask(session, asked, words)
    groups = [_group(session, kind, ask, limit, None) for kind in _kinds(asked)] if words else []
    behind = session.store.search.state(tokens()).behind
    return Results([group for group in groups if group.hits], words, behind)


def more(session: Session, asked: Asked, after: str | None = None, limit: int = PAGE) -> Group:
    """A page of one kind (`asked.kind`); `after` is the `next` of the page before.

    Raises UserError `bad_page` for an `after` that no page has given, and those of `look`.
    """
    if asked.kind is None:
        raise ValueError("a page is of one kind")
    words = understood(session, asked.text)
    (kind,) = _kinds(asked)
    try:
        return _group(session, kind, _ask(session, asked, words), limit, after)
    except ValueError as e:
        raise UserError("bad_page", "没有这一页。", "请从头再找一次。") from e


def search(session: Session, text: str, *, limit: int = 200) -> list[Hit]:
    """Everything that holds all words of `text`, group by group, at most `limit` of each."""
    return [hit for group in look(session, Asked(text), limit).groups for hit in group.hits]


def catch_up(
    session: Session,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    anew: bool = False,
) -> Indexed:
    """Index all that is not indexed yet, in small transactions; `anew` from the first record on."""
    store, cut = session.store.search, tokens()
    if anew:
        store.forget()
    state = store.state(cut)
    total = state.behind
    while not state.whole and not (cancelled and cancelled()):
        state = store.step(cut, 2000)
        if progress:
            progress(max(0, total - state.behind), total)
    return Indexed(state.behind, state.whole)


def index_some(session: Session) -> Indexed:
    """Index a little: what a window may do between two questions of somebody who waits.

    At the end, when words were taken away for good, the file is written anew without them (seconds).
    """
    state = session.store.search.step(tokens())
    if state.whole and session.store.privacy.scrub_due():
        from gridworker.services.past_backups import scrub  # hardly ever

        scrub(session, brought=True)
    return Indexed(state.behind, state.whole)


def index_state(session: Session) -> Indexed:
    """How far the index is; asks nothing of the rows."""
    state = session.store.search.state(tokens())
    return Indexed(state.behind, state.whole)


def indexed(session: Session) -> int:
    """How many records the index holds."""
    return session.store.search.indexed()


def _kinds(asked: Asked) -> tuple[str, ...]:
    if asked.kind is None:
        return KINDS
    if asked.kind not in KINDS:
        raise UserError("bad_kind", "没有这一类。", f"可以选 {'、'.join(KINDS)}。")
    return (asked.kind,)


def _ask(session: Session, asked: Asked, words: tuple[Word, ...]) -> Ask:
    grid = areas.find_grid_row(session, asked.grid)["id"] if asked.grid else None
    hidden = () if grid else tuple(sorted(resting_grids(session)))
    return Ask(words, grid, asked.date_from, asked.date_to, asked.tag, hidden)


def _group(session: Session, kind: str, ask: Ask, limit: int, after: str | None) -> Group:
    if kind in ("household", "person"):
        return _best(session, kind, ask, limit, after)
    found = session.store.search.find(tokens(), kind, ask, limit=limit, after=after)
    return Group(kind, hits_of(session, kind, found.ids, ask.words), found.next)


def _best(session: Session, kind: str, ask: Ask, limit: int, after: str | None) -> Group:
    """`after` is where the block begins, and how much of it was shown."""
    begin, _, shown = (after or "").partition("+")
    skip = int(shown) if shown else 0
    block = max(_BLOCK, limit)
    found = session.store.search.find(tokens(), kind, ask, limit=block, after=begin or None)
    faces = session.store.search.faces(kind, found.ids)
    ids = [row["id"] for row in best_first(faces, ask.words)]
    page = ids[skip : skip + limit]
    following = found.next and f"{found.next}+0"
    if skip + limit < len(ids):
        following = f"{begin}+{skip + limit}"
    return Group(kind, hits_of(session, kind, page, ask.words), following)
