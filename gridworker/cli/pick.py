"""What a person types on the command line, turned into the id or the code that a service wants."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.session import Session


class Day(click.ParamType[date]):
    """A calendar day written 2026-04-05. Whether the day makes sense is for the services to say."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail("日期要写成 2026-04-05 这样", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How the day is named on a help page."""
        return "DATE"


DAY = Day()


def iso(day: date | None) -> str | None:
    """The day as queries want it."""
    return day.isoformat() if day is not None else None


def household_id(session: Session, given: str) -> str:
    """The id of the household `given` by id or by door (`3组-12`).

    Raises UserError `no_household` or `many_households`.
    """
    from gridworker.services.households import find_households, household_rows

    if _looks_like_id(given) and household_rows(session, [given]):
        return given
    wanted = _folded(given)
    found = [str(row["id"]) for row in find_households(session) if wanted in _doors(row)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(
            "many_households",
            f"有 {len(found)} 户的门牌都是这个写法。",
            "请改用户的 id（household list --json 里有）。",
            count=len(found),
        )
    hint = "请用 household list 核对，或先用 household add 登记。"
    raise UserError("no_household", "户册里没有这一户。", hint)


def grid_id(session: Session, given: str) -> str:
    """The id of the grid `given` by id, code or name. Raises UserError `no_grid`, `many_grids`."""
    from gridworker.services.areas import find_grid

    return str(find_grid(session, given)["id"])


def code(session: Session, group: str, given: str) -> str:
    """A vocabulary code given as the code (`HOME`) or as its label (上门).

    Raises UserError `bad_code`, naming what may be given.
    """
    codes = list(session.vocab.codes(group))
    for known in codes:
        if given.upper() == known.upper() or given == session.vocab.label(group, known):
            return str(known)
    choices = "、".join(f"{session.vocab.label(group, known)}（{known}）" for known in codes)
    raise UserError("bad_code", "没有这个选项。", f"可以填：{choices}。", group=group)


def _doors(row: dict[str, Any]) -> set[str]:
    """The ways in which the door of a household may be typed: `3组-12`, or `12` alone with its group."""
    group, door = _folded(str(row.get("group") or "")), _folded(str(row.get("door") or ""))
    return {door, f"{group}-{door}", f"{group}{door}"} if group else {door}


def _folded(text: str) -> str:
    """Full-width digits and dashes as people type them, made alike: `３组－１２` is `3组-12`."""
    return unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-").strip()


def _looks_like_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
