"""Bytes in pieces: unpacked where packed, cut into lines, never more of them in memory than one article may have."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from kg.read.decode import UnreadableError, wide_encoding

MAX_BYTES = 8 * 1024 * 1024  # of one article; some hundred times a long one
TOO_LONG = f"is longer than {MAX_BYTES // 1024 // 1024} MiB: one file or row is one article, so split it"
_PIECE = 1024 * 1024
_GZIP = b"\x1f\x8b"
_BOMB_SIZE = 16 * 1024 * 1024
_BOMB_RATIO = 200  # text packs to a third or a tenth


def read_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of `stream`, unpacked if they are gzip.

    Raises:
        UnreadableError: the gzip data is damaged, cut off, or unpacks to far more than text can.
    """
    pieces = iter(lambda: stream.read(_PIECE), b"")
    first = next(pieces, b"")
    while first and len(first) < len(_GZIP) and (more := next(pieces, b"")):
        first += more
    whole = chain([first] if first else [], pieces)
    return _unpacked(whole) if first.startswith(_GZIP) else whole


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packed = unpacked = 0
    engine = zlib.decompressobj(31)
    for piece in pieces:
        packed += len(piece)
        rest = piece
        while rest:
            if engine.eof:
                if not rest.strip(b"\0"):
                    break
                engine = zlib.decompressobj(31)  # several members in one file
            part = _inflate(engine, rest)
            unpacked += len(part)
            if unpacked > _BOMB_SIZE and unpacked > _BOMB_RATIO * packed:
                raise UnreadableError("unpacks to far more than text ever does: this is no pack of articles")
            yield part
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    yield from _remaining(engine)


def _inflate(engine: zlib._Decompress, data: bytes) -> bytes:
    try:
        return engine.decompress(data, _PIECE)
    except zlib.error as error:
        raise UnreadableError("is damaged gzip data: fetch or pack it again") from error


def _remaining(engine: zlib._Decompress) -> Iterator[bytes]:
    while not engine.eof:
        part = _inflate(engine, b"")
        if not part:
            raise UnreadableError("is gzip data that breaks off: fetch or pack it again")
        yield part


def read_whole(pieces: Iterable[bytes]) -> bytes:
    """Return all the bytes of one article.

    Raises:
        UnreadableError: they are too many.
    """
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > MAX_BYTES:
            raise UnreadableError(TOO_LONG)
    return bytes(data)


def read_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield line by line; of a line longer than an article may be, only so much that it shows."""
    pending = bytearray()
    skipping = False
    for piece in _as_utf8(pieces):
        *lines, last = piece.split(b"\n")
        for line in lines:
            if not skipping:
                yield bytes(pending + line)
            skipping = False
            pending.clear()
        pending += b"" if skipping else last
        if len(pending) > MAX_BYTES:
            yield bytes(pending)
            pending.clear()
            skipping = True
    if pending:
        yield bytes(pending)


def _as_utf8(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8 where a byte order mark shows UTF-16 or UTF-32."""
    decoder: codecs.IncrementalDecoder | None = None
    for number, piece in enumerate(pieces):
        if number == 0 and (wide := wide_encoding(piece[:4])):
            decoder = codecs.getincrementaldecoder(wide)("replace")
        yield decoder.decode(piece).encode("utf-8", "replace") if decoder else piece
