"""One page of every kind as a customer sees it: desktop and phone, light and dark.

python bench/screenshots.py              the first screen of each, into screenshots/
python bench/screenshots.py --full       whole pages
python bench/screenshots.py code guide   only these kinds
"""

from __future__ import annotations

import argparse
from itertools import product

from host import KINDS, ROOT, chromium, finished_site, hosted
from playwright.sync_api import sync_playwright

DEVICES = {
    "desktop": {"viewport": {"width": 1366, "height": 768}},
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
STATES = {kind: (path, "") for kind, path in KINDS.items()} | {
    "home-search": ("", "로그인 안됨"),
    "code-search": ("502/", "401 403 차이"),
}
"""What is looked at: a page's path, and what is typed into its search."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(STATES)}")
    parser.add_argument("--full", action="store_true", help="whole pages, not first screens")
    options = parser.parse_args()
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    with hosted(finished_site()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for device, scheme in product(DEVICES, ("light", "dark")):
            tab = browser.new_context(**DEVICES[device], color_scheme=scheme).new_page()
            for kind in options.kinds or STATES:
                path, typed = STATES[kind]
                tab.goto(address + path)
                if typed:
                    tab.keyboard.press("/")
                    tab.keyboard.type(typed)
                    tab.locator("[role=option]").first.wait_for()
                tab.screenshot(path=folder / f"{kind}.{device}.{scheme}.png", full_page=options.full)
        browser.close()
    print(f"{len(options.kinds or STATES) * 4} pictures in {folder.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
