"""Requests to other stores over HTTP: logins, patience, and what goes wrong told in one line with its remedy.

A login is taken from the address itself (`https://NAME:PASSWORD@HOST/…`), else from the environment (`KG_TOKEN`, or
`KG_USER` and `KG_PASSWORD`), else from netrc (`NETRC`, or `~/.netrc`). A name and password are sent when the store asks
for them, as Basic or Digest, whichever it asks for; a token is sent at once. None is sent to another host.

    with Remote("http://localhost:7878/store") as store:
        store.send("PUT", params={"graph": graph}, headers={"Content-Type": "text/turtle"}, content=turtle)
"""

from __future__ import annotations

import netrc
import os
import time
from collections.abc import Container, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from kg import __version__
from kg.errors import KgError

TIMEOUT = 60.0  # seconds without a byte, after which a store is taken to be down
RETRIES = 4
FIRST_PAUSE = 0.25  # seconds before the first retry; each further pause is twice as long
LONGEST_PAUSE = 30.0
REDIRECTS = 5
_BUSY = (429, 502, 503, 504)  # it may pass
BUSY_WRITING = (*_BUSY, 500)  # as Virtuoso has it when two write at once
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SHOWN = 160  # characters of what a store says of a fault
REMEDIES: Mapping[int, str] = {
    400: "it does not understand the request; is this the right one of its addresses?",
    401: "it wants a login; set KG_USER and KG_PASSWORD, or KG_TOKEN, or add the host to ~/.netrc",
    403: "it forbids this to this user",
    404: "there is nothing at this address; look up the store's own",
    405: "it takes no such request; is this the right one of its addresses?",
    413: "the request is too large for it",
    415: "it takes no such format; is this the right one of its addresses?",
    429: "it is asked too often; try again later",
    503: "it is busy or starting; try again later",
    504: "it took too long; ask for less, or try again later",
}


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password, or a token."""

    user: str = ""
    password: str = ""
    token: str = ""


def find_login(url: httpx.URL, environment: Mapping[str, str] = os.environ) -> Login | None:
    """Return the login for an address: its own, that of the environment, or that of netrc; None where there is none.

    Raises:
        KgError: netrc cannot be read.
    """
    if url.username or url.password:
        return Login(url.username, url.password)
    if token := environment.get("KG_TOKEN"):
        return Login(token=token)
    if user := environment.get("KG_USER"):
        return Login(user, environment.get("KG_PASSWORD", ""))
    path = Path(environment.get("NETRC") or "~/.netrc").expanduser()
    try:
        known = netrc.netrc(str(path)).authenticators(url.host)
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError) as error:
        why = error.strerror if isinstance(error, OSError) else f"line {error.lineno}"  # its text may hold a password
        raise KgError(f"{path}: cannot be read ({why}); mend it, or set KG_USER and KG_PASSWORD") from None
    return Login(known[0] or "", known[2] or "") if known else None


class Challenged(httpx.Auth):
    """Answers the challenge of a store: a token at once, a name and password by the way that it asks for.

    A password goes in clear only to a store that asks for Basic, and after its first answer with each request.
    """

    def __init__(self, login: Login) -> None:
        self._login = login
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and again with the login where it is asked for."""
        if self._login.token:
            request.headers["Authorization"] = f"Bearer {self._login.token}"
            yield request
            return
        if self._way is not None:
            yield from self._way.auth_flow(request)
            return
        response = yield request
        if way := self._wanted(response):
            self._way = way
            flow = way.auth_flow(request)
            asked = next(flow)  # Basic has its header at once, Digest needs the challenge
            yield asked if isinstance(way, httpx.BasicAuth) else flow.send(response)

    def _wanted(self, response: httpx.Response) -> httpx.Auth | None:
        """Return the way that a refusal asks for, the stronger one where it offers both."""
        if response.status_code != httpx.codes.UNAUTHORIZED:
            return None
        offered = [line.lower() for line in response.headers.get_list("www-authenticate")]
        if any("digest " in line for line in offered):
            return httpx.DigestAuth(self._login.user, self._login.password)
        if any(line.startswith("basic") or ", basic " in line for line in offered) or not offered:
            return httpx.BasicAuth(self._login.user, self._login.password)
        return None


