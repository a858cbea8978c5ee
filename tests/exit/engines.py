"""Three browser engines with real windows, driven in the same way."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.request import Request

from tests.browsers import chromium
from tests.exit.screen import HEIGHT, WIDTH
from tests.exit.webdriver import CrashError, WebDriver
from tests.exit.wire import Wire, WireError

Mode = Literal["normal", "private", "blocked"]
"""How a browser is started; `blocked` is with storage blocked in its settings."""

MINIBROWSERS = ("/usr/lib/{}/webkit2gtk-4.1/MiniBrowser", "/usr/lib/{}/webkitgtk-6.0/MiniBrowser")


class Engine(Protocol):
    """A browser with one tab."""

    version: str

    def fresh(self) -> None:
        """Go on in a new tab, with nothing in its history; close the one before."""

    def open(self, url: str) -> None:
        """Go to `url` as if it had been typed."""

    def evaluate(self, expression: str, patience: float = 5) -> Any:
        """Return the value of `expression` in the page; wait `patience` seconds for it.

        An engine may not answer at all while one page makes way for another.
        """

    def title(self) -> str:
        """Return the title of the tab."""

    def click(self, x: float, y: float) -> None: ...

    def shift(self) -> None:
        """Press and release Shift."""

    def step(self, delta: int) -> None:
        """Press Back (-1) or Forward (1); at the end of the history nothing happens."""

    def reload(self) -> None: ...

    def close(self) -> None: ...


def _announced(process: subprocess.Popen[str], pattern: str) -> str:
    """Return what a browser writes on its error output about itself."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if match := re.search(pattern, line):
            return match[1]
    raise RuntimeError("the browser did not start: " + "".join(lines))


