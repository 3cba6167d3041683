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
        self.process = subprocess.Popen(
            [stack.monitoring, "lag", "--every", "PT1S", *stack.client], stdout=subprocess.PIPE, stderr=log, text=True)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            told = json.loads(line)
            self.latest = told
            if self.GROUP in told:
                self.seen.append((datetime.fromisoformat(told["at"].replace("Z", "+00:00")).timestamp(), told[self.GROUP]))

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
        self.process.terminate()
        self.process.wait()