class Remote:
    """One address of a store; `send` asks it until it answers, or says in one line why it does not."""

    def __init__(
        self, url: str, *, timeout: float = TIMEOUT, retries: int = RETRIES, busy: Container[int] = _BUSY
    ) -> None:
        """Prepare to send to `url`, and to send again where it answers with a status of `busy`; nothing is sent yet.

        Raises:
            KgError: it is no address, or netrc cannot be read.
        """
        address = _address(url)
        login = find_login(address)
        self._url = address.copy_with(username=None, password=None)
        self._auth = Challenged(login) if login else None
        self._timeout, self._retries, self._busy = timeout, retries, busy
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            headers={"User-Agent": f"readout-kg/{__version__}"},
            trust_env=self._url.host not in _LOOPBACK,  # a proxy does not know this machine's own addresses
        )

    @property
    def where(self) -> str:
        """The address without a login or a query, as messages show it."""
        return str(self._url.copy_with(query=None))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def send(
        self,
        method: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        allow: Container[int] = (),
        remedies: Mapping[int, str] | None = None,
    ) -> httpx.Response:
        """Send a request that may be repeated without harm, and return the answer of a success or of `allow`.

        A store that cannot be reached, breaks off or is busy is asked again after a while.

        Raises:
            KgError: it cannot be reached or refuses; `remedies` are told before the usual ones.
        """
        url = self._url.copy_merge_params(dict(params)) if params else self._url
        request = self._client.build_request(method, url, headers=headers, content=content)
        response = self._patiently(request)
        if response.is_success or response.status_code in allow:
            return response
        raise KgError(self._refusal(response, {**REMEDIES, **(remedies or {})}))

    def _patiently(self, request: httpx.Request) -> httpx.Response:
        for attempt in range(self._retries + 1):
            last = attempt == self._retries
            pause = FIRST_PAUSE * 2**attempt
            try:
                response = self._follow(request)
            except httpx.UnsupportedProtocol as error:
                raise KgError(_no_address(self.where)) from error
            except httpx.ReadTimeout as error:  # what took too long once would again
                raise KgError(self._too_slow()) from error
            except httpx.TransportError as error:
                if last:
                    raise KgError(self._unreachable(error)) from error
            except httpx.HTTPError as error:
                raise KgError(f"{self.where}: its answer cannot be read ({error})") from error
            else:
                if last or response.status_code not in self._busy:
                    return response
                pause = max(pause, _asked_to_wait(response))
            time.sleep(min(pause, LONGEST_PAUSE))
        raise AssertionError("the last attempt returns or raises")

    def _follow(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and to where it is sent on; the login goes to its own origin alone."""
        for _ in range(REDIRECTS + 1):
            auth = self._auth if _origin(request.url) == _origin(self._url) else None
            response = self._client.send(request, auth=auth, follow_redirects=False)
            onward = response.next_request
            if onward is None:
                return response
            if onward.method != request.method:  # a 301 or 302 would make a GET, without its body, of a POST
                raise KgError(f"{self.where}: has moved; give its new address {_bare(onward.url)}")
            request = onward
        raise KgError(f"{self.where}: sends from address to address without end; look up the store's own")

    def _refusal(self, response: httpx.Response, remedies: Mapping[int, str]) -> str:
        status = response.status_code
        remedy = remedies.get(status, "see the store's log")
        if status == httpx.codes.UNAUTHORIZED and self._auth:
            remedy = "it does not accept this login; look at KG_USER and KG_PASSWORD, KG_TOKEN, or ~/.netrc"
        said = _first_words(response)
        return f"{self.where}: refused with {status} {response.reason_phrase}{said}; {remedy}"

    def _too_slow(self) -> str:
        return f"{self.where}: no answer within {self._timeout:.0f} s; is the store busy or down?"

    def _unreachable(self, error: httpx.TransportError) -> str:
        why = " ".join(str(error).split()) or type(error).__name__
        if "CERTIFICATE_VERIFY_FAILED" in why:
            return f"{self.where}: its certificate cannot be trusted ({why}); name your authority's in SSL_CERT_FILE"
        return f"{self.where}: cannot be reached ({why}); is the store running?"


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, TypeError) as error:
        raise KgError(_no_address(url)) from error
    if address.scheme not in ("http", "https") or not address.host:
        raise KgError(_no_address(_bare(address)))
    return address


def _no_address(url: str) -> str:
    return f"{url or 'an empty text'}: is not an address such as http://localhost:7878/store"


def _bare(url: httpx.URL) -> str:
    return str(url.copy_with(username=None, password=None))


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme, 0)


def _asked_to_wait(response: httpx.Response) -> float:
    """Return the seconds of a Retry-After; a date in it, which few stores send, counts as none."""
    wait = response.headers.get("retry-after", "")
    return float(wait) if wait.isascii() and wait.isdigit() else 0.0


def _first_words(response: httpx.Response) -> str:
    """Return what a store says of a fault in plain text, on one line; nothing where it sends a page."""
    kind = response.headers.get("content-type", "text/plain").partition(";")[0].strip()
    if kind not in ("text/plain", "application/sparql-results+json"):
        return ""
    words = " ".join(response.text.split())
    return f" ({words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''})" if words else ""
