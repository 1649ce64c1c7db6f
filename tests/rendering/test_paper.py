from __future__ import annotations

from gardreader.rendering.paper import addresses_html, rows_apart


def test_addresses_that_are_not_shown_are_told_once() -> None:
    html = (
        '<p>See <a href="https://a.example/x?a=1&amp;b=2">the <em>test</em>.</a> and <a href="https://b.example">'
        'https://b.example/</a>, <a href="https://a.example/x?a=1&amp;b=2">again</a>, '
        '<a href="mailto:c@d.example">write</a>, <a class="cite" href="#ref-1">[1]</a></p>'
    )
    assert addresses_html(html) == (
        'the test: <a href="https://a.example/x?a=1&amp;b=2">a.example/x?a=1&amp;b=2</a>',
        'write: <a href="mailto:c@d.example">c@d.example</a>',
    )
    assert addresses_html("<p>Nothing.</p>") == ()


def test_rows_become_tables_whose_columns_stand_below_each_other() -> None:
    html = (
        "<p>x</p><table><thead><tr><th>Gene</th><th>What it does in the cell of a man</th></tr></thead>"
        '<tbody><tr><td>A</td><td align="right">b</td></tr></tbody></table><p>y</p>'
    )
    apart = rows_apart(html)
    assert apart.count("<table") == 2
    assert apart.startswith("<p>x</p><table")
    assert apart.endswith("</table><p>y</p>")
    assert apart.count('width="20%"') == apart.count('width="79%"') == 2
    assert '<td width="79%" align="right">b</td>' in apart
    assert 'class="text row last"' in apart


def test_html_without_tables_stays_as_it_is() -> None:
    assert rows_apart("<p>x</p>") == "<p>x</p>"
    assert rows_apart("<table></table>") == "<table></table>"