class Chromium:
    """Chromium over the DevTools protocol, with its back/forward cache on."""

    def __init__(self, folder: Path, display: str, mode: Mode) -> None:
        path = chromium()
        assert path
        if mode == "blocked":
            settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
            (folder / "Default").mkdir()
            (folder / "Default/Preferences").write_text(json.dumps(settings))
        self._process = subprocess.Popen(
            [path, "--no-sandbox", "--no-first-run", "--remote-debugging-port=0",
             f"--user-data-dir={folder}", f"--window-size={WIDTH},{HEIGHT}",
             "--window-position=0,0", "--ignore-certificate-errors",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             *(["--incognito"] if mode == "private" else []), "about:blank"],
            env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        port = _announced(self._process, r"DevTools listening on ws://[^:]+:(\d+)/")
        self._tools = f"http://127.0.0.1:{port}/json"
        pages: list[dict[str, str]] = []
        while not pages:
            pages = [page for page in self._ask("/list") if page["type"] == "page"]
        self._page = pages[0]
        self._wire = Wire(self._page["webSocketDebuggerUrl"])
        self.version = self._wire("Browser.getVersion")["product"]

    def _ask(self, what: str) -> Any:
        with urllib.request.urlopen(Request(self._tools + what, method="PUT")) as answer:
            return json.loads(answer.read() or b"null")

    def fresh(self) -> None:
        before = self._page
        self._page = self._ask("/new?about:blank")
        self._wire.close()
        self._wire = Wire(self._page["webSocketDebuggerUrl"])
        self._wire("Target.closeTarget", targetId=before["id"])

    def open(self, url: str) -> None:
        self._wire("Page.navigate", url=url, transitionType="typed")

    def evaluate(self, expression: str, patience: float = 5) -> Any:
        answer = self._wire("Runtime.evaluate", patience, expression=expression, returnByValue=True)
        return answer["result"].get("value")

    def title(self) -> str:
        titles = [page["title"] for page in self._ask("/list") if page["id"] == self._page["id"]]
        return str(titles[0])

    def click(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self._wire(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )  # fmt: skip

    def shift(self) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            self._wire(
                "Input.dispatchKeyEvent", type=kind, key="Shift", code="ShiftLeft",
                windowsVirtualKeyCode=16, modifiers=8 if kind == "rawKeyDown" else 0,
            )  # fmt: skip

    def step(self, delta: int) -> None:
        for _ in range(50):
            try:
                return self._step(delta)
            except WireError as error:  # while one page makes way for another
                if "Not attached to an active page" not in str(error):
                    raise
                time.sleep(0.01)
        raise TimeoutError("Chromium shows no page")

    def _step(self, delta: int) -> None:
        history = self._wire("Page.getNavigationHistory")
        place = history["currentIndex"] + delta
        if 0 <= place < len(history["entries"]):
            self._wire("Page.navigateToHistoryEntry", entryId=history["entries"][place]["id"])

    def reload(self) -> None:
        self._wire("Page.reload")

    def close(self) -> None:
        self._wire.close()
        self._process.terminate()
        self._process.wait()


_FIREFOX_SETTINGS = {
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "termsofuse.bypassNotification": True,
}


class Firefox:
    """Firefox over WebDriver BiDi."""

    def __init__(self, folder: Path, display: str, mode: Mode) -> None:
        settings: dict[str, bool | int] = {**_FIREFOX_SETTINGS}
        if mode == "blocked":
            settings["network.cookie.cookieBehavior"] = 2
        if mode == "private":
            settings["browser.privatebrowsing.autostart"] = True
        (folder / "user.js").write_text(
            "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items())
        )
        self._process = subprocess.Popen(
            ["firefox-esr", "--no-remote", "--profile", str(folder), "--remote-debugging-port=0",
             f"--width={WIDTH}", f"--height={HEIGHT}"],
            env={**os.environ, "DISPLAY": display, "MOZ_CRASHREPORTER_DISABLE": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._wire = Wire(_announced(self._process, r"BiDi listening on (ws://\S+)") + "/session")
        found = self._wire(
            "session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}}
        )["capabilities"]
        self.version = f"{found['browserName']}/{found['browserVersion']}"
        self._tab = self._wire("browsingContext.getTree")["contexts"][0]["context"]

    def fresh(self) -> None:
        before = self._tab
        self._tab = self._wire("browsingContext.create", type="tab")["context"]
        self._wire("browsingContext.close", context=before)

    def open(self, url: str) -> None:
        self._wire("browsingContext.navigate", context=self._tab, url=url, wait="none")

    def evaluate(self, expression: str, patience: float = 5) -> Any:
        answer = self._wire(
            "script.evaluate", patience, expression=f"JSON.stringify([{expression}])",
            target={"context": self._tab}, awaitPromise=False,
        )  # fmt: skip
        value = answer.get("result", {}).get("value")
        return json.loads(value)[0] if value else None

    def title(self) -> str:
        return str(self.evaluate("document.title"))

    def click(self, x: float, y: float) -> None:
        actions = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": actions})

    def shift(self) -> None:
        actions = [{"type": kind, "value": "\ue008"} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self._wire("input.performActions", context=self._tab, actions=[source])

    def step(self, delta: int) -> None:
        try:
            self._wire("browsingContext.traverseHistory", context=self._tab, delta=delta)
        except Exception as error:
            if "no such history entry" not in str(error):
                raise

    def reload(self) -> None:
        self._wire("browsingContext.reload", context=self._tab, wait="none")

    def close(self) -> None:
        self._wire.close()
        self._process.terminate()
        self._process.wait()


def minibrowser() -> str | None:
    """Return the path of WebKitGTK's own small browser, or None."""
    machine = f"{os.uname().machine}-linux-gnu"
    found = (path.format(machine) for path in MINIBROWSERS)
    return next((path for path in found if Path(path).exists()), None)


class WebKit:
    """WebKitGTK over WebDriver; its sessions under automation are private ones."""

    def __init__(self, folder: Path, display: str, mode: Mode) -> None:
        capabilities = {
            "acceptInsecureCerts": True,
            "pageLoadStrategy": "none",
            "webkitgtk:browserOptions": {"binary": minibrowser(), "args": ["--automation"]},
        }
        environment = {**os.environ, "DISPLAY": display, "HOME": str(folder)}
        program = shutil.which("WebKitWebDriver") or ""
        self._driver = WebDriver(program, capabilities, environment)
        found = self._driver.capabilities
        self.version = f"{found['browserName']}/{found['browserVersion']}"

    def fresh(self) -> None:
        opened = self._driver.post("/window/new", {"type": "tab"})["handle"]
        self._driver.delete("/window")
        self._driver.post("/window", {"handle": opened})

    def open(self, url: str) -> None:
        self._driver.post("/url", {"url": url})

    def evaluate(self, expression: str, patience: float = 5) -> Any:
        script = {"script": f"return {expression}", "args": []}
        return self._driver.post("/execute/sync", script, patience)

    def title(self) -> str:
        return str(self._driver.get("/title"))

    def click(self, x: float, y: float) -> None:
        actions = [
            {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": actions})

    def shift(self) -> None:
        actions = [{"type": kind, "value": "\ue008"} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self._driver.post("/actions", {"actions": [source]})

    def step(self, delta: int) -> None:
        self._driver.post("/back" if delta < 0 else "/forward", {})

    def reload(self) -> None:
        self._driver.post("/refresh", {})

    def close(self) -> None:
        self._driver.close()


ENGINES: Mapping[str, Callable[[Path, str, Mode], Engine]] = {
    "chromium": Chromium,
    "firefox": Firefox,
    "webkit": WebKit,
}


def missing(name: str) -> str:
    """Return what must be installed to run the engine `name`, or "" if nothing is missing."""
    package, find = {
        "chromium": ("chromium", chromium),
        "firefox": ("firefox-esr", lambda: shutil.which("firefox-esr")),
        "webkit": ("webkit2gtk-driver", lambda: shutil.which("WebKitWebDriver") and minibrowser()),
    }[name]
    needed = [(package, find()), ("xvfb", shutil.which("Xvfb"))]
    return ", ".join(package for package, found in needed if not found)


def until(engine: Engine, expression: str, seconds: float = 8) -> Any:
    """Wait until `expression` is true in the page; return its value, or the last one."""
    end = time.monotonic() + seconds
    value = None
    while time.monotonic() < end:
        try:
            value = engine.evaluate(expression, 0.3)
        except CrashError:
            raise
        except Exception:  # a page that is just going away cannot be asked
            value = None
        if value:
            return value
        time.sleep(0.01)
    return value
