"""What somebody typed for one step of a demand, checked and made ready to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gridworker.domain.detect import find_forbidden
from gridworker.domain.fields import FieldSpec
from gridworker.domain.records import BadRecord, check_form
from gridworker.domain.step_forms import FILLED, FORMS, STEP_FIELDS
from gridworker.domain.text import MAX_NAME, clean_name, clean_text
from gridworker.errors import UserError
from gridworker.services.session import Session

_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


def form_of(event: str) -> tuple[FieldSpec, ...]:
    """What a person is asked for, in the order of the form."""
    return tuple(field for field in STEP_FIELDS.get(event, ()) if field.name not in FILLED)


def entered(session: Session, event: str, fields: Mapping[str, Any], actor: str = "") -> dict[str, Any]:
    """The payload of a step as it may be written: empty fields left out, texts cleaned, all of it checked.

    A code may come as its number (满意度 4). Raises BadRecord for a field (`required`, `bad_...`,
    `unknown_code`), UserError `bad_field`, `id_number`, `bank_card`.
    """
    specs = {field.name: field for field in STEP_FIELDS[event]}
    for name in fields:
        if name not in specs:
            raise UserError("bad_field", f"这一步没有“{name}”这一项。", "请核对要填的内容。", field=name)
    data: dict[str, Any] = {}
    for name, value in fields.items():
        kept = _clean(specs[name], value)
        if kept not in _EMPTY:
            data[name] = kept
    who = clean_name(actor) if len(actor) <= MAX_NAME else " ".join(clean_text(actor).split())
    for name, text in (*data.items(), ("actor", who)):
        _refuse_numbers(name, text, specs.get(name))
    for name, value in data.items():
        _check_code(session, specs[name], value)
    if isinstance(data.get("satisfaction"), str):
        data["satisfaction"] = int(data["satisfaction"])
    check_form(FORMS[event], STEP_FIELDS[event], data)
    return {**data, "actor": who} if who else data


def _clean(spec: FieldSpec, value: Any) -> Any:
    if isinstance(value, str):
        if spec.shape == "long":
            return clean_text(value)
        return " ".join(clean_text(value).split())
    if isinstance(value, int) and not isinstance(value, bool) and spec.shape == "code":
        return str(value)
    if isinstance(value, list | tuple):
        return list(dict.fromkeys(value))
    return value


def _refuse_numbers(name: str, value: Any, spec: FieldSpec | None) -> None:
    if spec is not None and not spec.free_text:
        return
    for text in value if isinstance(value, list) else [value]:
        found = find_forbidden(text) if isinstance(text, str) else []
        if found:
            raise UserError(
                found[0].kind, "这里像是身份证号或银行卡号，不能记录。", "可以只写最后四位。", field=name
            )


def _check_code(session: Session, spec: FieldSpec, code: Any) -> None:
    if not spec.vocab or session.vocab.check(spec.vocab, code):
        return
    known = "、".join(session.vocab.label(spec.vocab, one) for one in session.vocab.codes(spec.vocab)[:8])
    sentence = f"“{spec.label}”里没有“{code}”这一项。"
    raise BadRecord(spec.name, "unknown_code", sentence, f"可选：{known}。")
