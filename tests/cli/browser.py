"""A headless Chromium that is driven over a pipe (the DevTools protocol), with the standard library alone."""

import json
import os
import select
import shutil
import subprocess
import tempfile


class Browser:
    """One page. Requests, exceptions and messages of the console are collected."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp()
        commands_read, self.commands = os.pipe()
        self.answers, answers_write = os.pipe()
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                   "--disable-background-networking", "--disable-extensions", "--hide-scrollbars",
                   "--force-color-profile=srgb", "--user-data-dir=" + self.profile, "--remote-debugging-pipe"]

        def connect():
            # The browser reads commands from descriptor 3 and answers on 4.
            source, target = os.dup(commands_read), os.dup(answers_write)
            os.dup2(source, 3)
            os.dup2(target, 4)

        self.process = subprocess.Popen([program, *options, "about:blank"], preexec_fn=connect, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands_read)
        os.close(answers_write)
        self.received = b""
        self.last = 0
        self.session = None
        self.requests, self.complaints, self.events = [], [], []
        target = next(one for one in self.call("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self):
        """The next message; fails when the browser says nothing for long or has ended."""
        while b"\0" not in self.received:
            if not select.select([self.answers], [], [], 300)[0]:
                raise RuntimeError("the browser says nothing")
            piece = os.read(self.answers, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has ended")
            self.received += piece
        message, self.received = self.received.split(b"\0", 1)
        message = json.loads(message)
        method, about = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(about["exceptionDetails"]["text"])
        elif method == "Log.entryAdded":
            self.complaints.append(about["entry"]["text"])
        if method:
            self.events.append(method)
        return message

    def call(self, method, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def open(self, address):
        # A change of the fragment alone loads nothing, so that another page comes between.
        for one in ("about:blank", address):
            self.events.clear()
            self.call("Page.navigate", url=one)
            while "Page.loadEventFired" not in self.events:
                self.receive()

    def run(self, expression):
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def look(self, scheme="light", width=1200, height=900, scripts=True):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)

    def picture(self, whole=False):
        """A PNG, Base64-encoded, of what is seen or of the whole page."""
        return self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
