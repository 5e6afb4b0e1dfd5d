import os

from sphinx.config import Config

from beyondtoken.directives.book import book_of, language_of
from tests.directives.tiny_book import CLAIMS


def config(root, **values):
    settings = Config({}, values)
    settings.add("beyondtoken_root", str(root), "env", (str,))
    return settings


def test_a_book_knows_its_claims_terms_and_articles(book):
    found = book_of(config(book.root))
    assert (len(found.claims), set(found.terms), set(found.articles)) == (
        3, {"distillation", "reward", "agent"}, {"A4"})


def test_a_file_that_is_not_there_reads_as_empty(tmp_path):
    assert book_of(config(tmp_path)).claims == {}


def test_a_changed_file_is_read_again(book):
    before = book_of(config(book.root))
    book.data("sources/claims.yml", {"labs_without_claim": [], "claims": CLAIMS[:1]})
    os.utime(book.root / "sources/claims.yml", ns=(1, 1))       # whatever the clock's grain
    assert len(before.claims) == 3
    assert len(book_of(config(book.root)).claims) == 1


def test_only_japanese_is_japanese():
    languages = [language_of(Config({}, {"language": name})) for name in ("en", "ja", "ja_JP", "fr")]
    assert languages == ["en", "ja", "ja", "en"]
