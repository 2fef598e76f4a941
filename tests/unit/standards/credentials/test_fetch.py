"""What keeps an address in a stranger's document from being used against us."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from stillroom.standards.credentials import fetch as module
from stillroom.standards.credentials.fetch import fetcher, once
from stillroom.standards.credentials.problem import CredentialRefused, Problem

pytestmark = pytest.mark.unit
Talk = Callable[[socket.socket], None]


@contextmanager
def serving(talk: Talk, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that says exactly what `talk` makes it say, to one caller after another."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        while True:
            try:
                plain, _ = listener.accept()
            except OSError:
                return
            plain.settimeout(5)
            with suppress(OSError), plain, tls.wrap_socket(plain, server_side=True) if tls else plain as caller:
                caller.recv(65536)
                talk(caller)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/a"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(6)


def answering(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> Talk:
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers, "", ""]
    return lambda caller: caller.sendall("\r\n".join(head).encode() + body)


def dripping(head: bytes, drop: bytes) -> Talk:
    def talk(caller: socket.socket) -> None:
        caller.sendall(head)
        for _ in range(200):
            caller.sendall(drop)
            time.sleep(0.02)

    return talk


def refusal(url: str, **settings: object) -> str:
    with pytest.raises(CredentialRefused) as raised:
        fetcher(**{"loopback": True, "seconds": 0.5, **settings})(url)  # type: ignore[arg-type]
    assert raised.value.problem is Problem.UNREACHABLE
    return raised.value.words


def test_it_gives_what_is_served() -> None:
    with serving(answering(b'{"a": 1}')) as url:
        assert fetcher(loopback=True)(url) == b'{"a": 1}'
        assert fetcher(loopback=True)(url.replace("127.0.0.1", "localhost")) == b'{"a": 1}'
        assert fetcher(loopback=True)(url.replace("http:", "https:")) == b'{"a": 1}'  # as did:web asks for it


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (answering(b"", "Location: http://127.0.0.1/", status="302 Found"), "not to be found"),
        (answering(b"", status="404 Not Found"), "not to be found"),
        (answering(b"x" * 5000), "larger than"),
        (answering(b"x", length=10**12), "answers as they should"),
        (answering(b"x" * 100, length=200), "answers as they should"),
        (answering(b"x", "Content-Encoding: gzip"), "packed"),
        (answering(b"x", "X: " + "x" * 70000), "answers as they should"),
        (lambda caller: caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100_000), "larger than"),
        (lambda caller: caller.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"), "answers as they should"),
        (lambda caller: None, "answers as they should"),
    ],
)
def test_an_answer_that_is_not_one_is_refused(talk: Talk, words: str) -> None:
    with serving(talk) as url:
        assert words in refusal(url, max_bytes=4096, seconds=3)


@pytest.mark.parametrize(
    "talk",
    [
        dripping(b"", b"H"),
        dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        lambda caller: time.sleep(1),
    ],
)
def test_nobody_keeps_us_waiting(talk: Talk) -> None:
    with serving(talk) as url:
        began = time.monotonic()
        assert "too long" in refusal(url, seconds=0.3)
        assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example.nhs.uk/",
        "ftp://a.example.nhs.uk/",
        "file:///etc/passwd",
        "https://",
        "https://user:secret@a.example.nhs.uk/",
        "https://a.example.nhs.uk:22/",
        "https://a.example.nhs.uk:99999/",
        "https://a.example.nhs.uk/a b",
        "https://a.example.nhs.uk/a\r\nX: y",
        "https://[::1",
        "https://ä.example/",
        "//a.example.nhs.uk/",
        "nonsense",
    ],
)
def test_an_address_of_another_kind_is_not_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.socket, "getaddrinfo", _never)
    assert refusal(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "239.1.1.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "ff02::1", "::", "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:a00:1::1",
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_not_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _resolves_to(monkeypatch, address)
    assert "private network" in refusal("https://a.example.nhs.uk/", loopback=False)


def test_one_inner_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolves_to(monkeypatch, "1.1.1.1", "10.0.0.1")
    assert "private network" in refusal("https://a.example.nhs.uk/", loopback=False)


def test_this_machine_is_asked_only_by_its_own_name_and_only_where_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(answering(b"{}")) as url:
        assert "https" in refusal(url, loopback=False)
        assert "private network" in refusal(url.replace("http:", "https:"), loopback=False)
        _resolves_to(monkeypatch, "10.0.0.1")
        assert "private network" in refusal(url.replace("127.0.0.1", "localhost"))


def test_a_name_is_resolved_once_and_what_was_checked_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def rebinding(host: str, port: int, **kwargs: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1" if len(asked) == 1 else "127.0.0.1", port))]

    called = []
    monkeypatch.setattr(module.socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(
        module, "HTTPSConnection", lambda host, port, **settings: called.append((host, settings)) or _refusing()
    )
    refusal("https://a.example.nhs.uk/", loopback=False)
    assert asked == ["a.example.nhs.uk"]
    assert [(host, settings["server_hostname"]) for host, settings in called] == [("1.1.1.1", "a.example.nhs.uk")]


def test_a_name_that_takes_for_ever_to_resolve_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(1) or [])
    began = time.monotonic()
    assert "Nobody answers" in refusal("https://a.example.nhs.uk/", seconds=0.2)
    assert time.monotonic() - began < 0.9


def test_each_address_is_asked_once_in_a_verification() -> None:
    asked = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        if url == "bad":
            raise CredentialRefused(Problem.UNREACHABLE, "Nobody answers there.")
        return b"x"

    remembered = once(fetch)
    assert [remembered("good"), remembered("good")] == [b"x", b"x"]
    for _ in range(2):
        with pytest.raises(CredentialRefused):
            remembered("bad")
    assert asked == ["good", "bad"]


@pytest.mark.parametrize(("name", "is_believed"), [("a.example.nhs.uk", True), ("b.example.nhs.uk", False)])
def test_the_certificate_must_be_of_the_name_that_was_asked_for(
    name: str, is_believed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At an address that stands in for one of the open internet, with a certificate for `a.example.nhs.uk`."""
    files = certificate("a.example.nhs.uk", tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    monkeypatch.setattr(module, "_may_ask", lambda *args, **kwargs: True)
    _resolves_to(monkeypatch, "127.0.0.1")
    with serving(answering(b"{}"), context) as url:
        address = f"https://{name}:{urlsplit(url).port}/"
        if is_believed:
            assert fetcher()(address) == b"{}"
        else:
            assert "answers as they should" in refusal(address, seconds=3)


def certificate(name: str, folder: Path) -> tuple[Path, Path]:
    key = Ed25519PrivateKey.generate()
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(own, own, key.public_key(), 1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, None)
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(Encoding.PEM))
    files[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return files


def _never(*args: object, **kwargs: object) -> None:
    raise AssertionError("It was looked up.")


def _resolves_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def answer(host: str, port: int, *args: object, **kwargs: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(module.socket, "getaddrinfo", answer)


class _refusing:
    def connect(self) -> None:
        raise ConnectionRefusedError

    def close(self) -> None:
        pass
