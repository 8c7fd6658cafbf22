"""民事一本通: what a resident can ask for, as data that an office edits and sends by bundle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from gridworker.domain.resource import BadResource, refuse
from gridworker.domain.vocab import Vocab

_Line = Annotated[str, Field(min_length=1, max_length=200)]


class Limit(BaseModel):
    """How long it takes: a number of days or working days, at once, or words only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["instant", "days", "workdays", "text"]
    text: _Line
    n: Annotated[int, Field(ge=1, le=366)] | None = None

    @model_validator(mode="after")
    def _number_where_days_are_counted(self) -> Limit:
        if (self.n is not None) != (self.kind in ("days", "workdays")):
            raise ValueError("a number of days, and only where days are counted")
        return self


class ServiceItem(BaseModel):
    """One matter of the guide. Nothing counts as checked before an office has set `verified`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[A-Z]{2,5}-[0-9]{3}$")]
    name: _Line
    category: Annotated[str, Field(pattern=r"^[A-Z]{2,5}$")]
    audience: _Line
    handled_as: Literal["直办", "代办", "协办", "告知"]
    agent_ok: bool
    conditions: tuple[_Line, ...] = ()
    materials: tuple[_Line, ...] = ()
    steps: tuple[_Line, ...] = ()
    limit: Limit
    fee: _Line
    place: _Line
    hours: str = ""
    phone: str = ""
    complaint_phone: str = ""
    basis: _Line
    tip: str = ""
    keywords: Annotated[tuple[_Line, ...], Field(min_length=1)]
    related_demand_categories: tuple[str, ...] = ()
    verified: bool = False
    verified_by: str = ""
    verified_on: date | None = None

    @model_validator(mode="after")
    def _a_check_has_a_person_and_a_day(self) -> ServiceItem:
        if self.verified and not (self.verified_by and self.verified_on):
            raise ValueError("verified needs verified_by and verified_on")
        return self


class Guide(BaseModel):
    """The whole guide with the sentence that must stand beside unverified entries."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Annotated[Literal["gridworker.service_items/1"], Field(alias="schema")]
    locale: Literal["zh-CN"]
    notice: _Line
    items: tuple[ServiceItem, ...]

    @classmethod
    def build(cls, content: Mapping[str, Any], vocab: Vocab) -> Guide:
        """Make the guide from a parsed file; a demand category not in `vocab` too raises `BadResource`."""
        try:
            guide = cls.model_validate(content)
        except ValidationError as e:
            raise refuse("一本通", e) from None
        twice = [code for code, n in Counter(item.id for item in guide.items).items() if n > 1]
        if twice:
            raise BadResource("bad_resource", f"一本通里“{twice[0]}”出现了两次。", "请改正一本通文件。")
        for item in guide.items:
            for code in item.related_demand_categories:
                if not vocab.check("demand_category", code):
                    sentence = f"一本通“{item.name}”里的诉求类别“{code}”词表中没有。"
                    raise BadResource("bad_resource", sentence, "请改正一本通文件。")
        return guide
