"""Bytes and requests of a first load (DESIGN's budget), counted as a browser with gzip would fetch them."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
PAGES = sorted(page.relative_to(SITE).as_posix() for page in (SITE / "chapters").glob("*/*.html"))


def own_files(seen, site: Path, address: str) -> list[Path]:
    """Files of the site that a visit asked for, figures apart."""
    paths = [urlsplit(url).path.lstrip("/") for url in dict.fromkeys(seen.requests) if url.startswith(address)]
    return [site / path for path in paths if not path.startswith("_images/")]


@pytest.mark.parametrize("name", PAGES)
def test_first_load_stays_within_200_kb_and_25_requests(visit, site: Path, address: str, name: str) -> None:
    with visit(name) as seen:
        seen.page.wait_for_load_state("networkidle")
        files = own_files(seen, site, address)
    squeezed = sum(min(len(gzip.compress(file.read_bytes(), 9)), file.stat().st_size) for file in files)
    assert squeezed <= 200_000
    assert len(files) <= 25
