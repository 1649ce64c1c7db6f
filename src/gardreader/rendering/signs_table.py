"""The table of signs and symptoms in the window, which its reader can sort.

By frequency or body system the signs of a group stand in one row, in two columns that are read
downwards: a cell costs Qt more than a line. By name each sign has a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from gardreader.articles.model import Frequency, Symptom
from gardreader.i18n import tr
from gardreader.rendering import controls
from gardreader.rendering.markdown_html import escape
from gardreader.rendering.options import BY_FREQUENCY, BY_NAME, BY_SYSTEM
from gardreader.rendering.signs import (
    frequencies_known,
    frequency_words,
    group_figure,
    grouped,
    shared_figure,
    signs_on_record,
)

_RISING, _FALLING, _SORTS = "▲", "▼", "↕"
_LABEL, _HALF = 26, 37  # the widths of the columns in per cent
_WIDE_LABEL = 33  # that of the first column where it holds all that is known of how often
_LINE = 26  # letters that a line of a column holds, about


def orders_of(symptoms: Sequence[Symptom]) -> tuple[str, ...]:
    """The orders that these signs can be shown in; the first is that of a table nobody has sorted."""
    orders = [BY_NAME]
    if frequencies_known(symptoms):
        orders.insert(0, BY_FREQUENCY)
    if any(sign.system for sign in symptoms):
        orders.append(BY_SYSTEM)
    return tuple(orders)


def signs_table_html(symptoms: Sequence[Symptom], wanted: str) -> str:
    """The introducing sentence and the table in the ``wanted`` order, or the first that can be had."""
    orders = orders_of(symptoms)
    order = wanted if wanted in orders else orders[0]
    told = f'<p class="told">{escape(_told(symptoms, order))}</p>'
    if orders == (BY_NAME,):
        rows = [_columns("", _by_name(symptoms), [_sign(sign, sign.hpo) for sign in _by_name(symptoms)])]
    else:
        rows = [_head(order, orders), *_rows(symptoms, order)]
    return f'{told}<table class="signs" width="100%" cellspacing="0">{"".join(rows)}</table>'


def sorted_signs(symptoms: Sequence[Symptom], order: str) -> list[tuple[str, list[Symptom]]]:
    """The signs by groups in that order, each with its name; by name all are one group."""
    if order == BY_FREQUENCY:
        return [(frequency_words(frequency), items) for frequency, items in grouped(symptoms)]
    if order == BY_SYSTEM:
        systems: dict[str, list[Symptom]] = {}
        for sign in _by_name(symptoms):
            systems.setdefault(sign.system, []).append(sign)
        names = sorted(systems, key=lambda name: (not name, name.casefold()))
        return [(name or tr("Body system not told"), systems[name]) for name in names]
    return [("", _by_name(symptoms))]


def _by_name(symptoms: Sequence[Symptom]) -> list[Symptom]:
    return sorted(symptoms, key=lambda sign: sign.name.casefold())


def _told(symptoms: Sequence[Symptom], order: str) -> str:
    """How many there are and in which order they stand, for those too who do not see the arrows."""
    sentences = [signs_on_record(len(symptoms))]
    if len(symptoms) > 1:
        sentences.append(
            {
                BY_FREQUENCY: tr("Sorted by how often they are met; the figures are the source's own."),
                BY_NAME: tr("Sorted by name."),
                BY_SYSTEM: tr("Sorted by body system."),
            }[order]
        )
    if not frequencies_known(symptoms):
        sentences.append(tr("The source does not tell how often each is met."))
    return " ".join(sentences)


def _head(order: str, orders: Sequence[str]) -> str:
    """The heads of the columns: the others sort by theirs."""
    names = {
        BY_FREQUENCY: (tr("How often"), _FALLING),
        BY_NAME: (tr("Sign or symptom"), _RISING),
        BY_SYSTEM: (tr("Body system"), _RISING),
    }

    def sorter(by: str) -> str:
        name, mark = names[by]
        if by == order:
            return f'{escape(name)}&nbsp;<span class="cue">{mark}</span>'
        inner = f'{escape(name)}&nbsp;<span class="cue">{_SORTS}</span>'
        return controls.control(controls.SORT, by, inner, "sort")

    labels = "<br>".join(sorter(by) for by in orders if by != BY_NAME)
    label, span = (_WIDE_LABEL, "") if order == BY_NAME else (_LABEL, ' colspan="2"')
    return (
        f'<tr><th width="{label}%">{labels}</th><th width="{100 - label}%"{span}>{sorter(BY_NAME)}</th></tr>'
    )


def _rows(symptoms: Sequence[Symptom], order: str) -> list[str]:
    groups = sorted_signs(symptoms, order)
    if order == BY_NAME:
        return [_row(sign) for sign in groups[0][1]]
    rows = []
    for name, items in groups:
        label = f'<p class="group">{escape(name)}</p>'
        if order == BY_FREQUENCY:
            label += f'<p class="line">{escape(group_figure(items))}</p>'
        shared = bool(shared_figure(items))
        told = [_sign(sign, *_unsaid(sign, order, shared=shared)) for sign in items]
        rows.append(_columns(label, items, told))
    return rows


def _unsaid(sign: Symptom, order: str, *, shared: bool) -> tuple[str, ...]:
    """What the name of its group does not say of a sign."""
    if order == BY_SYSTEM:
        known = sign.frequency is not Frequency.UNKNOWN
        return (frequency_words(sign.frequency) if known else "", sign.percent, sign.hpo)
    return ("" if shared else sign.percent, sign.hpo, sign.system)


def _row(sign: Symptom) -> str:
    known = sign.frequency is not Frequency.UNKNOWN
    often = (frequency_words(sign.frequency) if known or not sign.percent else "", sign.percent)
    label = " · ".join(filter(None, (" ".join(filter(None, often)), sign.system)))
    return (
        f'<tr><td class="label" width="{_WIDE_LABEL}%">{escape(label)}</td>'
        f'<td class="value" width="{100 - _WIDE_LABEL}%">{_sign(sign, sign.hpo)}</td></tr>'
    )


def _columns(label: str, signs: Sequence[Symptom], told: Sequence[str]) -> str:
    """One row: the label, and the signs in two columns as nearly equal in height as can be guessed."""
    half = _half([len(sign.name) for sign in signs])
    width = _HALF if label else 50
    cells = [f'<td class="signs" width="{_LABEL}%">{label}</td>'] if label else []
    span = ' colspan="2"' if half == len(signs) else ""  # no empty cell
    for part in filter(None, (told[:half], told[half:])):
        items = "".join(f'<p class="sign">{sign}</p>' for sign in part)
        cells.append(f'<td class="signs" width="{width}%"{span}>{items}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _half(lengths: Sequence[int]) -> int:
    """How many of the signs, by the lengths of their names, the first column takes: at least one."""
    lines = [1 + length // _LINE for length in lengths]
    total, taken = sum(lines), 0
    for number, height in enumerate(lines):
        if number and 2 * taken >= total:
            return number
        taken += height
    return len(lines)


def _sign(sign: Symptom, *extra: str) -> str:
    told = " · ".join(word for word in extra if word)
    return escape(sign.name) + (f' <span class="code">{escape(told)}</span>' if told else "")
