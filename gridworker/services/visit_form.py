"""A diary page as it is typed, and everything that may be said about it before it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from gridworker.domain.detect import find_forbidden, keep_last_four
from gridworker.domain.fields import FIRST_DAY
from gridworker.domain.records import FIELDS, BadRecord, check_codes, validate
from gridworker.domain.strictjson import MAX_STRING
from gridworker.domain.text import MAX_NAME, clean_name, clean_text
from gridworker.domain.visit import MET
from gridworker.domain.vocab import Vocab

MAX_TEXT: Final = 20_000
"""Longest narrative a form takes, in code points: a very long page is some thirty of them."""

CONFIRMABLE: Final = frozenset({"date_future", "id_number", "bank_card"})
"""Codes that a person may answer with "go on"."""


class DemandDraft(BaseModel):
    """A demand raised in a visit or at the desk."""

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    category: str = ""
    """Empty: nobody has said yet what kind it is."""
    nature: str = "HELP"
    anonymous: bool = False
    consent_publish: bool = False
    sensitive: bool = False
    on_spot: str = ""
    """What was answered or done at once; not empty makes it 当场办结 with `outcome`."""
    outcome: str = "EXPLAINED"


class PromiseDraft(BaseModel):
    """Something promised to the household, and by when."""

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    due: dt.date | None = None


class FileDraft(BaseModel):
    """A picture or file that was added to a page; its bytes are held for the draft (`attachments.hold`)."""

    model_config = ConfigDict(extra="forbid")

    blob: str
    type: str
    size: int
    name: str = ""


class VisitDraft(BaseModel):
    """A diary page as far as it is typed; every field may be missing. Codes are those of `vocab.yaml`."""

    model_config = ConfigDict(extra="forbid")

    date: dt.date | None = None
    half_day: str = ""
    """`AM`, `PM` or empty."""
    targets: list[str] = []
    """Household ids."""
    place: str = ""
    grid: str = ""
    """A grid's id: where a page without households belongs, for who looks after several; empty: his first."""
    mode: str = ""
    meet: str = ""
    purpose: str = "ROUTINE"
    content: str = ""
    weather: str = ""
    companions: list[str] = []
    spoke_to: str = ""
    suggestion: str = ""
    on_spot: str = ""
    topics: list[str] = []
    card_given: bool = False
    result: str = ""
    started_at: str = ""
    """`09:30`."""
    ended_at: str = ""
    demands: list[DemandDraft] = []
    promises: list[PromiseDraft] = []
    files: list[FileDraft] = []
    reflection: str = ""
    """体会: private, sealed under the passphrase alone, never in a bundle."""


@dataclass(frozen=True)
class Problem:
    """Something about a draft. `field` is a field of the draft (`demands.0.text` for inner ones).

    A `blocking` problem stops the save. One whose code is in `CONFIRMABLE` is a question: pass the code in
    `confirmed` to go on. `fix` is the field's text with identity and card numbers cut to their last four
    (None when there is nothing to offer); confirming the code takes the fix.
    """

    field: str
    code: str
    sentence: str
    blocking: bool
    fix: str | None = None


def check_visit(draft: VisitDraft, today: dt.date, vocab: Vocab | None = None) -> list[Problem]:
    """Everything that is missing or odd, in the order of the form.

    Codes: `date_missing`, `date_too_early` (before October 1949), `date_future` (asks), `target_missing`,
    `mode_missing`, `meet_missing`, `content_missing`, `demand_empty`, `promise_empty`, `unknown_code`
    (with `vocab` only), `text_too_long`, `id_number` and `bank_card` (with a `fix`), and `bad_...` for a
    form that a record cannot hold.
    """
    # Size first: nothing else may work on ten megabytes of pasted text.
    problems = list(_too_long(draft))
    if problems:
        return problems
    problems += _missing(draft, today)
    problems += _numbers(draft)
    problems += _forms(draft, vocab, {problem.field for problem in problems})
    return sorted(problems, key=lambda p: _ORDER.get(p.field.split(".")[0], len(_ORDER)))


def with_fixes(draft: VisitDraft) -> VisitDraft:
    """The draft with every identity and card number cut to its last four digits."""
    value = draft.model_dump()
    for path, text in _texts(draft):
        _put(value, path, keep_last_four(text))
    return VisitDraft.model_validate(value)


def cleaned(draft: VisitDraft) -> VisitDraft:
    """The draft with its texts as records hold them: NFC, nothing invisible, one line where one is meant."""
    value = draft.model_dump()
    for path, text in _texts(draft):
        _put(value, path, _clean(path, text))
    value["companions"] = [name for name in value["companions"] if name]
    value["targets"] = list(dict.fromkeys(draft.targets))
    return VisitDraft.model_validate(value)


def visit_fields(draft: VisitDraft) -> dict[str, Any]:
    """The fields of a visit record: what is empty is left out."""
    skipped = {"demands", "promises", "files", "reflection", "grid"}
    fields = {name: value for name, value in draft.model_dump(mode="json").items() if name not in skipped}
    return {name: value for name, value in fields.items() if value not in ("", None, [], False)}


_MAX_LINE: Final = 200
_LINES: Final = ("place", "promises", "files")
_NAMES: Final = ("companions", "spoke_to")
_ORDER: Final = {name: at for at, name in enumerate(VisitDraft.model_fields)}


