"""The compose stack as the faults see it: started, asked, hurt and removed."""
import json
import os
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMPOSE = HERE.parent / "compose"
PROJECT = "monitoring-faults"


class Stack:
    """A stack of its own name, on the usual ports, whose alerts go to a receiver on this machine."""

    BROKERS = ["kafka-1", "kafka-2", "kafka-3"]
    ROLES = ["ingest-1", "ingest-2", "streams-1", "streams-2", "alerts-1", "alerts-2"]
    PATIENCE_S = 300

    def __init__(self, receiver_port, overlay, image, log):
        self.log = log
        self.monitoring = str(ROOT / "monitoring")
        self.brokers = "localhost:19092,localhost:29092,localhost:39092"
        self.client = ["--set", f"kafka.bootstrap.servers={self.brokers}"]
        self.ingests = ["http://127.0.0.1:8080", "http://127.0.0.1:8090"]
        self.feed = ["--token-file", str(COMPOSE / "secrets" / "feed-demo.token"), "--feed", "demo"]
        self.network = f"{PROJECT}_default"
        self.environment = dict(
            os.environ,
            COMPOSE_PROJECT_NAME=PROJECT,
            ALERTS_WEBHOOK_URL=f"http://host:{receiver_port}/",
            REFERENCE_BUNDLED="false",
        )
        self.started_with = dict(self.environment)
        if overlay:
            self.environment["COMPOSE_OVERLAY"] = self.started_with["COMPOSE_OVERLAY"] = str(HERE / overlay)
        if image:
            self.started_with["PLATFORM_IMAGE"] = image

    def up(self):
        subprocess.run([COMPOSE / "up"], check=True, env=self.started_with, stdout=self.log, stderr=self.log)

    def down(self):
        subprocess.run([COMPOSE / "down", "--volumes"], check=True, env=self.environment, stdout=self.log, stderr=self.log)

    def compose(self, *words):
        return subprocess.run(
            [COMPOSE / "compose", *words], check=True, env=self.environment, capture_output=True, text=True).stdout.strip()

    def docker(self, *words):
        subprocess.run(["docker", *words], check=True, stdout=self.log, stderr=self.log)

    def container(self, name):
        return self.compose("ps", "-q", name)

    def is_running(self, name):
        found = subprocess.run(
            ["docker", "inspect", "--format", "{{.State.Running}}", self.container(name)], capture_output=True, text=True)
        return found.stdout.strip() == "true"

    def restart(self, name):
        self.docker("restart", "--time", "60", self.container(name))

    def replace(self, name):
        """By a container of the image that is current."""
        self.compose("up", "-d", "--no-deps", name)

    def await_ready(self, names):
        deadline = time.time() + self.PATIENCE_S
        for name in names:
            while not self._is_ready(name):
                if time.time() > deadline:
                    raise TimeoutError(f"{name} is not ready after {self.PATIENCE_S} s")
                time.sleep(1)

    def _is_ready(self, name):
        probe = (["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9092"] if name in self.BROKERS
                 else ["/opt/monitoring/bin/monitoring", "health"])
        return subprocess.run(
            ["docker", "exec", self.container(name), *probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def tail(self, topic, path):
        """All records of a topic."""
        with open(path, "w", encoding="utf-8") as out:
            subprocess.run([self.monitoring, "tail", topic, "--all", *self.client], check=True, stdout=out, stderr=self.log)
        with open(path, encoding="utf-8") as file:
            return [json.loads(line) for line in file]
