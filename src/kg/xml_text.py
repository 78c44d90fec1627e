"""Texts as XML 1.0 can hold them."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    r"""Return a text with U+FFFD in place of what XML cannot hold, not even escaped, such as a form feed.

    >>> fit_for_xml("one\x0ctwo")
    'one�two'
    """
    return _NOT_XML.sub("\ufffd", text)