def _texts(draft: VisitDraft) -> Iterator[tuple[str, str]]:
    """Path and text of everything typed freely (the private reflection too: it may hold numbers as well)."""
    for name in ("place", "content", "spoke_to", "suggestion", "on_spot", "reflection"):
        yield name, getattr(draft, name)
    for at, companion in enumerate(draft.companions):
        yield f"companions.{at}", companion
    for at, demand in enumerate(draft.demands):
        yield f"demands.{at}.text", demand.text
        yield f"demands.{at}.on_spot", demand.on_spot
    for at, promise in enumerate(draft.promises):
        yield f"promises.{at}.text", promise.text
    for at, file in enumerate(draft.files):
        yield f"files.{at}.name", file.name


def _put(value: Any, path: str, text: str) -> None:
    *way, last = path.split(".")
    for step in way:
        value = value[int(step)] if isinstance(value, list) else value[step]
    value[int(last) if isinstance(value, list) else last] = text


def _limit(path: str) -> int:
    first = path.split(".")[0]
    return MAX_NAME if first in _NAMES else _MAX_LINE if first in _LINES else MAX_TEXT


def _clean(path: str, text: str) -> str:
    first = path.split(".")[0]
    if first in _NAMES:
        return clean_name(text)
    text = clean_text(text, _limit(path))
    return " ".join(text.split()) if first in _LINES else text


def _too_long(draft: VisitDraft) -> Iterator[Problem]:
    for path, text in _texts(draft):
        limit = _limit(path)
        if len(text) > limit:
            sentence = (
                f"{_label(path)}太长：最多 {limit} 个字，现有 {len(text)} 个。请只留要点，或分成几次记录。"
            )
            yield Problem(path, "text_too_long", sentence, True)
    if len(draft.targets) > MAX_STRING // 64:
        yield Problem("targets", "too_many", "一次选的户太多。请分成几次记录。", True)


def _missing(draft: VisitDraft, today: dt.date) -> Iterator[Problem]:
    if draft.date is None:
        yield Problem("date", "date_missing", "还没有填走访日期。", True)
    elif draft.date < FIRST_DAY:
        yield Problem("date", "date_too_early", "走访日期早于 1949 年 10 月 1 日，请核对年份。", True)
    elif draft.date > today:
        sentence = f"走访日期 {draft.date.isoformat()} 在今天之后，确定要这样记吗？"
        yield Problem("date", "date_future", sentence, False)
    if not draft.targets and not draft.place.strip():
        yield Problem("targets", "target_missing", "请选走访的户，或者写走访地点。", True)
    if not draft.mode:
        yield Problem("mode", "mode_missing", "请选走访方式。", True)
    if not draft.meet:
        yield Problem("meet", "meet_missing", "请选见面情况，没见到人也照实选。", True)
    if draft.meet == MET and not draft.content.strip():
        yield Problem("content", "content_missing", "见到了人，请写一句谈了什么。", True)
    for at, demand in enumerate(draft.demands):
        if not demand.text.strip():
            yield Problem(f"demands.{at}.text", "demand_empty", "这件诉求还没有写内容。", True)
    for at, promise in enumerate(draft.promises):
        if not promise.text.strip():
            yield Problem(f"promises.{at}.text", "promise_empty", "这条约定还没有写内容。", True)


def _numbers(draft: VisitDraft) -> Iterator[Problem]:
    for path, text in _texts(draft):
        yield from number_problems(path, _label(path), text)


def number_problems(field: str, label: str, text: str) -> Iterator[Problem]:
    """What `check_visit` says of identity and card numbers in one text, each with a `fix`."""
    words = {"id_number": "身份证号", "bank_card": "银行卡号"}
    for kind in sorted({finding.kind for finding in find_forbidden(text)}, reverse=True):
        sentence = f"{label}里像是有{words[kind]}，不能记录。可以只保留最后四位。"
        yield Problem(field, kind, sentence, True, keep_last_four(text))


def _forms(draft: VisitDraft, vocab: Vocab | None, known: set[str]) -> Iterator[Problem]:
    """What a record of this kind cannot hold, unless something was said about that field already."""
    parts: list[tuple[str, str, dict[str, Any]]] = [("", "visit", visit_fields(draft))]
    parts += [(f"demands.{at}.", "demand.collect", collect_fields(d)) for at, d in enumerate(draft.demands)]
    for prefix, kind, fields in parts:
        try:
            validate(kind, fields, partial=True)
            if vocab is not None:
                check_codes(kind, fields, vocab)
        except BadRecord as e:
            if prefix + e.field not in known:
                yield Problem(prefix + e.field, e.code, str(e), True)


def collect_fields(demand: DemandDraft) -> dict[str, Any]:
    """The payload of `collect` that the draft itself gives."""
    return {
        "text": clean_text(demand.text, MAX_TEXT),
        **({"category": demand.category} if demand.category else {}),
        "nature": demand.nature,
        "anonymous": demand.anonymous,
        "consent_publish": demand.consent_publish,
        "sensitive": demand.sensitive,
    }


def _label(path: str) -> str:
    parts = path.split(".")
    if parts[0] == "demands":
        return "当场答复" if parts[-1] == "on_spot" else "诉求内容"
    if parts[0] == "promises":
        return "约定内容"
    if parts[0] == "files":
        return "附件说明"
    if parts[0] == "reflection":
        return "体会"
    spec = FIELDS["visit"].get(parts[0])
    return spec.label if spec else parts[0]
