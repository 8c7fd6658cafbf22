"""English for what the layers below the window say in Chinese.

Sentences are written in Chinese where they are raised, with the facts inside. The file
`resources/i18n/sentences.en.yaml` holds each of them as a template with the English beside it; a sentence
finds its template, and the facts go over. Nothing here is loaded while Chinese is spoken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.plurals import agree
from gridworker.domain.records import BadRecord
from gridworker.services.resources import load_sentences, load_vocab

if TYPE_CHECKING:
    from gridworker.errors import UserError

CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
"""A Chinese character."""
PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_ENDS: Final = re.compile(r"(?<=[。？！；])")


class English:
    """The sentences of the program, Chinese to English."""

    def __init__(self, sentences: Mapping[str, str], codes: Mapping[str, str]) -> None:
        self._whole = {zh: en for zh, en in sentences.items() if not PLACEHOLDER.search(zh)}
        self._codes = dict(codes)
        # The template with the most words of its own is asked first: it says most about what it fits.
        patterned = [zh for zh in sentences if PLACEHOLDER.search(zh)]
        patterned.sort(key=lambda zh: len(PLACEHOLDER.sub("", zh)), reverse=True)
        self._patterns = [(_pattern(zh), sentences[zh]) for zh in patterned]

    def said(self, text: str) -> str:
        """Return the English of a sentence, a word or several sentences; what is not known stays as it is."""
        if not CHINESE.search(text):
            return text
        known = self._known(text)
        if known is not None:
            return known
        fields = text.split("　")
        if len(fields) > 1:
            return "　".join(self.said(part) for part in fields)
        parts = [part for part in _ENDS.split(text) if part]
        if len(parts) > 1:
            return " ".join(self.said(part) for part in parts)
        listed = text.split("、")
        if len(listed) > 1:
            return ", ".join(self.said(part) for part in listed)
        first, comma, rest = text.partition("，")
        if comma and (known := self._known(first + comma)) is not None:
            return f"{known} {self.said(rest)}"
        return text

    def put(self, error: UserError) -> None:
        """Make a refusal speak English, its problems too. Doing it twice changes nothing."""
        message, hint = self.said(error.message), self.said(error.hint)
        if CHINESE.search(message) and error.code in self._codes and self._known(error.message) is None:
            message = self._codes[error.code]
        error.message, error.hint = message, hint
        error.args = (f"{message} {hint}".strip(),)
        if isinstance(error, BadRecord):
            error.sentence = message
        problems = error.facts.get("problems")
        if isinstance(problems, list):
            error.facts["problems"] = [self._problem(one) for one in problems]

    def _problem(self, problem: Any) -> Any:
        return replace(problem, sentence=self.said(problem.sentence))

    def _known(self, text: str) -> str | None:
        if text in self._whole:
            return self._whole[text]
        for pattern, english in self._patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                facts = {name: self._fact(value) for name, value in found.groupdict().items()}
                return agree(english, facts).format_map(facts)
        return None

    def _fact(self, value: str) -> str:
        """A word of ours inside a sentence (a field's label) is translated; a name stays a name."""
        said = self.said(value)
        return said.rstrip(".") if said != value else value


@cache
def english() -> English:
    """Return the English of this program: sentences, field labels, and the labels of all codes."""
    table, codes = load_sentences()
    vocab = load_vocab()
    words = {
        entry.zh: entry.en
        for group in reversed(vocab.groups())
        for code in vocab.codes(group, offered=False)
        if (entry := vocab.entry(group, code)) is not None and entry.en
    }
    return English({**words, **table}, codes)


def _pattern(template: str) -> re.Pattern[str]:
    parts = PLACEHOLDER.split(template)
    made = "".join(f"(?P<{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile(made, re.DOTALL)
