"""Bring the English up to date with the code, and say what is missing.

    python -m tests.english.words        (./dev words)

Rewrites the .ts file (finished words stay, new ones come in unfinished, what nobody says any more goes),
compiles it, and lists what has no English yet: of the window, of the services, of the vocabulary.
"""

from __future__ import annotations

import sys

from gridworker.services.resources import load_sentences, load_vocab
from tests.english.service_words import service_words
from tests.english.ts_file import QM, TS, compile_ts, read_ts, write_ts
from tests.english.window_words import window_words


def missing_in_vocab() -> list[str]:
    """`group code label` of every word without English."""
    vocab = load_vocab()
    entries = [(group, vocab.entry(group, code)) for group in vocab.groups()
               for code in vocab.codes(group, offered=False)]
    return [f"{group} {entry.code} {entry.zh}" for group, entry in entries if entry and not entry.en]


def main() -> int:
    """Update, compile, list; 1 when something is missing."""
    words = window_words()
    english = read_ts(TS.read_text("utf-8")) if TS.exists() else {}
    # The same Chinese elsewhere is a good first guess for a word that moved to another class.
    by_text = {text: said for (_, text), said in english.items()}
    wanted = list(words.found)
    english = {key: english.get(key) or by_text.get(key[1], "") for key in wanted}
    TS.write_text(write_ts(wanted, english), "utf-8")
    compile_ts(TS, QM)
    sentences, _ = load_sentences()
    said = service_words()
    lists = {
        "window": [f"{words.found[key]} {key[0]}: {key[1]!r}" for key in wanted if not english[key]],
        "services": [f"{where} {text!r}" for text, where in said.items() if text not in sentences],
        "services, no longer said": [repr(text) for text in sentences if text not in said],
        "vocabulary": missing_in_vocab(),
        "cannot be translated": words.faults,
    }
    for name, lines in lists.items():
        print(f"== {name}: {len(lines)}")
        print("\n".join(lines))
    return int(any(lists[name] for name in ("window", "services", "vocabulary")))


if __name__ == "__main__":
    sys.exit(main())
