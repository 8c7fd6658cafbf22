"""What a screen reader is told of a program, as lines of JSON: `python3 atspi_dump.py PID`.

Runs in Debian's own Python (python3-gi is not in the wheels) and knows nothing of the project.
"""

from __future__ import annotations

import importlib
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
Atspi = importlib.import_module("gi.repository.Atspi")

MANY = {"table", "list", "tree", "tree table", "calendar"}
"""Their rows are read as data; a few of them are enough."""
FEW = 12


def walk(face: object, depth: int, inside: str) -> None:
    """Print `face` and what is in it, as far as it is on the screen."""
    states = face.get_state_set()
    role = face.get_role_name()
    shown = states.contains(Atspi.StateType.SHOWING)
    if depth > 1 and not shown:
        return
    line = {
        "depth": depth,
        "role": role,
        "name": face.get_name() or "",
        "said": face.get_description() or "",
        "labelled": _labelled(face),
        "inside": inside,
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "checkable": states.contains(Atspi.StateType.CHECKABLE),
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    count = face.get_child_count()
    for at in range(min(count, FEW) if role in MANY else count):
        child = face.get_child_at_index(at)
        if child is not None:
            walk(child, depth + 1, role)


def _labelled(face: object) -> str:
    """The words of the labels that name it: on Linux Qt gives a box of choices its value as its name."""
    said = []
    for relation in face.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            said += [relation.get_target(at).get_name() or "" for at in range(relation.get_n_targets())]
    return " ".join(said)


def main(pid: int) -> int:
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and program.get_process_id() == pid:
            walk(program, 0, "")
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
