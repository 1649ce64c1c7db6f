"""What MedQuAD's answers lost or gained when they were taken from their sites, put right.

Words that the answer says twice because a page's list was told twice, what belongs to the site and not to
the answer (its film, its other language), and places where a blank is missing. What is taken out is counted.
"""

from __future__ import annotations

import re

from gardreader.importers.report import ReportBuilder

_DASH = re.compile(r"((?:^|\s)\s*[-•]\s+)(?=\S)")
_MOST_ITEMS = 40
_LONG_ENOUGH = 12
"""A shorter text that stands twice in a row may be a slip of one word."""

_OF_THE_SITE = (
    re.compile(r"\(?Watch the video[^()]*?press the Escape \(Esc\) button on your keyboard\.\)?\s*"),
    re.compile(r"\AEspaol\s+"),
    re.compile(
        r"\A(?:(?:Frequently Asked Que+stions \(FAQs\)|Fact Sheets|Vector Information|Topics)(?:\s+|\Z))+\Z"
    ),
    re.compile(
        r"These resources from MedlinePlus offer information about the diagnosis and management of various "
        r"health conditions:\s*- Diagnostic Tests\s*- Drug Therapy\s*- Surgery and Rehabilitation\s*"
        r"- Genetic Counseling\s*- Palliative Care\s*"
    ),
)
_CITED = re.compile(r"(?<=[\w.,;)\]]) ?(?:\[\d{1,5}\])+")
_NO_BLANK = re.compile(r"(?<=[A-Za-z]{2}[.?!])(?=[A-Z](?:[a-z]|\s))")
_NO_BLANK_BEHIND = re.compile(r"(?<!\S)\((?=[^()]*[A-Z0-9 ])[^()]{3,80}\)(?=[a-z]{2})")
_NO_BLANK_AHEAD = re.compile(r"(?<=[a-z]{3})(?=\([A-Z]{2,}\))")
_BLANK_BEFORE = re.compile(r"(?<=[\w)]) +(?=[:.,;](?:\s|$)(?! ?\.))")
_HOSTS = re.compile(r"\S*(?:www\.|@|Cancer\.Net)\S*")

_SMALL = (
    "a an and as at by for from in into is of on or the to with your vs after before during about".split()
)
_STARTERS = frozenset(
    "The An A If In When Most Some This These There It You Your Many As For To Other Talk People Doctors "
    "Scientists Researchers Studies Because Although However Not After Before During While Also One Two "
    "Several Sometimes Treatment Symptoms Older Having Women Men Here Medicare Eating Eat "
    "Ask Be Another Since With Although Once Each Both All Any By From They He She We Our Its His Her "
    "What How".split()
)
_NAMED_WITH_A = frozenset("Hepatitis Vitamin Influenza Type Hemophilia Medicare Part Group Plan".split())
_NO_HEADING = frozenset(["See", "Visit", "Original"])
_WORD = re.compile(r"\S+")
_FUSED_DECIMALS = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,2}\.\d{1,2}(?![\d.])")
_WITH_UNIT = re.compile(
    r"(?<![\d.,$-])(?:(\d)(\d{2})|(\d{2})(\d{2}))"
    r"(?: ?%| (percent|mg|mcg|years?|months?|weeks?|days?|hours?|minutes?|times|grams?|pounds?|inches)\b)"
)


def mended(site: str, answer: str, report: ReportBuilder) -> str:
    """The answer without what is the site's and without repetitions; ``site`` is MedQuAD's name of it."""
    for pattern in _OF_THE_SITE:
        answer, number = pattern.subn("", answer)
        if number:
            report.count("words of the website around an answer left out", number)
    if site == "GARD":
        answer, number = _CITED.subn("", answer)
        if number:
            report.count("citation without its reference left out", number)
    if site == "SeniorHealth":
        answer, number = told_once(answer)
        if number:
            report.count("item of a list told twice, kept once", number)
        answer = with_headings(answer)
    return answer


def told_once(text: str) -> tuple[str, int]:
    """A text whose lists are followed by the same items without marks, and how many items that were.

    >>> told_once("Signs are: - a cold - a cough a cold a cough Ask your doctor.")
    ('Signs are:\\n- a cold\\n- a cough\\nAsk your doctor.', 2)
    """
    parts = _DASH.split(text)
    marks, pieces = ["", *parts[1::2]], [" ".join(piece.split()) for piece in parts[::2]]
    rests = [""] * len(pieces)
    sure = [False] * len(pieces)
    for place in range(1, len(pieces)):
        for first in range(max(1, place - _MOST_ITEMS), place + 1):
            if any(sure[first:place]):
                continue
            last = _last_item(pieces[first:place], pieces[place])
            if last:
                told = " ".join((*pieces[first:place], last))
                rests[place] = pieces[place][len(last) + 1 + len(told) :].strip()
                pieces[place] = last
                sure[first : place + 1] = [True] * (place + 1 - first)
                break
    if not any(sure):
        return text, 0
    out = [parts[0].rstrip()]
    for place in range(1, len(pieces)):
        out.append(f"\n- {pieces[place]}" if sure[place] else f"{marks[place]}{pieces[place]}")
        out.append(f"\n{rests[place]}" if rests[place] else "")
    return "".join(out), sum(sure)


