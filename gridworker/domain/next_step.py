"""Which step of a demand is expected next: what a page puts first. Nothing depends on it."""

from __future__ import annotations

from typing import Final

from gridworker.domain.demand import Case

_BY_STATE: Final = {
    "draft": ("collect",),
    "collected": ("register",),
    "assigned": ("accept",),
    "in_progress": ("report_back",),
    "on_hold": ("resume",),
    "closed": ("callback",),
}
_ENDED: Final = frozenset({"declined", "merged", "withdrawn"})


def expected(case: Case) -> tuple[str, ...]:
    """The events expected of a case in its state, what matters most first; different people take them."""
    told = case.heard
    if case.state in _ENDED:
        return () if told else ("tell_resident",)
    if case.unhappy and (case.life == 1 or case.state == "closed"):
        return ("reopen",) if case.state != "in_progress" else ("report_back",)
    if case.state == "registered":
        return _registered(case)
    if case.state == "reported":
        if case.fields.get("track") == "NOW":
            return ("close_out",) if told else ("tell_resident",)
        return ("verify",) if told else ("verify", "tell_resident")
    if case.state in ("verified", "published") and not told:
        return ("tell_resident",)
    if case.state == "verified" and not case.skipped_notice:
        return ("publish_notice",) if case.public else ("skip_publish",)
    if case.state in ("verified", "published"):
        return ("close_out",)
    if case.state == "closed" and case.answered:
        return ()
    return _BY_STATE.get(case.state, ())


def _registered(case: Case) -> tuple[str, ...]:
    if case.meeting_first:
        return ("deliberate",)
    return ("report_back",) if case.fields.get("track") == "NOW" else ("assign",)
