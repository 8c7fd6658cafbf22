"""A file of drafts from one device to another (`*.gwd`): signed by the sender, encrypted to the receiver.

Inside the age encryption stands one DSSE envelope of `DRAFTS_TYPE`; its payload is strict JSON:

    {"v": 1, "office": id, "to": device, "from": {"dev", "inc"}, "by": name, "wall": "...", "cert": envelope,
     "drafts": [{"id", "form", "typed", "at", "place", "about", "base"}]}

`cert` is the certificate under which the sender signs, in standard base64: the receiver may not have heard of
it yet. Drafts are no ops: nothing of this enters a log, and what is in the file counts nowhere.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from typing import Any, Final

from gridworker.domain.strictjson import BadJson, dumps, loads
from gridworker.sync import dsse, limits
from gridworker.sync.agefile import Decryptor, encrypt
from gridworker.sync.keys import DeviceKeys
from gridworker.sync.refusals import BundleError

DRAFTS_TYPE: Final = "application/vnd.gridworker.drafts.v1+json"
SUFFIX: Final = ".gwd"
VERSION: Final = 1
DEPTH: Final = 8


def seal(payload: dict[str, Any], keys: DeviceKeys, to: str) -> bytes:
    """The bytes of a file for the age recipient `to`. Raises `BundleError` `too_big`."""
    signed = dsse.sign(DRAFTS_TYPE, dumps({"v": VERSION, **payload}), [keys.sign_seed])
    if len(signed) > limits.ENVELOPE:
        raise BundleError("too_big", "envelope over 8 MiB")
    sealed = io.BytesIO()
    encrypt(io.BytesIO(signed), sealed, [to])
    return sealed.getvalue()


def unseal(raw: bytes, secrets: Sequence[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The payload of a file and the keys that truly signed it; whether they may is for the caller.

    Raises `BundleError`: `not_a_bundle`, `truncated`, `tampered`, `not_for_us`, `too_big`, `too_new`,
    `bad_record`.
    """
    with contextlib.closing(Decryptor(io.BytesIO(raw), list(secrets))) as age:
        inside = age.read_rest()
    try:
        envelope = dsse.verify(inside)
        if envelope.type != DRAFTS_TYPE:
            raise BundleError("bad_record", "another kind of file")
        payload = loads(envelope.payload, DEPTH, limits.ENVELOPE)
    except (dsse.BadEnvelope, BadJson) as e:
        raise BundleError("bad_record", type(e).__name__) from e
    if not isinstance(payload, dict):
        raise BundleError("bad_record", "not an object")
    if payload.get("v") != VERSION:
        raise BundleError("too_new", "version of the file")
    return payload, envelope.signers
