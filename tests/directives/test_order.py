from types import SimpleNamespace

from beyondtoken.directives.order import lab_pages, pages_of, reading_order


def environment(includes, root="index"):
    pages = {root, *includes, *(page for below in includes.values() for page in below)}
    return SimpleNamespace(config=SimpleNamespace(root_doc=root), toctree_includes=includes, found_docs=pages)


def test_pages_come_as_a_reader_meets_them_and_strays_last():
    env = environment({"index": ["b", "a"], "b": ["z"], "y": []})
    assert reading_order(env) == ["index", "b", "z", "a", "y"]


def test_a_circle_of_contents_ends():
    assert reading_order(environment({"index": ["a"], "a": ["index"]})) == ["index", "a"]


def test_labs_are_the_pages_of_a_chapter_but_its_reading():
    env = environment({"index": ["chapters/one/index", "chapters/one/glitch", "chapters/scoreboard"]})
    assert lab_pages(env) == {"glitch": "chapters/one/glitch"}


def test_pages_of_a_lab_go_on_after_a_dash():
    labs = {name: f"chapters/one/{name}" for name in ("glitch", "glitch-sharing", "glitches", "dream")}
    assert pages_of(labs, "glitch") == ["chapters/one/glitch", "chapters/one/glitch-sharing"]
