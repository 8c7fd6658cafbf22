"""Write resources/vocab/vocab.json from vocab.yaml: `python -m tests.support.make_vocab`."""

from __future__ import annotations

import json

import yaml

from tests.support.tree import ROOT

SOURCE = ROOT / "resources" / "vocab" / "vocab.yaml"
TWIN = SOURCE.with_suffix(".json")


def twin_text() -> str:
    """What vocab.json must hold: the same content, one group a line."""
    content = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    lines = [f'"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in content.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TWIN.write_text(twin_text(), encoding="utf-8")
