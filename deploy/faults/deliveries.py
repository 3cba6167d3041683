#!/usr/bin/env python3
"""Whether each transition of an alert reached the receiver, and no alert came under two names.

deliveries.py EVENTS RECEIVED: EVENTS as `./monitoring tail alert-events --all` prints them, RECEIVED as receiver.py keeps
them.  Prints what is wrong, or how many there are; status 0 only if nothing is wrong.
"""
import json
import sys
from collections import defaultdict


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def transition(alert):
    return f'{alert["id"]}/{alert["state"]}/{alert["severity"]}'


def faults(events, received):
    """What is wrong, in words."""
    arrived = set()
    for message in received:
        arrived.add(message["key"])
        arrived.update(transition(alert) for alert in message["body"].get("alerts", []))
    wrong = [f"not delivered: {key}" for key in sorted({transition(e["value"]) for e in events} - arrived)]
    names = defaultdict(set)
    for event in events:
        alert = event["value"]
        # One fall has one name: kind, node, series, and the period since when it is down
        names[(alert["kind"], alert["node"], alert["series"], alert["since"])].add(alert["id"])
    wrong += [f"{fall} has several ids: {sorted(ids)}" for fall, ids in names.items() if len(ids) > 1]
    return wrong


if __name__ == "__main__":
    told = lines(sys.argv[1])
    wrong = faults(told, lines(sys.argv[2]))
    print("\n".join(wrong[:20]) or f"{len({transition(e['value']) for e in told})} transitions, all delivered")
    sys.exit(1 if wrong else 0)
