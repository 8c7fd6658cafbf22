"""The decrypted bytes of a store's file and of its write-ahead log, free pages and slack included.

A search through the tables sees what a query shows. This sees what somebody with the key and a disk editor
sees: SQLCipher 4 encrypts each page with AES-256-CBC, its IV in the last 80 bytes of the page.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from pathlib import Path

PAGE, RESERVE, SALT = 4096, 80, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def plain_pages(store: Path, key: bytes) -> Iterator[bytes]:
    """Every page of `store` and every frame of its log, decrypted."""
    data = store.read_bytes()
    for at in range(0, len(data) - PAGE + 1, PAGE):
        yield _decrypt(data[at : at + PAGE], key, SALT if at == 0 else 0)
    log = store.with_name(store.name + "-wal")
    frames = log.read_bytes() if log.exists() else b""
    for at in range(WAL_HEADER, len(frames) - PAGE, FRAME_HEADER + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        page = frames[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        yield _decrypt(page, key, SALT if number == 1 else 0)


def stands_in(store: Path, key: bytes, words: str) -> bool:
    """Whether the words stand anywhere in the decrypted bytes."""
    wanted = words.encode()
    return any(wanted in page for page in plain_pages(store, key))


def _decrypt(page: bytes, key: bytes, skip: int) -> bytes:
    library = ctypes.CDLL(ctypes.util.find_library("crypto"))
    for name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_cbc"):
        getattr(library, name).restype = ctypes.c_void_p
    end = PAGE - RESERVE
    context = ctypes.c_void_p(library.EVP_CIPHER_CTX_new())
    cipher = ctypes.c_void_p(library.EVP_aes_256_cbc())
    out, size = ctypes.create_string_buffer(PAGE + 16), ctypes.c_int(0)
    library.EVP_DecryptInit_ex(context, cipher, None, key, page[end : end + 16])
    library.EVP_CIPHER_CTX_set_padding(context, 0)
    library.EVP_DecryptUpdate(context, out, ctypes.byref(size), page[skip:end], end - skip)
    library.EVP_CIPHER_CTX_free(context)
    return out.raw[: size.value]
