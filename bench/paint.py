"""When a code page is there for somebody with a slow telephone: largest contentful paint and total blocking time.

    python bench/paint.py            medians of five cold visits
    python bench/paint.py --visits 9

Headless Chromium, nothing cached, network as Lighthouse's slow 4G (150 ms, 1.6 Mbit/s), processor slowed down four
times. The site is served compressed from this machine.
"""

from __future__ import annotations

import argparse
import statistics

from host import KINDS, chromium, finished_site, hosted
from playwright.sync_api import Browser, sync_playwright

LATENCY_MS = 150
BYTES_A_SECOND = 1_600_000 // 8
SLOWER = 4
SHOWN = ("home", "code", "class", "comparison", "clients")

_WATCH = """
  window.__paint = 0; window.__blocked = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__paint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__blocked += Math.max(0, entry.duration - 50);
  }).observe({ type: "longtask", buffered: true });
"""


def visit(browser: Browser, url: str) -> tuple[float, float]:
    """Gives the largest contentful paint and the total blocking time of a cold visit, both in milliseconds."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    tab = context.new_page()
    wire = context.new_cdp_session(tab)
    wire.send("Network.enable")
    conditions = {"latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    wire.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.add_init_script(_WATCH)
    tab.goto(url, wait_until="networkidle")
    tab.wait_for_timeout(300)
    paint, blocked = tab.evaluate("[window.__paint, window.__blocked]")
    context.close()
    return paint, blocked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--visits", type=int, default=5)
    visits = parser.parse_args().visits
    with hosted(finished_site()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for kind in SHOWN:
            seen = [visit(browser, address + KINDS[kind]) for _ in range(visits)]
            paint, blocked = (statistics.median(each[at] for each in seen) for at in (0, 1))
            print(f"{kind:<12} largest contentful paint {paint:6.0f} ms, total blocking time {blocked:4.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
