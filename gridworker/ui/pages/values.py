"""One value of one field in words: codes by their labels, ids by what they name, lists with 、."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gridworker.domain.clash import list_parts, parts
from gridworker.domain.records import FIELDS
from gridworker.ui import language, words

if TYPE_CHECKING:
    from gridworker.domain.vocab import Vocab


_EMPTY: tuple[Any, ...] = (None, "", [], {})
PHONES = frozenset({"phone", "contact"})
"""Fields whose values are shown with their middle hidden; a work phone is meant to be seen."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("values", text)


def field_words(kind: str, field: str) -> str:
    """What a field is called on the form."""
    if field == "withdrawn":
        return _tr("已撤下")
    spec = FIELDS.get(kind, {}).get(field)
    return language.said(spec.label) if spec else field


def value_words(vocab: Vocab, kind: str, field: str, value: Any, names: Mapping[str, str]) -> str:
    """`names` are words for record ids, as the service gave them. An empty value is said to be empty, a
    telephone number is masked."""
    if value in _EMPTY:
        return _tr("（空着）")
    if field in PHONES and isinstance(value, str):
        return words.phone(value)
    if isinstance(value, bool):
        return _tr("是") if value else _tr("否")
    spec = FIELDS.get(kind, {}).get(field)
    if isinstance(value, list):
        return words.listed([_one(vocab, spec, item, names) for item in value])
    if isinstance(value, dict):
        pairs = [_tr("{a} 岁 {n} 个").format(a=band, n=n) for band, n in sorted(value.items())]
        return words.listed(pairs)
    return _one(vocab, spec, value, names)


def marked_parts(
    vocab: Vocab, kind: str, field: str, value: Any, other: Any, names: Mapping[str, str]
) -> list[tuple[str, bool]]:
    """The words of a value, cut into parts that the other value has too and parts that it has not.

    Beside nothing at all there is nothing to compare, and nothing is marked.
    """
    if value in _EMPTY or other in _EMPTY:
        return [(value_words(vocab, kind, field, value, names), False)]
    if isinstance(value, list) and isinstance(other, list) and value:
        spec = FIELDS.get(kind, {}).get(field)
        mine, theirs = ([_one(vocab, spec, item, names) for item in items] for items in (value, other))
        return list_parts(mine, theirs, words.tr("、"))
    said, against = (value_words(vocab, kind, field, one, names) for one in (value, other))
    if field in PHONES and said == against:  # they differ in what is hidden
        return [(said, True)]
    spec = FIELDS.get(kind, {}).get(field)
    if spec is not None and (spec.vocab or spec.refers):
        return [(said, said != against)]
    return parts(said, against)


def _one(vocab: Vocab, spec: Any, value: Any, names: Mapping[str, str]) -> str:
    if spec is not None and spec.vocab:
        return vocab.label(spec.vocab, value)
    if spec is not None and spec.refers:
        return names.get(str(value)) or _tr("（这里还没有这一条）")
    if spec is not None and spec.shape == "date":
        return words.long_day(str(value))
    return str(value)
