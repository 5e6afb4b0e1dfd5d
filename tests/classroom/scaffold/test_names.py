from __future__ import annotations

import pytest

from beyondtoken.classroom.scaffold.names import in_chapter, refuse_taken, slug
from beyondtoken.errors import SettingError


@pytest.mark.parametrize("text", ["Small", "small_models", "-small", "small-", "", "3d", "小さい", "a/b", "a b"])
def test_name_that_is_no_slug_is_refused_with_one_that_is(text):
    with pytest.raises(SettingError) as caught:
        slug(text, "article")
    assert f"got '{text}'" in caught.value.problem
    assert slug(caught.value.remedy.split("'")[1], "article")


@pytest.mark.parametrize("text", ["index", "exercise-walls"])
def test_name_kept_for_other_pages_is_refused(text):
    with pytest.raises(SettingError, match="cannot be called"):
        slug(text, "lab")


def test_place_is_split_into_chapter_and_name(book):
    assert in_chapter("world-models/walls", "lab", book) == ("world-models", "walls")


@pytest.mark.parametrize("text", ["walls", "a/b/c"])
def test_place_without_one_slash_is_refused(book, text):
    with pytest.raises(SettingError, match="with a slash"):
        in_chapter(text, "lab", book)


def test_unknown_chapter_is_refused_with_those_that_are_known(book):
    with pytest.raises(SettingError) as caught:
        in_chapter("Dreams/walls", "lab", book)
    assert "world-models" in caught.value.problem
    assert "beyondtoken new article dreams" in caught.value.remedy


@pytest.mark.parametrize("name", ["dream", "world-models"])
def test_name_in_use_is_refused_with_the_file_that_has_it(book, name):
    with pytest.raises(SettingError, match=rf"{name}\.yml has that name"):
        refuse_taken(name, "article", book)


def test_free_name_is_let_through(book):
    assert refuse_taken("walls", "article", book) is None
