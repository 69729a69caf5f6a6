"""What a cold visit to one page of every kind costs over the wire: bytes compressed, requests, hosts.

    python bench/weight.py           a line a kind; the files of the code page
    python bench/weight.py --json    the same as one JSON document

Exits with 1 if the code page weighs more than the goal or any page asks another host for anything.
"""

from __future__ import annotations

import argparse
import json
import sys
from urllib.parse import urlsplit

from host import KINDS, chromium, finished_site, hosted
from playwright.sync_api import Browser, sync_playwright

GOAL_KB = 80
"""The most that a code page may weigh, in kB (1,000 bytes) compressed."""


def visit(browser: Browser, url: str) -> dict[str, int]:
    """Gives the bytes that a cold visit transfers, headers included, by the address asked for."""
    context = browser.new_context()
    tab = context.new_page()
    wire = context.new_cdp_session(tab)
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}
    wire.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: weights.update({asked[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    wire.send("Network.enable")
    tab.goto(url, wait_until="networkidle")
    context.close()
    return {url: weight for url, weight in weights.items() if not url.startswith("data:")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with hosted(finished_site()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        visits = {kind: visit(browser, address + path) for kind, path in KINDS.items()}
        browser.close()
    own = urlsplit(address).netloc
    elsewhere = {url for weights in visits.values() for url in weights if urlsplit(url).netloc != own}
    total = {kind: sum(weights.values()) for kind, weights in visits.items()}
    if options.json:
        print(json.dumps({"bytes": total, "elsewhere": sorted(elsewhere)}))
    else:
        for kind, weight in total.items():
            print(f"{kind:<20} {weight / 1000:6.1f} kB in {len(visits[kind]):2} requests")
        for url, weight in sorted(visits["code"].items(), key=lambda pair: -pair[1]):
            print(f"  code {weight / 1000:6.1f} kB  {urlsplit(url).path}")
        print(f"requests to other hosts: {len(elsewhere)}; the goal for a code page is {GOAL_KB} kB")
    return 1 if elsewhere or total["code"] > GOAL_KB * 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
