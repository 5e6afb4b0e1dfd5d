from types import SimpleNamespace

from beyondtoken.directives.records import PageRecords, Records, note_collecting, records_of


def environment(docname="a", **tables):
    return SimpleNamespace(docname=docname, beyondtoken=Records(**tables))


def test_a_page_that_is_dropped_leaves_nothing():
    env = environment(terms={"a": ("x",), "b": ("y",)}, run_keys={"a": "1"})
    PageRecords().clear_doc(None, env, "a")
    assert records_of(env) == Records(terms={"b": ("y",)})


def test_pages_of_another_process_are_taken_over_and_others_kept():
    mine = environment(terms={"a": ("x",)})
    theirs = environment(terms={"a": ("old",), "b": ("y",)}, asked={"b": ("quiz:q",)})
    PageRecords().merge_other(None, mine, {"b"}, theirs)
    assert records_of(mine) == Records(terms={"a": ("x",), "b": ("y",)}, asked={"b": ("quiz:q",)})


def test_a_page_may_collect_more_than_one_thing():
    env = environment()
    note_collecting(env, "scoreboard")
    note_collecting(env, "progress")
    assert records_of(env).pages_of("progress") == {"a"}
    assert records_of(env).page_of("scoreboard") == "a"
