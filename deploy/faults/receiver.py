#!/usr/bin/env python3
"""A receiver of alerts: takes each POST and adds it as a line to a file. receiver.py PORT FILE"""
import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Lock, Thread


def gateway():
    """Where containers reach this machine, and nobody else does: an engine that names no gateway takes the first address."""
    found = subprocess.run(["docker", "network", "inspect", "bridge"], check=True, capture_output=True, text=True)
    bridge = json.loads(found.stdout)[0]["IPAM"]["Config"][0]
    return bridge.get("Gateway") or str(next(ip_network(bridge["Subnet"]).hosts()))


class Receiver:
    """Keeps every message in the order of arrival."""

    def __init__(self, port, keep):
        lock = Lock()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with lock:
                    keep({"key": self.headers["Idempotency-Key"], "body": body})
                self.send_response(204)
                self.end_headers()

            def log_message(self, *words):
                """Says nothing of each request."""

        self.server = ThreadingHTTPServer((gateway(), port), Handler)
        self.port = self.server.server_port

    def start(self):
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self


if __name__ == "__main__":
    with open(sys.argv[2], "a", buffering=1, encoding="utf-8") as out:
        Receiver(int(sys.argv[1]), lambda m: out.write(json.dumps(m) + "\n")).server.serve_forever()
