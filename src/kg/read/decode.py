"""From bytes to text: UTF-8 as it is, other encodings detected and transcoded, or refused by name.

A byte order mark of UTF-8 stays in the text as U+FEFF, so that offsets count the file's own code points.
"""

from __future__ import annotations

import codecs
import re

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# encodings of the press, the likelier first
_ENCODINGS = ["gb18030", "big5", "big5hkscs", "cp1252", "shift_jis", "euc_jp", "euc_kr", "cp1251"]
_SAMPLE = 65_536  # bytes; enough to tell an encoding
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_USUAL = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u024f\u2010-\u203b\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")


class UnreadableError(Exception):
    """Why the bytes or the text of one input cannot be read, with the remedy, in one line."""


def wide_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark of UTF-16 or UTF-32 at the beginning shows."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def decode(data: bytes) -> str:
    """Return the text of `data`.

    Raises:
        UnreadableError: the bytes are no text, or their encoding is not clear.
    """
    wide = wide_encoding(data)
    if wide:
        return _strict(data, wide)
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if kind:
        raise UnreadableError(f"is {kind}, not text: give plain text, HTML, Markdown or JSON Lines")
    if b"\0" in data[:_SAMPLE]:
        return _without_mark(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _detected(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.1 * min(len(text), _SAMPLE):
        raise UnreadableError("is not text but binary data: give plain text, HTML, Markdown or JSON Lines")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is marked as {encoding} but breaks off or is damaged: save it as UTF-8") from error


def _without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark: the reading that gives almost only usual characters."""
    for encoding in _WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        head = text[:_SAMPLE]
        if len(_USUAL.findall(head)) > 0.95 * len(head):
            return text
    raise UnreadableError("holds null bytes, so it is binary data: give plain text, HTML, Markdown or JSON Lines")


def _detected(data: bytes) -> str:
    import charset_normalizer  # noqa: PLC0415 (only for the few files that are not UTF-8)

    sample = data[:_SAMPLE]
    if len(data) > len(sample):  # never cut a two-byte character in half
        sample = sample[: max(sample.rfind(b"\n"), sample.rfind(b" "), _SAMPLE // 2)]
    matches = charset_normalizer.from_bytes(sample, cp_isolation=_ENCODINGS, threshold=0.15)
    candidates = [match.encoding for match in matches]
    # a handful of curly quotes in an English text fit cp1251 as well: the likelier one is taken
    if "cp1252" in candidates and candidates[0] == "cp1251" and _few_high_bytes(sample):
        candidates.insert(0, "cp1252")
    for encoding in candidates:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("is not UTF-8, and its encoding is not clear: save it as UTF-8")


def _few_high_bytes(sample: bytes) -> bool:
    return sum(byte > 127 for byte in sample) < 0.1 * len(sample)
