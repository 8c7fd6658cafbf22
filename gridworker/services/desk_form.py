"""A demand as it is typed at the desk (统一受理), and what may be said about it before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from pydantic import Field

from gridworker.domain.detect import keep_last_four
from gridworker.domain.records import BadRecord, check_codes
from gridworker.domain.text import MAX_NAME, clean_name
from gridworker.domain.vocab import Vocab
from gridworker.services.visit_form import (
    DemandDraft,
    FileDraft,
    Problem,
    VisitDraft,
    check_visit,
    cleaned,
    number_problems,
    with_fixes,
)

SOURCES: Final = ("OFFICE", "PHONE", "BOX", "MEETING", "PATROL", "UPPER")
"""How a demand comes without a visit: codes of the vocabulary group `source`."""
OTHER: Final = "OTH.TEXT"
"""The category of what is none of the others; its words must say what it is."""
_LINES: Final = {"place": ("地点", 200), "reporter": ("反映人", MAX_NAME), "contact": ("联系电话", MAX_NAME)}
_ANY_DAY: Final = date(2000, 1, 1)
"""The checks of a visit ask for today, which says nothing about its demands."""


class DeskDraft(DemandDraft):
    """A demand from a walk-in, a call, a letter box, a meeting, a patrol. `household`, `grid`: ids."""

    source: str = ""
    household: str = ""
    grid: str = ""
    """For an office only, and only without a household: whose matter it is; empty is the office's own."""
    place: str = ""
    category: str = OTHER
    reporter: str = ""
    contact: str = ""
    files: list[FileDraft] = Field(default_factory=list)


def kept_apart(draft: DeskDraft) -> DeskDraft:
    """The draft without what would tell who an anonymous reporter is: all that drafts and ops are made of."""
    if not draft.anonymous:
        return draft
    return draft.model_copy(update={"household": "", "reporter": "", "contact": ""})


def check_desk(draft: DeskDraft, vocab: Vocab) -> list[Problem]:
    """Everything that is missing or odd, in the order of the form.

    Codes: `source_missing`, `demand_empty`, `category_missing`, `unknown_code`, `text_too_long`, `id_number`
    and `bank_card` (with a `fix`).
    """
    draft = kept_apart(draft)
    problems = list(_source(draft, vocab))
    problems += _lines(draft)
    # The same checks as inside a visit: size, forbidden numbers, codes.
    chosen = draft if draft.category else draft.model_copy(update={"category": OTHER})
    page = VisitDraft(demands=[_demand(chosen)])
    problems += [
        Problem(p.field.removeprefix("demands.0."), p.code, p.sentence, p.blocking, p.fix)
        for p in check_visit(page, _ANY_DAY, vocab)
        if p.field.startswith("demands.")
    ]
    if not draft.category:
        problems.append(Problem("category", "category_missing", "请选诉求的大类。", True))
    return problems


def settled_desk(draft: DeskDraft) -> DeskDraft:
    """The draft as it is written down: forbidden numbers cut, texts cleaned, no anonymous reporter."""
    draft = kept_apart(draft)
    (demand,) = cleaned(with_fixes(VisitDraft(demands=[_demand(draft)]))).demands
    lines = {name: clean_name(keep_last_four(getattr(draft, name))) for name in ("reporter", "contact")}
    place = " ".join(keep_last_four(draft.place).split())
    return draft.model_copy(update={**demand.model_dump(), **lines, "place": place})


def _demand(draft: DeskDraft) -> DemandDraft:
    return DemandDraft(**{name: getattr(draft, name) for name in DemandDraft.model_fields})


def _source(draft: DeskDraft, vocab: Vocab) -> Iterator[Problem]:
    if not draft.source:
        yield Problem("source", "source_missing", "请选诉求是怎么来的。", True)
        return
    try:
        check_codes("demand.collect", {"source": draft.source}, vocab)
    except BadRecord as wrong:
        yield Problem("source", wrong.code, str(wrong), True)


def _lines(draft: DeskDraft) -> Iterator[Problem]:
    for name, (label, longest) in _LINES.items():
        text: str = getattr(draft, name)
        if len(text) > longest:
            said = f"{label}太长：最多 {longest} 个字，现有 {len(text)} 个。请只留要点，或写在诉求内容里。"
            yield Problem(name, "text_too_long", said, True)
            continue
        yield from number_problems(name, label, text)
    for at, file in enumerate(draft.files):
        yield from number_problems(f"files.{at}.name", "附件说明", file.name)
