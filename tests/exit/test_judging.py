"""What was painted is a failure, whatever the browser did after it: no test is tried again then."""

from __future__ import annotations

import time
from typing import Any, cast

import pytest

from tests.exit.engines import Engine
from tests.exit.screen import Screen
from tests.exit.servers import TargetServer
from tests.exit.visit import SlowError, Tab


class _Painting:
    """A screen that shows the site, or does not."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown

    def shows_site(self) -> bool:
        return self._shown

    def wait(self, shown: bool, seconds: float = 0) -> bool:
        return self._shown == shown


class _Stuck:
    """A browser that answers nothing."""

    def step(self, delta: int) -> None:
        time.sleep(0.05)
        raise TimeoutError

    def evaluate(self, expression: str, patience: float = 0) -> Any:
        return None


@pytest.mark.parametrize(("painted", "error"), [(True, AssertionError), (False, TimeoutError)])
def test_a_browser_that_does_not_answer_hides_nothing(
    painted: bool, error: type[Exception], target: TargetServer
) -> None:
    tab = Tab(cast(Engine, _Stuck()), cast(Screen, _Painting(painted)), "http://x/", target)
    with pytest.raises(error):
        tab.press([-1])
    with pytest.raises(error):
        tab.press_blindly([-1])


def test_an_exit_that_leaves_content_is_no_slow_one(
    target: TargetServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.exit.visit.PATIENCE", 0.1)
    monkeypatch.setattr(Tab, "arrived", lambda *_: False)
    shown = Tab(cast(Engine, _Stuck()), cast(Screen, _Painting(True)), "http://x/", target)
    assert not shown.away()
    empty = Tab(cast(Engine, _Stuck()), cast(Screen, _Painting(False)), "http://x/", target)
    with pytest.raises(SlowError):
        empty.away()
