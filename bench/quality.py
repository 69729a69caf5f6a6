"""What independent checkers say of the built site: axe-core, the Nu checker, html-validate, Lighthouse.

    python bench/quality.py                   all of them
    python bench/quality.py axe lighthouse    only these

axe-core runs on one page of every kind, in both colour schemes, on desktop and phone; the Nu checker and
html-validate on every page of the site; Lighthouse on a code page and the home page, phone and desktop.
The versions are pinned in bench/quality/package-lock.json. Exits with 1 if anything
is found, or if a Lighthouse category has less than 100.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from host import KINDS, ROOT, chromium, finished_site, hosted

TOOLS = ROOT / "bench" / "quality"
THEME_OWN = {
    "Attribute “autocomplete” is only allowed when the input type is": "base.html: two checkboxes that are not used",
    'autocomplete attribute cannot be used on <input type="checkbox">': "the same two",
}
"""What the theme's base template brings along and a page cannot change: the beginning of the finding, and why."""

SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}
LIGHTHOUSE_TRIES = 3
"""Performance is measured in time, and a busy machine lowers it: below 100 it is measured again."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def run_axe(site: Path) -> int:
    """Prints what axe-core finds; gives the number of findings."""
    from playwright.sync_api import sync_playwright

    findings = 0
    axe = (TOOLS / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    with hosted(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for size, scheme in product(SIZES, ("light", "dark")):
            tab = browser.new_context(viewport=SIZES[size], color_scheme=scheme).new_page()
            for kind, path in KINDS.items():
                tab.goto(address + path)
                tab.evaluate(axe)
                for violation in tab.evaluate("async () => (await axe.run()).violations"):
                    findings += 1
                    nodes = [node["target"][0] for node in violation["nodes"]]
                    print(f"  {kind}, {size}, {scheme}: {violation['id']}: {', '.join(map(str, nodes[:3]))}")
        browser.close()
    print(f"axe-core: {findings} findings on {len(KINDS)} kinds of page, 2 sizes, 2 schemes")
    return findings


def _pages(site: Path) -> list[Path]:
    """Every page, and one of the little files that redirect."""
    pages = sorted(site.rglob("*.html"))
    stubs = [page for page in pages if b'<meta name="robots" content="noindex">' in page.read_bytes()[:400]]
    return [page for page in pages if page not in stubs[1:]]


def _found(findings: Counter[str], tool: str, pages: int) -> int:
    known = [finding for finding in findings if any(theme in finding for theme in THEME_OWN)]
    set_aside = sum(findings.pop(finding) for finding in known)
    for finding, times in findings.most_common():
        print(f"  {times:4} {finding}")
    print(f"{tool}: {findings.total()} findings on {pages} pages ({set_aside} of the theme's own set aside)")
    return findings.total()


def run_vnu(site: Path) -> int:
    """Prints what the Nu HTML checker finds; gives the number of errors."""
    if shutil.which("java") is None:
        print("vnu: needs java; skipped")
        return 0
    pages = _pages(site)
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    finished = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--format", "json", "--exit-zero-always", *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(finished.stderr)["messages"]
    return _found(Counter(message["message"] for message in messages), "vnu", len(pages))


def run_html_validate(site: Path) -> int:
    """Prints what html-validate finds; gives the number of errors."""
    pages = _pages(site)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [
                str(TOOLS / "node_modules" / ".bin" / "html-validate"),
                *("--config", str(TOOLS / "htmlvalidate.json"), "--formatter", f"json={report}"),
                *map(str, pages),
            ],
            check=False,
            cwd=TOOLS,
        )
        results = json.loads(report.read_text("utf-8"))
    messages = (message for result in results for message in result["messages"])
    return _found(
        Counter(f"{message['ruleId']}: {message['message']}" for message in messages), "html-validate", len(pages)
    )


def run_lighthouse(site: Path) -> int:
    """Prints Lighthouse's scores and what lowers them; gives the number of scores below 100."""
    lower = 0
    with hosted(site) as address:
        for kind, device in product(("code", "home"), ("phone", "desktop")):
            for _ in range(LIGHTHOUSE_TRIES):
                report = _lighthouse_report(address + KINDS[kind], device)
                scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
                if scores["performance"] == 100:
                    break
            lower += sum(score < 100 for score in scores.values())
            print(f"lighthouse {kind}, {device}: " + ", ".join(f"{name} {score}" for name, score in scores.items()))
            for line in _reasons(report):
                print(f"  {line}")
    return lower


def _lighthouse_report(url: str, device: str) -> dict[str, dict[str, dict[str, object]]]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [
                str(TOOLS / "node_modules" / ".bin" / "lighthouse"),
                url,
                *("--quiet", "--output=json", f"--output-path={report}"),
                "--chrome-flags=--headless=new --no-sandbox",
                f"--only-categories={','.join(CATEGORIES)}",
                *(("--preset=desktop",) if device == "desktop" else ()),
            ],
            check=True,
            env={**os.environ, "CHROME_PATH": chromium()},
        )
        return json.loads(report.read_text("utf-8"))


def _reasons(report: dict[str, dict[str, dict[str, object]]]) -> Iterator[str]:
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


CHECKERS: dict[str, Callable[[Path], int]] = {
    "axe": run_axe,
    "vnu": run_vnu,
    "html-validate": run_html_validate,
    "lighthouse": run_lighthouse,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"of {', '.join(CHECKERS)}")
    wanted = parser.parse_args().checkers or [*CHECKERS]
    site = finished_site()
    sys.stdout.reconfigure(line_buffering=True)
    if wanted != ["axe"] and not (TOOLS / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)
    findings = [CHECKERS[name](site) for name in wanted]
    return 1 if any(findings) else 0


if __name__ == "__main__":
    sys.exit(main())
