"""Makes the golden bundles of `tests/bundle/vectors/` and the verdict that every reader must reach on each.

    python -m tests.bundle.make_vectors            writes what is new or changed
    python -m tests.bundle.make_vectors --check    writes nothing, exits 1 if something would change

Everything inside is made from seeds and is the same every time. The age layer is random, so a file whose
inside has not changed is left as it is. `verdicts.json` holds the keys to open the files with, what a reader
believes beforehand, and for each file either what comes out or the code it is refused with.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import sys
from pathlib import Path
from typing import Any

import pyrage

from gridworker.sync import agefile
from tests.bundle.golden import RIGHT, STRANGER, Vector, World
from tests.bundle.golden_bad import damaged, for_others, inner_ends, wrong
from tests.bundle.golden_lent import lent, lent_up
from tests.bundle.lent import Lent
from tests.bundle.story import Story
from tests.support.offices import Office

FOLDER = Path(__file__).parent / "vectors"
VERDICTS = FOLDER / "verdicts.json"


def readers() -> dict[str, Any]:
    """Return for each reader its age identities and what it believes."""
    w, town, levels = World(), Story().office, Lent()
    view = view_of(w.office)
    return {
        "office": {"secrets": [w.office.keys.age_secret], **view},
        "laptop": {"secrets": [w.writer.keys.age_secret], **view},
        "newcomer": {"secrets": [w.newcomer.keys.age_secret], **view},
        "town": {"secrets": [town.keys.age_secret], **view_of(town)},
        "levels": {"secrets": [levels.office.keys.age_secret], **view_of(levels.office)},
        "county": {"secrets": [levels.county.keys.age_secret], **view_of(levels.office)},
    }


def view_of(office: Office) -> dict[str, Any]:
    """Return what everybody of an office believes beforehand."""
    return {"office": office.id_, "trust": [base64.b64encode(office.trust.envelope).decode()]}


def all_secrets() -> list[str]:
    """Return every age identity in play, to look into files with."""
    stranger = Office(STRANGER, "别镇").keys.age_secret
    return [*(secret for reader in readers().values() for secret in reader["secrets"]), stranger]


def inside(path: Path) -> bytes | None:
    """Return what is encrypted in a file, or None when there is no such file."""
    if not path.exists():
        return None
    identities = [pyrage.x25519.Identity.from_str(secret) for secret in all_secrets()]
    return bytes(pyrage.decrypt(path.read_bytes(), identities))


def vectors(folder: Path = FOLDER, *, write: bool = True) -> tuple[list[Vector], list[str]]:
    """Make all vectors in `folder`; return them with the names of those that had to be written."""
    changed: list[str] = []

    def settle(vector: Vector) -> Vector:
        path = folder / vector.file
        if vector.raw is not None:
            same = path.exists() and path.read_bytes() == vector.raw
        else:
            same = inside(path) == vector.inner
        if not same:
            changed.append(vector.file)
            if write:
                path.write_bytes(vector.raw if vector.raw is not None else sealed(vector))
        return vector

    out = [settle(make()) for make in (*RIGHT, lent_up, lent)]
    out += [settle(vector) for vector in [*wrong(), *inner_ends(), *for_others()]]
    if (folder / "report.gwb").exists():
        out += [settle(vector) for vector in damaged((folder / "report.gwb").read_bytes())]
    return out, changed


def sealed(vector: Vector) -> bytes:
    """Return the age file of a vector."""
    sink = io.BytesIO()
    agefile.encrypt(io.BytesIO(vector.inner or b""), sink, vector.recipients)
    return sink.getvalue()


def verdicts(all_: list[Vector]) -> bytes:
    """Return the text of `verdicts.json`."""
    members = {
        "format": 1,
        "readers": readers(),
        "vectors": [
            {"file": v.file, "why": v.why, "reader": v.reader, "verdict": v.verdict, **v.expect} for v in all_
        ],
    }
    return json.dumps(members, ensure_ascii=False, indent=1).encode() + b"\n"


def main() -> int:
    """Write or compare the folder."""
    parser = argparse.ArgumentParser(description="Make the golden bundles.")
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    FOLDER.mkdir(exist_ok=True)
    made, changed = vectors(write=not check)
    text = verdicts(made)
    if not VERDICTS.exists() or VERDICTS.read_bytes() != text:
        changed.append(VERDICTS.name)
        if not check:
            VERDICTS.write_bytes(text)
    stale = {path.name for path in FOLDER.iterdir()} - {vector.file for vector in made} - {VERDICTS.name}
    for name in sorted(stale):
        changed.append(f"{name} (no longer made)")
        if not check:
            (FOLDER / name).unlink()
    sys.stdout.write(f"{len(made)} vectors, changed: {', '.join(changed) or 'none'}\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
