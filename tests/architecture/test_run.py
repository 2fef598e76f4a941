"""What the test run itself promises."""

import socket
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.kinds import KINDS


def test_the_network_is_blocked() -> None:
    with (
        socket.socket() as stranger,
        pytest.warns(UserWarning, match="A test tried"),
        pytest.raises(SocketConnectBlockedError),
    ):
        stranger.connect(("192.0.2.1", 443))


def test_this_machine_can_be_reached() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def test_each_test_is_of_one_kind(request: pytest.FixtureRequest) -> None:
    kinds = [mark.name for mark in request.node.iter_markers() if mark.name in KINDS]
    assert kinds == [Path(__file__).parent.name]
