"""What a person types on the command line, turned into the id or the code that a service wants."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import Function
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.domain.period import Period
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


def span_options(function: Function) -> Function:
    """Decorator: the options of a verb about a span of days."""
    function = click.option("--to", "last", type=DAY, help="到哪天止；不填为本月最后一天。")(function)
    return click.option("--from", "first", type=DAY, help="从哪天起；不填为本月一日。")(function)


def last_day_option(function: Function) -> Function:
    """Decorator: the option of a verb that ends something."""
    return click.option("--on", "last_day", type=DAY, help="最后一天，不填为今天。")(function)


def span(session: Session, first: date | None, last: date | None) -> Period:
    """The span from day to day, where none is given of this month. Raises UserError `bad_period`."""
    from gridworker.domain.period import month_of
    from gridworker.services.figures import checked_period

    return checked_period(first, last, month_of(session.entropy.now().date()))


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


def demand_id(session: Session, given: str) -> str:
    """The id of the demand `given` by id, by the office's number or by the laptop's 草-number.

    Raises UserError `no_demand` or `many_demands`.
    """
    from gridworker.services.demands import demand_ids, demand_number
    from gridworker.services.queries import Query

    store, wanted = session.store, _folded(given).upper()
    if _looks_like_id(given) and store.get("demand", given) is not None:
        return given
    if wanted.startswith("SQ-"):
        found = store.matters.with_number(wanted)
    else:
        rows = store.rows("demand", demand_ids(session, Query(kind="demand")))
        found = [row["id"] for row in rows if demand_number(row) == wanted]
    if len(found) == 1:
        return str(found[0])
    if found:
        raise UserError(
            "many_demands", f"有 {len(found)} 件诉求都是这个编号。", "请改用 id（demand list --json 里有）。",
            count=len(found),
        )  # fmt: skip
    raise UserError("no_demand", "没有这件诉求。", "请用 demand list 核对编号。")


def device_id(session: Session, given: str) -> str:
    """The id of the computer `given` by id or by the name on its certificate.

    Raises UserError `no_device` or `many_devices`.
    """
    newest = {cert.device: cert.name for cert in session.authority.certs}
    found = [device for device, name in newest.items() if given in (device, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(
            "many_devices", f"有 {len(found)} 台电脑都叫这个名字。", "请改用 id。", count=len(found)
        )
    raise UserError("no_device", "没有这台电脑。", "请用 device list 核对。")


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
