"""The tables of docs/bundle-format.md, made from the code, so that a test can compare them.

    python -m tests.bundle.format_tables    writes them between their marks in the document
"""

from __future__ import annotations

from collections.abc import Iterable

from gridworker.domain.demand import FINAL, STATES, STEPS
from gridworker.domain.kinds import CONTROL, DOCUMENTS
from gridworker.domain.records import FIELDS
from gridworker.domain.rights import ROLES
from gridworker.sync import limits
from gridworker.sync.refusals import SENTENCES
from tests.support.tree import ROOT

LIMITS = {
    "age header": (limits.AGE_HEADER, "bytes"),
    "age recipients": (limits.RECIPIENTS, "X25519 stanzas, at least 1"),
    "age grease": (limits.GREASE, "stanzas"),
    "envelope": (limits.ENVELOPE, "bytes"),
    "signatures on an envelope": (limits.SIGNATURES, "a manifest has exactly 1"),
    "certs beside a manifest": (limits.CERTIFICATES, ""),
    "trust beside a manifest": (limits.TRUST_STEPS, ""),
    "JSON depth": (limits.DEPTH, "levels of objects and arrays"),
    "sections": (limits.SECTIONS, ""),
    "logs, have": (limits.LOGS, "entries each"),
    "logs from a device that is no town or county PC": (limits.OWN_SLICES, "entries"),
    "section": (limits.SECTION, "bytes as it travels"),
    "rec, body: raw": (limits.REC_RAW, "bytes decompressed"),
    "rec, body: n": (limits.REC_RAW + limits.MIB, "bytes as it travels"),
    "enrol, recover, secrets": (limits.PART, "bytes"),
    "blob": (limits.BLOB, "bytes"),
    "lacks": (limits.LACKS, "hashes"),
    "all sections": (limits.TOTAL_RAW, "sum of raw, or of n where there is no raw"),
    "zstd window": (limits.WINDOW, "bytes"),
    "op header": (limits.OP_HEADER, "bytes, at least 2"),
    "op body": (limits.OP_BODY, "bytes"),
}
ORDER = ("worker", "grid_lead", "village", "town", "unit", "county", "supervisor")
DOCUMENT = ROOT / "docs/bundle-format.md"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _table(head: list[str], rows: Iterable[Iterable[str]]) -> str:
    return "\n".join([_row(head), _row("---" for _ in head), *(_row(row) for row in rows)])


def _roles(who: Iterable[str]) -> str:
    return " ".join(role for role in ORDER if role in set(who))


def limits_table() -> str:
    """Return the table of limits."""
    rows = ([name, f"{most:,}".replace(",", " "), note] for name, (most, note) in LIMITS.items())
    return _table(["what", "at most", ""], rows)


def rights_table() -> str:
    """Return who may sign documents and control ops."""
    return _table(["kind", "roles"], ([kind, _roles(ROLES[kind])] for kind in sorted(DOCUMENTS | CONTROL)))


def steps_table() -> str:
    """Return the machine of a demand."""
    rows = []
    for event, step in STEPS.items():
        start = " ".join(state for state in STATES if state in step.start)
        named = {STATES[1:]: "*begun*", tuple(s for s in STATES[1:] if s not in FINAL): "*open*"}
        start = {" ".join(states): name for states, name in named.items()}.get(start, start)
        rows.append(
            [
                event,
                _roles(step.who),
                start,
                step.to or "=",
                " ".join(step.needs).replace("|", " or ") or "-",
                " ".join(step.guards) or "-",
                " ".join(step.keeps).replace("*", "all") or "-",
            ]
        )
    return _table(["event", "who", "from", "to", "needs", "guards", "keeps"], rows)


def fields_table() -> str:
    """Return the shape of every field of every kind that has a fixed form."""
    rows = []
    for kind, fields in FIELDS.items():
        words = [f"{field.name}{'*' if field.narrative else ''} {field.shape}" for field in fields.values()]
        rows.append([kind, ", ".join(words)])
    return _table(["kind", "fields and their shapes"], rows)


def codes_table() -> str:
    """Return what a reader may answer about a file."""
    rows = ([code, sentence] for code, (sentence, _) in SENTENCES.items())
    return _table(["code", "said to a person"], rows)


TABLES = {
    "limits": limits_table,
    "rights": rights_table,
    "steps": steps_table,
    "fields": fields_table,
    "codes": codes_table,
}


def filled(text: str) -> str:
    """Return the document with every table between its marks renewed."""
    for name, make in TABLES.items():
        start, end = f"<!-- table: {name} -->\n", "<!-- end -->"
        before, _, rest = text.partition(start)
        if not rest:
            raise ValueError(f"the document has no place for the table {name!r}")
        text = before + start + make() + "\n" + end + rest.partition(end)[2]
    return text


if __name__ == "__main__":
    DOCUMENT.write_text(filled(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
