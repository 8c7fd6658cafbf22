"""Whether a matter was closed rightly, read from the steps taken: an oracle typed from the domain guide.

Nothing of the table or of the guards is used. `wrong` returns what is missing below each 销号, in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

REPORTS = ("report_back", "resolve_on_spot")


def wrong(trail: Iterable[Any]) -> list[str]:
    """The closings among these steps (name, author, actor, role, day, data) that should not have been."""
    found: list[str] = []
    before: list[Any] = []
    for step in trail:
        if step.name == "close_out":
            found += [f"{why}, close_out by {step.role}" for why in _open(before, step)]
        before.append(step)
    return found


def _open(before: Sequence[Any], closing: Any) -> list[str]:
    last = max((at for at, step in enumerate(before) if step.name == "reopen"), default=-1)
    life = before[last + 1 :]
    lives = 1 + sum(step.name == "reopen" for step in before)
    out = [] if _told(_since_the_report(life)) else ["the resident was not told"]
    registered = [step for step in before if step.name == "register"]
    said = registered[-1].data if registered else {}
    at_once = said.get("track") == "NOW" or any(step.name == "resolve_on_spot" for step in before)
    checked, published = _checked(life), _named(life, "publish_notice", "skip_publish")
    if not (at_once and not checked) and not (checked and published):
        out.append("it was neither done at once nor checked and published")
    if closing.role == "village" and not (at_once and not checked):
        out.append("a village closes only what was done at once")
    if said.get("route") not in (None, "", "DIRECT") and not _named(before, "deliberate"):
        out.append("no meeting decided")
    out += [f"assigned with {lack}" for step in life if step.name == "assign" for lack in _lacks(step, said)]
    if lives == 1 and _unhappy(life):
        out.append("the resident was not satisfied")
    return out


def _named(steps: Iterable[Any], *names: str) -> bool:
    return any(step.name in names for step in steps)


def _since_the_report(life: Sequence[Any]) -> Sequence[Any]:
    """What came after the last result: telling before it told of something else."""
    last = max((at for at, step in enumerate(life) if step.name in REPORTS), default=-1)
    return life[last + 1 :]


def _told(life: Sequence[Any]) -> bool:
    told = [step for step in life if step.name == "tell_resident"]
    tries = {step.data.get("on") or step.day.isoformat() for step in told if _unreached(step)}
    return any(not _unreached(step) for step in told) or len(tries) > 1


def _unreached(step: Any) -> bool:
    return bool(step.data.get("outcome") == "UNREACH")


def _checked(life: Sequence[Any]) -> bool:
    """Whether the last report was checked by other hands than those that did it and entered it."""
    reports = [at for at, step in enumerate(life) if step.name in REPORTS]
    if not reports:
        return False
    report = life[reports[-1]]
    return any(
        step.name == "verify" and step.actor != report.actor and step.author != report.author
        for step in life[reports[-1] :]
    )


def _lacks(step: Any, said: dict[str, Any]) -> list[str]:
    units = {step.data.get("unit"), *(step.data.get("co_units") or [])} - {None, ""}
    out = ["one unit only"] if said.get("track") == "JOINT" and len(units) < 2 else []
    planned = step.data.get("plan") and step.data.get("leader")
    return [*out, "no plan or no leader"] if said.get("track") == "MAJOR" and not planned else out


def _unhappy(life: Sequence[Any]) -> bool:
    marks = [step for step in life if step.name in ("callback", "return_for_rework")]
    marks = [step for step in marks if step.data.get("no_answer") is not True]
    return bool(marks) and marks[-1].name == "callback" and marks[-1].data.get("satisfaction") in (1, 2)
