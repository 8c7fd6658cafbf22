"""All record kinds in one place: their models, their fields, and the check of one op's data.

`validate` runs on every body that is imported, so it asks the compiled model first and looks for words to
say only when that says no. Codes are checked for their form, not against a vocabulary: an office may have a
newer vocabulary than this machine. What only a person at the form can answer for (content when met, a known
code, no identity numbers) is asked at entry.

A model takes a thousandth of a second and more to make, and the first page of the window needs few of them:
each is loaded when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final, cast

from pydantic import BaseModel, ValidationError

from gridworker.domain.detect import Finding, find_forbidden
from gridworker.domain.fields import FieldSpec, Record, specs_of
from gridworker.domain.vocab import Vocab
from gridworker.errors import UserError

MODELS: Final[dict[str, str]] = {
    "office": "area.Office",
    "unit": "area.Unit",
    "grid": "area.Grid",
    "worker": "area.Worker",
    "duty": "area.Duty",
    "calendar_year": "published_year.PublishedYear",
    "household": "household.Household",
    "person": "household.Person",
    "visit": "visit.Visit",
    "promise": "visit.Promise",
    "attachment": "attachment.Attachment",
    "privacy_request": "privacy_request.PrivacyRequest",
    "team": "mutual_aid.Team",
    "team_member": "mutual_aid.TeamMember",
    "help": "mutual_aid.Help",
    "pairing": "mutual_aid.Pairing",
    "appraisal": "appraisal.Appraisal",
    "meeting": "meeting.Meeting",
    "notice": "notice.Notice",
}
"""Where in this package the model of each document kind stands."""

PAYLOADS: Final[dict[str, str]] = {
    "demand.collect": "payloads.Collect",
    "demand.resolve_on_spot": "payloads.ResolveOnSpot",
    "demand.correct": "payloads.Correct",
}
"""The same of those events that have a fixed payload."""

_PLACES: Final = {**MODELS, **PAYLOADS}


class _Fields(Mapping[str, dict[str, FieldSpec]]):
    def __getitem__(self, kind: str) -> dict[str, FieldSpec]:
        return _fields_of(kind)

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


FIELDS: Final[Mapping[str, dict[str, FieldSpec]]] = _Fields()
"""Facts of each field by kind and name, in the order of the form."""


@cache
def _model_of(kind: str) -> type[BaseModel]:
    module, name = _PLACES[kind].split(".")
    return cast("type[BaseModel]", getattr(import_module(f"gridworker.domain.{module}"), name))


def narratives(kind: str) -> frozenset[str]:
    """Return the long texts of a kind: two versions are kept side by side and nobody decides."""
    return _narratives(kind) if kind in _PLACES else frozenset()


@cache
def _fields_of(kind: str) -> dict[str, FieldSpec]:
    return specs_of(_model_of(kind))


@cache
def _narratives(kind: str) -> frozenset[str]:
    return frozenset(name for name, field in _fields_of(kind).items() if field.narrative)


@cache
def _check(kind: str) -> tuple[Callable[[Mapping[str, Any]], bool], tuple[str, ...]]:
    """What says whether data fits the model, and the fields that a new record must have."""
    required = tuple(name for name, field in _fields_of(kind).items() if field.required)
    return _model_of(kind).__pydantic_validator__.isinstance_python, required


class BadRecord(UserError):
    """Data that a record of this kind cannot hold. `field` names it; the message is one Chinese sentence."""

    def __init__(self, field: str, code: str, sentence: str, hint: str = "") -> None:
        super().__init__(code, sentence, hint, field=field)
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class TextFinding:
    """A forbidden number in a field; `part` is its place in a list of texts, else None."""

    field: str
    finding: Finding
    part: int | None = None


def validate(kind: str, data: Mapping[str, Any], partial: bool = False) -> None:
    """Check the data of a document op or a fixed event payload; raises `BadRecord`.

    `partial`: an edit of some fields (true), or a new record, which must have all required ones (false).
    Kinds without a model pass. Members that the model does not know pass.
    """
    if kind not in _PLACES:
        return
    fits, required = _check(kind)
    if not fits(data):
        raise _why(kind, data)
    if not partial:
        for name in required:
            if data.get(name) in (None, "", []):
                raise _unfilled(FIELDS[kind][name])


def check_form(form: type[BaseModel], fields: Sequence[FieldSpec], data: Mapping[str, Any]) -> None:
    """Check what a person typed into a form that is not that of a record; raises `BadRecord`."""
    if not form.__pydantic_validator__.isinstance_python(data):
        raise _told(form, {field.name: field for field in fields}, data)
    for field in fields:
        if field.required and data.get(field.name) in (None, "", []):
            raise _unfilled(field)


def load(kind: str, data: Mapping[str, Any]) -> Record:
    """Return the typed, frozen view of a record's fields; raises `BadRecord`."""
    try:
        return cast("Record", _model_of(kind).model_validate(dict(data)))
    except ValidationError:
        raise _why(kind, data) from None