def _last_item(before: list[str], piece: str) -> str:
    """What of ``piece`` is the last item, where all of them stand behind it again; else ``""``."""
    start = " ".join(before)
    if start:
        place = piece.find(f" {start} ")
        while place > 0:
            last = piece[:place]
            if _begins(piece[place + len(start) + 2 :], last):
                return last
            place = piece.find(f" {start} ", place + 1)
        return ""
    head = piece[:_LONG_ENOUGH]
    place = piece.find(f" {head}", _LONG_ENOUGH)
    while place > 0:
        if _begins(piece[place + 1 :], piece[:place]):
            return piece[:place]
        place = piece.find(f" {head}", place + 1)
    return ""


def _begins(text: str, words: str) -> bool:
    return text == words or text.startswith(f"{words} ")


def with_headings(text: str) -> str:
    """The text with headings that ran into their paragraphs on lines of their own.

    >>> with_headings("It is bad. Working With Teams A team of many treats it. Vitamin A helps.")
    'It is bad.\\nWorking With Teams\\nA team of many treats it. Vitamin A helps.'
    """
    return "\n".join(_with_headings(line) for line in text.split("\n"))


def _with_headings(line: str) -> str:
    words = list(_WORD.finditer(line))
    cuts: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        ends = place == 0 or words[place - 1][0].endswith((".", "?", "!", ".)", '."'))
        end = _end_of_heading([w[0] for w in words[place : place + 12]]) if ends else 0
        if end:
            cuts.append((word.start(), words[place + end].start()))
    for start, end in reversed(cuts):
        heading = line[start:end].strip()
        line = "\n".join(filter(None, (line[:start].rstrip(), heading, line[end:])))
    return line


def _end_of_heading(words: list[str]) -> int:
    """How many of the words are a heading before a sentence; 0 where none is plain."""
    end = 0
    while end < len(words) and (_is_capital(words[end]) or (end and words[end] in _SMALL)):
        end += 1
    if end >= len(words) or not words[end][:1].islower():
        return 0
    end -= 1  # The last capital begins the sentence, small words behind it too.
    while end > 0 and not _is_capital(words[end]):
        end -= 1
    starter = words[end]
    before = words[:end]
    if end < 1 or starter not in _STARTERS or before[-1] in _SMALL or before[0] in _NO_HEADING:
        return 0
    if before[0] in _STARTERS and end < 3:
        return 0
    return 0 if starter == "A" and before[-1] in _NAMED_WITH_A else end


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word[-1].isalpha() and "." not in word


def may_hold_ranges(text: str) -> bool:
    """Whether a number of the text may be two, between which a dash was lost.

    >>> all(map(may_hold_ranges, ("1525 mg a week", "6.29.6 grams", "in 510% of", "1030 years")))
    True
    >>> any(map(may_hold_ranges, ("1500 mg", "in 1999", "150 percent", "2.5 grams", "in 100% of", "250 mg")))
    False
    """
    if _FUSED_DECIMALS.search(text):
        return True
    for found in _WITH_UNIT.finditer(text):
        low, high = int(found[1] or found[3]), int(found[2] or found[4])
        # Of three digits only a share beyond a hundred is odd, and 150 percent is none.
        odd = found[3] or (low > 1 and (found[5] or "percent") == "percent")
        if odd and low < high:
            return True
    return False


def spaced(text: str) -> str:
    """The text with the blanks that it lost behind a sentence, and without those before a mark.

    >>> spaced("A bone scan : see heart(CHD)is over.Ask at www.Cancer.Net ; be sarco(endo)plasmic .")
    'A bone scan: see heart (CHD) is over. Ask at www.Cancer.Net; be sarco(endo)plasmic.'
    """
    parts, place = [], 0
    for host in _HOSTS.finditer(text):
        parts += [_spaced(text[place : host.start()]), host[0]]
        place = host.end()
    return _BLANK_BEFORE.sub("", "".join([*parts, _spaced(text[place:])]))


def _spaced(text: str) -> str:
    text = _NO_BLANK_AHEAD.sub(" ", _NO_BLANK.sub(" ", text))
    return _NO_BLANK_BEHIND.sub(r"\g<0> ", text)
