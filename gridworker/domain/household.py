"""Households and the people in them: only what a visit needs.

No identity number, no diagnosis, no religion. Children under 14 are counts per age band on the household and
never a person.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from gridworker.domain.fields import Code, Count, Day, Long, Record, Ref, Text, spec

Band = Literal["0-3", "4-6", "7-13"]
BANDS: tuple[Band, ...] = ("0-3", "4-6", "7-13")
"""Age bands of children, in years, both ends included."""

ADULT_RECORD_AGE = 14
"""Below this age nobody gets a person record (PIPL art. 28 counts them as sensitive)."""

BirthYear = Annotated[int, Field(ge=1900, le=2199)]


class Household(Record):
    """户: one door. `door` is 组-号 as people say it, free text; `size` counts who belongs to it."""

    grid: Ref | None = spec("网格", "ref", required=True, refers="grid")
    group: Text | None = spec("村民小组", "text")
    door: Text | None = spec("户编号", "text", required=True)
    head: Text | None = spec("户主", "text", required=True)
    phone: Text | None = spec("电话", "text")
    size: Count | None = spec("人口", "int")
    child_bands: dict[Band, Count] | None = spec("14岁以下人数", "map")
    status: Code | None = spec("居住状态", "code", vocab="household_status")
    tags: list[Code] | None = spec("户标签", "codes", vocab="household_tag")
    notice_given_on: Day | None = spec("已告知日期", "date")
    reason: Long | None = spec("更正原因", "long", narrative=True)
    roster: Long | None = spec("名册批次", "long", narrative=True)
    """Which import of a sheet the fields of this op come from; kept side by side, nobody has to decide."""


class Person(Record):
    """家庭成员, only where care needs it: a relation word and a birth year are usually enough."""

    household: Ref | None = spec("所在户", "ref", required=True, refers="household")
    name: Text | None = spec("姓名", "text")
    relation: Text | None = spec("与户主关系", "text", required=True)
    birth_year: BirthYear | None = spec("出生年份", "int")
    sex: Code | None = spec("性别", "code", vocab="sex")
    needs: list[Code] | None = spec("需要帮助", "codes", vocab="need")
    reason: Long | None = spec("更正原因", "long", narrative=True)
    roster: Long | None = spec("名册批次", "long", narrative=True)
    """As for the household."""


def too_young_for_a_record(person: dict[str, Any], today: date) -> bool:
    """Whether the birth year says that this may be a child under 14, who is only counted."""
    year = person.get("birth_year")
    return isinstance(year, int) and today.year - year < ADULT_RECORD_AGE
