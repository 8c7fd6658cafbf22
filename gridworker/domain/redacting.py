"""Which ops a redaction must name, and what it has to state again: worked out from the ops of one record.

A redaction names every op that ever set one of the fields to be removed, also those without effect (parked,
excluded, on the losing side of a fork), because their bodies hold the text as well. It names earlier
redactions of the record that stated such a value again, and then takes over all that they did: their
`covers`, `fields` and `restate`, so that the record is the same whether or not their bodies are still there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.document import restated
from gridworker.domain.kinds import is_document, is_event
from gridworker.domain.ops import BadOp, Op, decode_body

EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
EVENT_STAYS: Final = frozenset(
    {
        "category", "nature", "household", "visit", "source", "anonymous", "consent_publish", "sensitive",
        "first_asked_by", "track", "limit", "number", "unit", "person", "co_units", "due", "outcome", "into",
        "to", "line", "review_on", "level", "units", "answer_by", "on", "how", "satisfaction", "no_answer",
        "actor", "recorded_by", "route", "appoint_on", "meeting", "notice", "days", "for_others", "receipt",
        "device", "at", "machine", "asked", "done_on", "next_on", "in_favour", "against", "abstained",
        "together",
    }
)  # fmt: skip
"""Members of a step that are codes, days, numbers and ids. Everything else that a step says goes with its
text, also what a newer program may have added."""
_EVENT_GOES: Final = frozenset({("demand.tell_resident", "to")})
"""(kind, member): words in a step, where another step has an id under the same name."""


def stays(kind: str, name: str) -> bool:
    """Whether a member of a step stays when the step's words are deleted."""
    return name in EVENT_STAYS and (kind, name) not in _EVENT_GOES


@dataclass(frozen=True, slots=True)
class Cut:
    """The data of one redaction."""

    covers: tuple[str, ...]
    fields: tuple[str, ...]
    restate: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """As it stands in the op."""
        return {"covers": list(self.covers), "fields": list(self.fields), "restate": self.restate}


def cut_document(
    ops: Iterable[Op], remove: Collection[str], shown: Mapping[str, Any], redacted: Collection[str]
) -> Cut | None:
    """The redaction that removes the values of `remove` from a document, or None when there are none.

    `ops`: all of the record that are held; `shown`: the value of every field now; `redacted`: the fields that
    show nothing because of an earlier redaction.
    """
    held = {op.hash: op for op in ops if is_document(op.kind) or op.kind == "redact"}
    covers = {h for h, op in held.items() if any(_sets(op).get(name) not in EMPTY for name in remove)}
    covers |= {h for h, op in held.items() if op.body_bytes is not None and op.data is None}
    if not covers:
        return None
    older = _older(held, covers)
    covers |= {h for op in older for h in _texts(op, "covers")}
    names = {name for h in covers & held.keys() for name in _touched(held[h])}
    lost = set(remove) & names | (names & set(redacted))
    restate = {name: shown.get(name) for name in sorted(names - lost)}
    return Cut(tuple(sorted(covers)), tuple(sorted(lost)), restate)


def cut_events(ops: Iterable[Op]) -> list[Cut]:
    """The redactions that remove all words from the steps of a matter, one for each step.

    One for each, because the fields that a redaction names count as given in every step that it covers: a
    step that was refused for want of a result must not become good by it.
    """
    held = {op.hash: op for op in ops if is_event(op.kind) or op.kind == "redact"}
    said = {h: _said(op, held.values()) for h, op in held.items() if is_event(op.kind)}
    wordy = {h for h, (_, left) in said.items() if not all(stays(held[h].kind, name) for name in left)}
    older = [op for op in held.values() if op.kind == "redact" and op.data is not None]
    for op in older:  # one that covers several steps is replaced for all of them
        if wordy.intersection(_texts(op, "covers")):
            wordy |= set(_texts(op, "covers")) & said.keys()
    out = []
    for h in sorted(wordy, key=lambda h: held[h].order):
        lost, left = said[h]
        again = {name: value for name, value in left.items() if stays(held[h].kind, name)}
        gone = lost | (left.keys() - again.keys())
        covers = {h, *(op.hash for op in older if h in _texts(op, "covers"))}
        out.append(Cut(tuple(sorted(covers)), tuple(sorted(gone)), {h: again}))
    return out


def words_of(ops: Iterable[Op]) -> dict[str, dict[str, Any]]:
    """What the steps of a matter still say besides codes, by hash of the step and member, in order."""
    held = list(ops)
    out = {}
    for op in held:
        if is_event(op.kind):
            _, left = _said(op, held)
            words = {name: value for name, value in left.items() if not stays(op.kind, name)}
            if words:
                out[op.hash] = words
    return out


def removed_texts(body: bytes, op_hash: str, redaction: Mapping[str, Any]) -> set[str]:
    """All texts of a covered body that its redaction does not state again."""
    try:
        data = decode_body(body)
    except BadOp:
        return set()
    restate = redaction.get("restate")
    stays = set(_strings(restate)) if isinstance(restate, dict) else set()
    return {text for text in _strings(data) if text and text not in stays and text != op_hash}


def named_records(body: bytes) -> set[str]:
    """Ids of the households, visits and people that a body is about."""
    try:
        data = decode_body(body)
    except BadOp:
        return set()
    return {text for name in ("household", "targets", "visit", "person") for text in _strings(data.get(name))}


def _older(held: Mapping[str, Op], covers: set[str]) -> list[Op]:
    """The redactions among `covers`, and the ones that they cover in turn."""
    return [held[h] for h in covers if held[h].kind == "redact" and held[h].data is not None]


def _sets(op: Op) -> dict[str, Any]:
    if op.data is None:
        return {}
    return restated(op.data) if op.kind == "redact" else op.data


def _touched(op: Op) -> set[str]:
    """Fields that an op sets, with its body or without it."""
    named = {name for _, names in op.parents for name in names}
    if op.kind == "redact":
        return {*_texts(op, "fields"), *_sets(op)} if op.data is not None else set()
    return set(op.data) if op.data is not None else named


def _said(op: Op, ops: Iterable[Op]) -> tuple[set[str], dict[str, Any]]:
    """What is already gone from a step, and what it still says."""
    lost: set[str] = set()
    left = {name: value for name, value in (op.data or {}).items() if value not in EMPTY}
    for redaction in sorted((one for one in ops if one.kind == "redact"), key=lambda one: one.order):
        if redaction.data is not None and op.hash in _texts(redaction, "covers"):
            lost |= set(_texts(redaction, "fields"))
            again = (redaction.data.get("restate") or {}).get(op.hash)
            left = dict(again) if isinstance(again, dict) else {}
    return lost, {name: value for name, value in left.items() if name not in lost}


def _texts(op: Op, name: str) -> list[str]:
    value = (op.data or {}).get(name)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
