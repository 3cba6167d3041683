#!/usr/bin/env python3
"""A receiver of alerts: takes each POST and adds it as a line to a file. receiver.py HOST PORT FILE"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


class Receiver:
    """Keeps every message in the order of arrival."""

    def __init__(self, host, port, keep):
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

        self.server = ThreadingHTTPServer((host, port), Handler)
        self.port = self.server.server_port

    def start(self):
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self


if __name__ == "__main__":
    with open(sys.argv[3], "a", buffering=1, encoding="utf-8") as out:
        Receiver(sys.argv[1], int(sys.argv[2]), lambda m: out.write(json.dumps(m) + "\n")).server.serve_forever()
