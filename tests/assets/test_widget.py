"""The notebook's module in a browser, with a model that stands in for the kernel's."""

import json

import pytest

from beyondtoken import assets
from beyondtoken.widgets.quiz_widget import QuizWidget
from tests.assets.quiz_page import QUESTIONS, page_of

MODEL = """(traits) => ({
    traits, heard: {},
    get(name) { return this.traits[name]; },
    set(values) { for (const [name, value] of Object.entries(values)) {
        const changed = JSON.stringify(this.traits[name]) !== JSON.stringify(value);
        this.traits[name] = value;
        if (changed) (this.heard[`change:${name}`] ?? []).forEach((act) => act()); } },
    save_changes() { window.saved = (window.saved ?? 0) + 1; },
    on(name, act) { (this.heard[name] ??= []).push(act); },
})"""


@pytest.fixture
def open_widget(open_page):
    """A function that shows one widget a number of times, as a notebook does."""
    def opened(kind, *, views=1):
        record, texts = QUESTIONS[kind]
        widget = QuizWidget(record, texts, lang="en")
        names = ("kind", "html", "uid", "lang", "record", "answer", "correct", "attempts")
        page = open_page("<!DOCTYPE html><html lang=en><title>Notebook</title><body></body></html>")
        show(page, {name: getattr(widget, name) for name in names}, views)
        return page
    return opened


def show(page, traits, views=1):
    module = json.dumps(assets.widget_module().read_text(encoding="utf-8"))
    page.evaluate(f"""async ([traits, views]) => {{
        const address = URL.createObjectURL(new Blob([{module}], {{type: "text/javascript"}}));
        const {{ default: widget }} = await import(address);
        window.model = ({MODEL})(traits);
        document.body.replaceChildren();
        for (let view = 0; view < views; view++) {{
            const el = document.createElement("div");
            document.body.append(el);
            widget.render({{ model: window.model, el }});
        }} }}""", [traits, views])


def traits(page):
    return page.evaluate("[model.traits.answer, model.traits.correct, model.traits.attempts]")


def test_click_brings_the_answer_to_python(open_widget):
    page = open_widget("multiple")
    page.check("input[value=a]")
    page.click("[type=submit]")
    page.check("input[value=c]")
    page.click("[type=submit]")
    assert traits(page) == [["a", "c"], True, 2]
    assert page.evaluate("saved") == 2


def test_cell_run_again_gets_the_kept_answer_and_tells_python(open_widget):
    page = open_widget("number")
    page.fill("input", "8")
    page.click("[type=submit]")
    fresh = page.evaluate("({...model.traits, answer: null, correct: false, attempts: 0})")
    show(page, fresh)
    assert page.input_value("input") == "8"
    assert traits(page) == ["8", True, 1]


def test_answer_in_a_live_kernel_wins_over_the_browser(open_widget):
    page = open_widget("number")
    page.fill("input", "8")
    page.click("[type=submit]")
    show(page, page.evaluate("({...model.traits, answer: '17', correct: false, attempts: 4})"))
    assert page.input_value("input") == "17"
    assert traits(page) == ["17", False, 4]


def test_two_views_share_the_answer_but_no_radio_group(open_widget):
    page = open_widget("single", views=2)
    names = page.eval_on_selector_all("input", "list => list.map(one => one.name)")
    page.check("form >> nth=0 >> input[value=a]")
    page.click("form >> nth=0 >> [type=submit]")
    assert len(set(names)) == 2
    assert page.is_checked("form >> nth=1 >> input[value=a]")


def test_notebook_hears_no_plain_keys_of_the_question_but_its_own_shortcuts(open_widget):
    page = open_widget("single")
    page.evaluate("window.keys = []; void document.addEventListener('keydown', ({ key }) => keys.push(key))")
    page.focus("input")
    for key in ("ArrowDown", "a", "Control+s"):
        page.keyboard.press(key)
    assert page.evaluate("keys.filter(key => key !== 'Control')") == ["s"]


def test_markup_in_any_text_of_the_bank_is_shown_as_text(open_page):
    evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    record, texts = QUESTIONS["multiple"]
    widget = QuizWidget(record, {name: evil for name in texts}, lang="en")
    page = open_page(page_of(widget.html))
    page.check("input[value=a]")
    page.click("[type=submit]")
    assert page.evaluate("window.hit") is None
    assert page.inner_text("legend").startswith(evil)
    assert evil in page.inner_text("[role=status]")