def label(kind: str, field: str) -> str:
    """Return the Chinese label of a field, or its own name when it is not known here."""
    spec = FIELDS.get(kind, {}).get(field)
    return spec.label if spec else field


def check_texts(kind: str, data: Mapping[str, Any]) -> list[TextFinding]:
    """Return the forbidden numbers in what a person typed; asked at entry, before anything is saved.

    Fields that are not known here are searched too, since anything may stand in them.
    """
    out: list[TextFinding] = []
    fields = FIELDS.get(kind, {})
    for name, value in data.items():
        spec = fields.get(name)
        if spec is None or spec.free_text:
            for part, text in _texts(value):
                # The 15 digits of a grid's own code can look like an identity number of before 1999.
                own_code = spec is not None and spec.shape == "mark"
                out += [
                    TextFinding(name, finding, part)
                    for finding in find_forbidden(text)
                    if not (own_code and finding.end - finding.start == 15)
                ]
    return out


def check_codes(kind: str, data: Mapping[str, Any], vocab: Vocab) -> None:
    """Raise `BadRecord` when a code is not in this machine's vocabulary; asked at entry only."""
    for name, value in data.items():
        spec = FIELDS.get(kind, {}).get(name)
        if spec is None or not spec.vocab or value is None:
            continue
        for code in value if isinstance(value, list) else [value]:
            if not vocab.check(spec.vocab, code):
                known = "、".join(vocab.label(spec.vocab, c) for c in vocab.codes(spec.vocab)[:8])
                raise BadRecord(
                    name, "unknown_code", f"“{spec.label}”里没有“{code}”这一项。", f"可选：{known}。"
                )


def _texts(value: Any) -> Iterator[tuple[int | None, str]]:
    if isinstance(value, str):
        yield None, value
    elif isinstance(value, list):
        for i, part in enumerate(value):
            if isinstance(part, str):
                yield i, part


def _unfilled(field: FieldSpec) -> BadRecord:
    label = field.label
    return BadRecord(field.name, "required", f"还没有填写“{label}”。", f"请填写{label}后再保存。")


def _why(kind: str, data: Mapping[str, Any]) -> BadRecord:
    return _told(_model_of(kind), FIELDS[kind], data)


def _told(model: type[BaseModel], fields: Mapping[str, FieldSpec], data: Mapping[str, Any]) -> BadRecord:
    try:
        model.model_validate(dict(data))
    except ValidationError as e:
        first = e.errors(include_url=False, include_context=False, include_input=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        spec = fields.get(name)
        if spec is not None:
            sentence, hint = _SENTENCES.get(spec.shape, _ANY)
            if first["type"] == "string_too_long":
                sentence, hint = "“{label}”写得太长。", "请只留要点，或写到走访内容里。"
            return BadRecord(name, f"bad_{spec.shape}", sentence.format(label=spec.label), hint)
    return BadRecord("", "bad_record", "这条记录的格式不对。", "请核对后重新填写。")


_ANY = ("“{label}”的格式不对。", "请核对后重新填写。")
_SENTENCES: dict[str, tuple[str, str]] = {
    "date": ("“{label}”不是有效日期。", "请写成 2026-04-05 这样，1949年10月1日以前的日期不能用。"),
    "days": ("“{label}”里有不是日期的内容。", "请每天写成 2026-04-05 这样。"),
    "time": ("“{label}”不是有效时间。", "请写成 09:30 这样。"),
    "bytes": ("“{label}”应当是字节数。", "请重新附上。"),
    "int": ("“{label}”应当是合理的数字。", "请核对后重新填写。"),
    "map": ("“{label}”只能按 0-3、4-6、7-13 岁填人数。", "请在三个年龄段里填数字。"),
    "text": ("“{label}”应当是一行文字。", "请核对后重新填写。"),
    "long": ("“{label}”应当是文字。", "请核对后重新填写。"),
}
