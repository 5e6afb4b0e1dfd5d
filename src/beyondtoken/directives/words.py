"""The words that our directives put on a page, in both languages."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "able_to": ("After this page you will be able to:", "このページを終えると、次のことができるようになります。"),
    "question": ("Question", "問題"),
    "prediction": ("Predict", "予想"),
    "answers": ("Answers", "解答"),
    "answer": ("Answer", "答え"),
    "range": ("Choose a number from {low} to {high}{unit}.",
              "{low}から{high}{unit}までの数で予想してください。"),
    "curve": ("Draw the curve of {y} over {x} before you read on.",
              "読み進める前に、{x}に対する{y}の曲線を描いてください。"),
    "measured": ("Measured", "測定結果"),
    "spread": ("spread", "ばらつき"),
    "condition": ("Condition", "条件"),
    "said_by": ("Said by", "発言・記述"),
    "kind": ("Kind", "種類"),
    "status": ("Status", "状態"),
    "as_of": ("As of", "時点"),
    "article": ("Article", "記事"),
    "claim": ("Claim", "主張"),
    "says": ("What it says", "内容"),
    "test": ("How it can be tested", "確かめ方"),
    "verdict": ("Verdict", "判定"),
    "lab_missing": ("lab not written yet", "実験は未執筆"),
    "not_run": ("not tested yet", "未検証"),
    "row": ("on the scoreboard", "判定一覧で見る"),
    "used_in": ("Used in:", "使われている所:"),
    "not_used": ("not used in a chapter yet", "本文ではまだ使われていない"),
    "chapter_of": ("Chapter {n} of {total}", "全{total}章の第{n}章"),
    "in_chapter": ("In this chapter:", "この章の内容:"),
    "what_found": ("What it found (after your own guess)", "結果（自分で予想してから開く）"),
    "map_of": ("Map of {terms} and what stands near them", "{terms}などの関係図"),
    "on_map": ("On the concept map", "関係図で見る"),
    "first_use": ("First in the articles:", "記事での初出:"),
    "our_term": ("Not a word of the articles", "記事にはない用語"),
    "source": ("Source:", "出典:"),
    "printed": ("Printed", "原文の表記"),
    "read_as": ("Read as", "正しくは"),
    "why": ("Why", "理由"),
    "where": ("Where", "箇所"),
    "beside_text": ("beside the text", "本文の外"),
    "confidence": ("Confidence", "確信の度合い"),
    "high": ("high", "高い"),
    "medium": ("medium", "中くらい"),
    "low": ("low", "低い"),
    "slip_table": ("What the article prints and how to read it", "記事の表記と読み方"),
    "title": ("Title", "題名"),
    "genre": ("Kind of text", "文の種類"),
    "publisher": ("Publisher", "媒体"),
    "author": ("Author", "著者"),
    "date": ("Date", "日付"),
    "original": ("Translated from", "原文"),
    "cut": ("What is cut off", "欠けている部分"),
    "whole": ("nothing: the text is whole", "なし(全文)"),
    "reliability": ("How far to trust it", "信頼できる範囲"),
    "address": ("Address", "所在"),
    "remember": ("remember", "記憶"),
    "understand": ("understand", "理解"),
    "apply": ("apply", "応用"),
    "analyse": ("analyse", "分析"),
    "evaluate": ("evaluate", "評価"),
    "create": ("create", "創造"),
    "all_claims": ("{n} claims in all", "主張は全部で{n}件"),
    "of_kind": ("{words}: {n}", "{words}: {n}件"),
    "claims_with": ("claims with the verdict “{words}”: {n}", "判定「{words}」: {n}件"),
    "no_verdict_yet": ("no verdict", "判定なし"),
    "waiting": ("claims that name a lab not yet written: {n}", "実験が未執筆の主張: {n}件"),
    "no_labs": ("No lab of this chapter is written yet.", "この章の実験はまだ書かれていない。"),
    "no_verdict": ("no claim is judged", "判定する主張はない"),
    "mark": ("Claim {id}, {speaker}, {status}", "主張{id}、{speaker}、{status}"),
    "place": ("{article}, paragraph {paragraphs}", "{article} 第{paragraphs}段落"),
    "places": ("{article}, paragraphs {paragraphs}", "{article} 第{paragraphs}段落"),
    "claim_id": ("Claim {id}", "主張{id}"),
    "aside": ("{text} ({aside})", "{text}({aside})"),
    "colon": (": ", ": "),
    "stop": (". ", "。"),
}


def words(key: str, lang: str, **values: object) -> str:
    """The words for ``key``, with ``{name}`` filled in.

    Examples
    --------
    >>> words("measured", "en"), words("measured", "ja")
    ('Measured', '測定結果')
    """
    english, japanese = _WORDS[key]
    return (japanese if lang == "ja" else english).format(**values)
