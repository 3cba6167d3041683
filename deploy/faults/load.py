"""Load on the compose stack, and how far it is behind."""
import json
import subprocess
import threading
import time
from datetime import datetime


def simulate(stack, enterprises, rate, seconds, log, unit="H"):
    """A province of so many enterprises sends at that rate: hours that go as fast as it says, or minutes (M)."""
    periods = max(1, round(seconds * rate / enterprises))
    return subprocess.Popen(
        [stack.monitoring, "simulate", "--to", stack.brokers, "--enterprises", str(enterprises), "--period", f"PT1{unit}",
         "--rate", str(rate), "--for", f"PT{periods}{unit}", "--set", "kafka.producer.delivery.timeout.ms=600000",
         "--set", "kafka.producer.max.block.ms=300000"],
        stdout=subprocess.PIPE, stderr=log, text=True)


def last_result(text):
    results = [line[len("RESULT "):] for line in text.splitlines() if line.startswith("RESULT ")]
    return json.loads(results[-1]) if results else {}


class Behind:
    """How far the aggregation is behind, asked every second by `./monitoring lag`."""

    GROUP = "monitoring-streams"

    def __init__(self, stack, log):
        self.seen = []
        self.latest = {}
        self.stopped = threading.Event()
        self.command = [stack.monitoring, "lag", "--every", "PT1S", *stack.client]
        self.log = log
        self.process = None
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self):
        """Asks again when the command gave up: on a machine with too much to do it may not find Kafka in time."""
        while not self.stopped.is_set():
            self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=self.log, text=True)
            for line in self.process.stdout:
                told = json.loads(line)
                self.latest = told
                if self.GROUP in told:
                    self.seen.append((datetime.fromisoformat(told["at"].replace("Z", "+00:00")).timestamp(), told[self.GROUP]))
            self.process.wait()
            self.latest = {}
            self.stopped.wait(1)

    def worst(self, since):
        return max((behind for at, behind in self.seen if at >= since), default=0)

    def recovered(self, since, slack):
        """Seconds from then until it was, and stayed for three answers, no further behind than before; None if it was not."""
        before = max([behind for at, behind in self.seen if since - 15 <= at < since] or [0])
        well = 0
        rose = False
        for at, behind in self.seen:
            if at < since:
                continue
            rose = rose or behind > before + slack
            well = well + 1 if behind <= before + slack else 0
            if well == 1:
                first = at
            if well >= 3 and (rose or at > since + 30):
                return first - since if rose else 0.0
        return None

    def await_rest(self, seconds):
        """Until nobody is behind: what is raised, is raised then.  Names who still is."""
        deadline = time.time() + seconds
        while True:
            busy = {group: count for group, count in self.latest.items() if group != "at" and count != 0}
            if self.latest and not busy or time.time() > deadline:
                return busy
            time.sleep(1)

    def stop(self):
        self.stopped.set()
        if self.process:
            self.process.terminate()
