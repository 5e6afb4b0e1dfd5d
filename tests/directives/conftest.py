import pytest

from tests.directives.tiny_book import TinyBook


@pytest.fixture
def book(tmp_path):
    """A tiny book of one's own, not built yet."""
    return TinyBook(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A tiny book in HTML, for tests that only read."""
    book = TinyBook(tmp_path_factory.mktemp("built"))
    book.build()
    return book
