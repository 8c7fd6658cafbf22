"""The kinds of op: which words a header's `kind` may hold and to which family each belongs.

Documents are records whose fields are edited; events are steps of a process and are only ever added;
control ops are acts of the office about the log itself. Everything else is stored and has no effect.
"""

from __future__ import annotations

from typing import Literal

Family = Literal["document", "event", "control", "unknown"]

DOCUMENTS: frozenset[str] = frozenset(
    {
        "office", "unit", "grid", "worker", "duty", "calendar_year", "household", "person", "visit",
        "promise", "privacy_request", "attachment", "team", "team_member", "help", "pairing", "appraisal",
        "notice", "meeting",
    }
)  # fmt: skip

COMMON_DOCUMENTS: frozenset[str] = frozenset({"office", "unit", "grid", "worker", "duty", "calendar_year"})
"""Documents that every laptop of the office holds (scope `common`)."""

ANYWHERE_DOCUMENTS: frozenset[str] = frozenset({"team", "team_member", "pairing"})
"""Documents of a grid, or of all when a town or county office writes them in `common`."""

CONTROL: frozenset[str] = frozenset(
    {"receipt", "exclude", "restore", "carry", "release", "redact", "trust", "cert"}
)

DEMAND_EVENTS: frozenset[str] = frozenset(
    {
        "collect", "resolve_on_spot", "register", "decline", "merge_into", "assign", "accept", "send_back",
        "progress", "ask_extend", "extend", "hold", "resume", "report_back", "tell_resident", "verify",
        "return_for_rework", "callback", "publish_notice", "skip_publish", "close_out", "reopen", "escalate",
        "delegate", "hand_over", "whistle", "arrive", "transfer", "join", "withdraw", "put_back", "correct",
        "comment", "supervise", "deliberate", "known",
    }
)  # fmt: skip

PROCESSES: dict[str, frozenset[str]] = {"demand": DEMAND_EVENTS}

EVENTS: frozenset[str] = frozenset(
    f"{process}.{event}" for process in PROCESSES for event in PROCESSES[process]
)

CHANGES_DEMAND: frozenset[str] = frozenset({"demand.correct", "demand.withdraw", "demand.put_back"})
"""Events that change what was written down of a demand, as a correction changes a document."""

STEPS_TAKEN: frozenset[str] = EVENTS - CHANGES_DEMAND - {"demand.collect", "demand.known"}
"""Events that people call a step: neither the first one, nor a change of words, nor what a program notes."""

_SAY_WHY: frozenset[str] = frozenset(
    {"household", "person", "visit", "promise", "team", "team_member", "help", "pairing", "meeting"}
)
"""Documents whose `reason` is that of a correction, and not a word of the record itself."""

_FAMILY: dict[str, Family] = {
    **dict.fromkeys(DOCUMENTS, "document"),
    **dict.fromkeys(EVENTS, "event"),
    **dict.fromkeys(CONTROL, "control"),
}


def family(kind: str) -> Family:
    """Return the family of a header's kind word."""
    return _FAMILY.get(kind, "unknown")


def is_document(kind: str) -> bool:
    """Whether ops of this kind set fields of a record."""
    return kind in DOCUMENTS


def is_event(kind: str) -> bool:
    """Whether ops of this kind are steps of a process."""
    return kind in EVENTS


def is_control(kind: str) -> bool:
    """Whether ops of this kind are acts about the log itself."""
    return kind in CONTROL


def corrects(kind: str, follows: bool, body: bytes | None) -> bool:
    """Whether an op changes a record that was there before; `follows`: its header names parents.

    A correction of a field that nobody had set has no parents either; but a correction says why. Of a demand
    only its words are corrected, or it is taken away and given back; its other steps are steps.
    """
    if kind in CHANGES_DEMAND:
        return True
    return kind in DOCUMENTS and (
        follows or (kind in _SAY_WHY and body is not None and b'"reason":' in body)
    )


def process_of(kind: str) -> str:
    """Return the process word of an event kind (`demand.collect` → `demand`), else an empty string."""
    return kind.partition(".")[0] if kind in EVENTS else ""


def event_of(kind: str) -> str:
    """Return the event word of an event kind (`demand.collect` → `collect`), else an empty string."""
    return kind.partition(".")[2] if kind in EVENTS else ""
