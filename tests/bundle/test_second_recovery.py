"""The two recovery files as a stranger reads them: by the format page, with nothing of ours."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from gridworker.services.keyring import load_keyring
from gridworker.services.recovering import request_recovery
from gridworker.services.recovery_answers import answer_recovery
from tests.bundle.second_reader import age_layer, from_b64u, read, strict_json
from tests.support.parish import CHEAP, Machine, Parish, found

NEW = "山那边的桥修好以后路近了一半"


def second_digits(office: str, request: dict[str, Any]) -> str:
    """Section 10, the digits of a request to recover."""
    digest = hashlib.sha256(request["sealed"].encode()).digest()
    sealed = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    told = [request[name] for name in ("device", "inc", "sign", "enc")]
    text = "\n".join(["gridworker recover v1", office, *told, sealed])
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:10], "big") % 10**24
    return f"{number:024d}"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A request and its answer, made by the real program, and what each reader has."""
    parish: Parish = found(tmp_path_factory.mktemp("parish"))
    laptop: Machine = parish.laptop()
    laptop.household()
    ring = laptop.session.ring
    folder = laptop.session.dir
    laptop.session.close()
    request = request_recovery(folder, NEW, parish.pc.stick, entropy=laptop.clock, kdf=CHEAP)
    answer = answer_recovery(parish.pc.session, request.path, request.digits, parish.pc.stick)
    waiting = json.loads(load_keyring(folder / "recovery", NEW).secrets["device"])
    office = parish.pc.session
    out = {
        "request": request.path, "answer": answer.path, "digits": request.digits, "key": ring.store_key,
        "escrow": json.loads((folder / "keys.json").read_text())["escrow"],
        "office_secrets": office.receiving, "office_to": {office.office_keys.age_recipient},
        "office": office.identity.office, "trust": office.store.envelopes("trust"),
        "device_secret": waiting["age"],
    }  # fmt: skip
    parish.close()
    return out


def opened_request(asked: dict[str, Any]) -> dict[str, Any]:
    got = read(asked["request"], asked["office_secrets"], asked["office_to"], asked["office"], asked["trust"])
    assert got.manifest["purpose"] == "recover-request"
    assert got.ops == []
    return strict_json(got.parts["recover"])


def test_the_request_is_read_and_its_digits_are_those_on_the_screen(asked: dict[str, Any]) -> None:
    request = opened_request(asked)
    assert second_digits(asked["office"], request) == asked["digits"].replace(" ", "")
    assert request["device"] == asked["escrow"]["device"]


def test_what_was_left_with_the_office_opens_the_store(asked: dict[str, Any]) -> None:
    request = opened_request(asked)
    sealed = strict_json(age_layer(_unb64u(request["sealed"]), asked["office_secrets"]))
    assert (sealed["office"], sealed["device"]) == (asked["office"], request["device"])
    assert from_b64u(sealed["key"], 32) == asked["key"]


def test_the_answer_is_read_with_the_key_of_the_request_alone(asked: dict[str, Any]) -> None:
    request = opened_request(asked)
    got = read(asked["answer"], [asked["device_secret"]], {request["enc"]}, asked["office"], [])
    assert got.manifest["purpose"] == "recover"
    answer = strict_json(got.parts["recover"])
    assert (answer["device"], answer["inc"]) == (request["device"], request["inc"])
    assert answer["digits"] == asked["digits"]
    assert from_b64u(answer["key"], 32) == asked["key"]
    kinds = [json.loads(header)["kind"] for header, _body in got.ops]
    assert "cert" in kinds, "the new certificate travels as an op too"


def test_the_suite_sees_digits_that_leave_the_sealed_key_out(asked: dict[str, Any]) -> None:
    """The planted fault: an exchanged sealed key would not change what is compared."""
    request = opened_request(asked)
    exchanged = {**request, "sealed": request["sealed"][:-4] + "AAAA"}
    assert second_digits(asked["office"], exchanged) != asked["digits"].replace(" ", "")


def _unb64u(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_neither_file_is_named_after_the_person(asked: dict[str, Any]) -> None:
    assert re.fullmatch(r"恢复申请-[0-9a-f]{8}\.gwb", Path(asked["request"]).name)
    assert re.fullmatch(r"恢复回复-[0-9a-f]{8}\.gwb", Path(asked["answer"]).name)
