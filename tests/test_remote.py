"""Requests to a store that is slow to answer, moves, asks for a login or refuses; it stands on this machine alone."""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from kg import remote
from kg.errors import KgError
from kg.remote import Login, Remote, find_login

Reply = tuple[int, dict[str, str], bytes]


class Handler(BaseHTTPRequestHandler):
    """Answers by the function that the test gives the server."""

    server: Peer

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.command, self.path, self.headers.get("Authorization"), body))
        status, headers, out = self.server.answer(self)
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(out))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(out)

    def do_PUT(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Peer(ThreadingHTTPServer):
    """A server, what it was asked, and how it answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.handle_error = lambda *_: None  # type: ignore[method-assign] # who breaks off is no fault of the server's
        self.seen: list[tuple[str, str, str | None, bytes]] = []
        self.answer: Callable[[Handler], Reply] = lambda _: (200, {}, b"done")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/store"


@pytest.fixture(autouse=True)
def _no_logins_no_pauses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_USER", "KG_PASSWORD", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.setattr(remote, "FIRST_PAUSE", 0.0)


def serve() -> Iterator[Peer]:
    server = Peer()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


peer = pytest.fixture(serve, name="peer")
other = pytest.fixture(serve, name="other")


def send(url: str, method: str = "GET", content: bytes | None = None) -> httpx.Response:
    with Remote(url, timeout=5) as store:
        return store.send(method, content=content, params={"graph": "http://e/习"})


def test_parameters_and_content_arrive(peer: Peer) -> None:
    assert send(f"{peer.url}?default=1", "PUT", b"triples").text == "done"
    assert peer.seen == [("PUT", "/store?default=1&graph=http%3A%2F%2Fe%2F%E4%B9%A0", None, b"triples")]


# --- logins --------------------------------------------------------------------------------------------------


def asks_basic(handler: Handler) -> Reply:
    wanted = "Basic " + base64.b64encode("ada:pass:wörd".encode()).decode()
    given = handler.headers.get("Authorization") == wanted
    return (200, {}, b"in") if given else (401, {"WWW-Authenticate": 'Basic realm="store"'}, b"")


def asks_digest(handler: Handler) -> Reply:
    challenge = 'Digest realm="store", nonce="n1", qop="auth", algorithm=MD5'
    given = handler.headers.get("Authorization") or ""
    return (200, {}, b"in") if given.startswith("Digest ") else (401, {"WWW-Authenticate": challenge}, b"")


def test_a_password_is_sent_only_when_asked_for_and_then_at_once(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_USER", "ada")
    monkeypatch.setenv("KG_PASSWORD", "pass:wörd")
    peer.answer = asks_basic
    with Remote(peer.url) as store:
        assert store.send("PUT", content=b"one").text == "in"
        assert store.send("PUT", content=b"two").text == "in"
    assert [(bool(given), body) for _, _, given, body in peer.seen] == [(False, b"one"), (True, b"one"), (True, b"two")]


def test_a_store_that_asks_for_digest_never_sees_the_password(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_USER", "dba")
    monkeypatch.setenv("KG_PASSWORD", "secret")
    peer.answer = asks_digest
    with Remote(peer.url) as store:
        store.send("PUT", content=b"one")
        store.send("PUT", content=b"two")
    given = [given for _, _, given, _ in peer.seen]
    assert len(given) == 3
    assert given[0] is None
    assert all(re.match(r'Digest username="dba", .*response="[0-9a-f]{32}"', header or "") for header in given[1:])


def test_a_token_is_sent_at_once(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TOKEN", "t0k")
    send(peer.url)
    assert [given for _, _, given, _ in peer.seen] == ["Bearer t0k"]


@pytest.mark.parametrize(
    ("url", "environment", "login"),
    [
        ("http://h/", {}, None),
        ("http://a%40b:p%3Aq@h/", {"KG_TOKEN": "t"}, Login("a@b", "p:q")),
        ("http://h/", {"KG_TOKEN": "t", "KG_USER": "u"}, Login(token="t")),
        ("http://h/", {"KG_USER": "u", "KG_PASSWORD": "p"}, Login("u", "p")),
        ("http://stored/", {}, Login("ada", "secret")),
        ("http://stored/", {"KG_USER": "u"}, Login("u", "")),
    ],
)
def test_a_login_is_found_where_it_stands(
    tmp_path: Path, url: str, environment: dict[str, str], login: Login | None
) -> None:
    (tmp_path / "netrc").write_text("machine stored login ada password secret\n")
    (tmp_path / "netrc").chmod(0o600)
    assert find_login(httpx.URL(url), {"NETRC": str(tmp_path / "netrc"), **environment}) == login


def test_a_netrc_at_fault_is_named(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine stored\nsecret ada\n")
    with pytest.raises(KgError, match=r"netrc: cannot be read \(line 2\); .*KG_USER") as caught:
        find_login(httpx.URL("http://stored/"), {"NETRC": str(tmp_path / "netrc")})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("secret", ["http://ada:secret@", "http://secret@"])
def test_a_login_is_refused_without_repeating_it(peer: Peer, secret: str) -> None:
    peer.answer = lambda _: (401, {"WWW-Authenticate": "Basic"}, b"")
    with pytest.raises(KgError, match=r"refused with 401 .*does not accept this login") as caught:
        send(peer.url.replace("http://", secret))
    assert "secret" not in str(caught.value)


# --- redirects -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("environment", [{"KG_TOKEN": "t"}, {"KG_USER": "ada", "KG_PASSWORD": "pass:wörd"}])
def test_a_login_is_not_sent_on_to_another_host(
    peer: Peer, other: Peer, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    peer.answer = lambda _: (307, {"Location": other.url}, b"")
    other.answer = asks_basic
    with pytest.raises(KgError, match="refused with 401"):
        send(peer.url)
    assert [given for _, _, given, _ in other.seen] == [None]


def test_a_body_is_sent_on_where_the_method_is_kept(peer: Peer, other: Peer) -> None:
    peer.answer = lambda _: (308, {"Location": other.url}, b"")
    assert send(peer.url, "PUT", b"triples").text == "done"
    assert [(method, body) for method, _, _, body in other.seen] == [("PUT", b"triples")]


def test_an_update_is_never_made_a_get(peer: Peer, other: Peer) -> None:
    peer.answer = lambda _: (302, {"Location": other.url}, b"")
    with pytest.raises(KgError, match=f"has moved; give its new address {re.escape(other.url)}"):
        send(peer.url, "POST", b"update")
    assert other.seen == []


def test_redirects_end(peer: Peer) -> None:
    peer.answer = lambda handler: (302, {"Location": f"{handler.path}x"}, b"")
    with pytest.raises(KgError, match="without end"):
        send(peer.url)
    assert len(peer.seen) == remote.REDIRECTS + 1


# --- patience ------------------------------------------------------------------------------------------------


def test_a_busy_store_is_asked_again(peer: Peer) -> None:
    peer.answer = lambda _: (503, {"Retry-After": "0"}, b"") if len(peer.seen) < 3 else (200, {}, b"at last")
    assert send(peer.url, "PUT", b"triples").text == "at last"
    assert [body for *_, body in peer.seen] == [b"triples"] * 3


def test_a_store_that_breaks_off_is_asked_again(peer: Peer) -> None:
    def answer(handler: Handler) -> Reply:
        if len(peer.seen) == 1:
            handler.connection.close()
        return 200, {}, b"at last"

    peer.answer = answer
    assert send(peer.url).text == "at last"


def test_pauses_grow_and_do_as_the_store_asks(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(remote, "FIRST_PAUSE", 1.0)
    monkeypatch.setattr("kg.remote.time.sleep", pauses.append)
    peer.answer = lambda _: (503, {"Retry-After": "5"} if len(peer.seen) == 2 else {}, b"")
    with pytest.raises(KgError, match=r"refused with 503 .*try again later"):
        send(peer.url)
    assert pauses == [1.0, 5.0, 4.0, 8.0]


def test_a_store_that_does_not_answer_is_left(peer: Peer) -> None:
    done = threading.Event()

    def answer(_: Handler) -> Reply:
        done.wait(5)
        return 200, {}, b""

    peer.answer = answer
    with Remote(peer.url, timeout=0.1) as store, pytest.raises(KgError, match="no answer within 0 s"):
        store.send("GET")
    done.set()
    assert len(peer.seen) == 1


def test_a_store_that_is_not_there_is_named() -> None:
    with pytest.raises(KgError, match=r"http://127\.0\.0\.1:9/store: cannot be reached .*is the store running\?"):
        send("http://127.0.0.1:9/store")


# --- refusals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headers", "body", "told"),
    [
        (400, {"Content-Type": "text/plain"}, b"syntax\n error ", r"400 Bad Request \(syntax error\); it does not"),
        (400, {"Content-Type": "text/html"}, b"<html>", "400 Bad Request; it does not"),
        (500, {}, b"x" * 500, r"x{160}…\); see the store's log"),
        (403, {}, b"", "forbids"),
    ],
)
def test_a_refusal_is_one_line_with_its_remedy(
    peer: Peer, status: int, headers: dict[str, str], body: bytes, told: str
) -> None:
    peer.answer = lambda _: (status, headers, body)
    with pytest.raises(KgError, match=told) as caught:
        send(peer.url)
    assert "\n" not in str(caught.value)


def test_a_status_may_be_allowed_and_its_remedy_another(peer: Peer) -> None:
    peer.answer = lambda _: (404, {}, b"")
    with Remote(peer.url) as store:
        assert store.send("GET", allow=(404,)).status_code == 404
        with pytest.raises(KgError, match="; make it first"):
            store.send("GET", remedies={404: "make it first"})


@pytest.mark.parametrize("url", ["", "localhost", "ftp://h/x", "http://", "http://a:b/", "http://u:secret@"])
def test_what_is_no_address_is_named(url: str) -> None:
    with pytest.raises(KgError, match="is not an address such as") as caught:
        Remote(url)
    assert "secret" not in str(caught.value)
