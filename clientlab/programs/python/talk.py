"""The conversation every Python client's program has: lines of JSON in, lines of JSON out."""

import json
import sys
import time

PAUSE_SECONDS = 0.05
"""Between two requests of one conversation: long enough to hand the connection back to its pool."""


class Unsupported(Exception):
    """This client cannot be asked that; the text is the reason."""


def told(status=None, text="", error=None):
    """Gives one answer; ``error`` is the exception that reached the caller, if one did."""
    words = f"{type(error).__name__}: {error}" if error is not None else None
    return {"status": status, "text": text[:200], "error": words}


def text_of(body):
    """Gives bytes as text for the log."""
    return (body or b"").decode("utf-8", "replace")


def read_once(body):
    """Gives a body as a generator: what is asked for a second time is no longer there."""
    yield body


def converse(begin):
    """Answers until the input ends; ``begin(setup, asks)`` gives a function from an ask to an answer."""
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        wanted = json.loads(line)
        try:
            answer = begin(wanted["setup"], wanted["asks"])
            for number, ask in enumerate(wanted["asks"]):
                if number:
                    time.sleep(PAUSE_SECONDS)
                if ask["body"] is not None:
                    ask["body"] = ask["body"].encode()
                if ask["once"]:
                    ask["body"] = read_once(ask["body"])
                print(json.dumps(answer(ask)), flush=True)
        except Unsupported as reason:
            print(json.dumps({"unsupported": str(reason)}), flush=True)
