"""Articles made to do harm, built small piece by small piece: nothing of megabytes lies in the project.

Each is a function that writes one article file. Its docstring says what it tries, and
:func:`every` lists them all; ``README.md`` beside this file is the same list for people.
"""

from __future__ import annotations

from tests.hostile.hostile import ALL, LONG, SAFE, WIDE, Hostile, Lure, article, hostile

__all__ = ["SAFE", "Hostile", "Lure", "every", "one"]


def every() -> tuple[Hostile, ...]:
    """The corpus, in the order of this file."""
    return tuple(ALL)


def one(name: str) -> Hostile:
    """The article of that name."""
    return next(item for item in ALL if item.name == name)


# ---- what keeps a window busy


@hostile()
def nested_tables(lure: Lure) -> str:
    """Tables within tables, as deep as an article may be: drawn as one."""
    return article("<table><tr><td>" * 4 + "innermost" + "</td></tr></table>" * 4)


@hostile("nested more than 12 deep")
def tables_two_hundred_deep(lure: Lure) -> str:
    """Tables 200 deep: Qt would never end."""
    return article("<table> <tr> <td> " * 200 + "innermost")


@hostile("nested more than 12 deep")
def lists_a_hundred_deep(lure: Lure) -> str:
    """Lists 100 deep."""
    return article("\n".join("    " * depth + "- item" for depth in range(100)))


@hostile("nested more than 12 deep")
def quotations_a_thousand_deep(lure: Lure) -> str:
    """Quotations 1,000 deep."""
    return article("> " * 1000 + "innermost")


@hostile("longer than")
def word_of_a_million_letters(lure: Lure) -> str:
    """A word of a million letters: Qt lays it out for half a minute."""
    return article("a" * LONG)


@hostile()
def words_as_long_as_may_be(lure: Lure) -> str:
    """Eighty words of 2,000 letters each."""
    return article(" ".join(["a" * 2000] * 80))


@hostile("a name is longer than")
def title_of_a_million_letters(lure: Lure) -> str:
    """A title of a million letters."""
    return article("Plain.", title="a" * LONG)


@hostile("more than")
def twenty_thousand_sections(lure: Lure) -> str:
    """20,000 sections, each with its heading."""
    return article("\n".join(f"## Question {n} {{: #q{n} kind=other }}\n\nNo.\n" for n in range(WIDE)))


@hostile()
def twenty_thousand_headings(lure: Lure) -> str:
    """20,000 headings within one section."""
    return article("\n\n".join(["### H"] * WIDE))


@hostile()
def twenty_thousand_paragraphs(lure: Lure) -> str:
    """20,000 paragraphs of one word."""
    return article("\n\n".join(["Word."] * WIDE))


@hostile()
def twenty_thousand_items(lure: Lure) -> str:
    """A list of 20,000 items, whose cost grows with their square in Qt."""
    return article("\n".join(["- item"] * WIDE))


@hostile()
def table_of_two_thousand_columns(lure: Lure) -> str:
    """A table of 2,000 columns."""
    row = "|" + " a |" * 2000
    return article(f"{row}\n|{' - |' * 2000}\n{row}")


@hostile()
def table_of_ten_thousand_rows(lure: Lure) -> str:
    """A table of 10,000 rows."""
    return article("| a | b |\n|---|---|\n" + "\n".join(f"| {n} | x |" for n in range(10_000)))


@hostile("longer than")
def book_of_a_million_letters(lure: Lure) -> str:
    """One section of a million letters of running text."""
    return article("Lorem ipsum dolor sit amet. " * (LONG // 28 + 1))


@hostile()
def section_as_long_as_may_be(lure: Lure) -> str:
    """As much running text as one section may hold."""
    from gardreader.articles.limits import LONGEST_BODY

    return article("Lorem ipsum dolor sit amet. " * ((LONGEST_BODY - 100) // 28))


@hostile()
def brackets_without_end(lure: Lure) -> str:
    """90,000 opening brackets: a Markdown converter looks for the end of each."""
    return article("[ " * 45_000 + "( " * 45_000)


@hostile()
def stars_without_end(lure: Lure) -> str:
    """50,000 stars, ticks and underscores that open and never close."""
    return article("*a " * 17_000 + "`b " * 17_000 + "_c " * 17_000)


@hostile()
def tags_without_end(lure: Lure) -> str:
    """50,000 signs that begin a tag and do not end it."""
    return article("< a" * 50_000)


@hostile()
def lists_as_long_as_may_be(lure: Lure) -> str:
    """As many signs, names, categories and related diseases as an article may list."""
    front = "synonyms:\n" + "".join(f"  - Name {n}\n" for n in range(2000))
    front += "categories:\n" + "".join(f"  - Group {n}\n" for n in range(2000))
    front += "symptoms:\n" + "".join(f"  - name: Sign {n}\n" for n in range(2000))
    front += "related:\n" + "".join(f"  - id: other-{n}\n" for n in range(2000))
    return article("Plain.", front=front)


@hostile()
def references_as_many_as_may_be(lure: Lure) -> str:
    """Five hundred references, each cited by itself and all of them together."""
    front = "references:\n" + "".join(f"  - id: r{n}\n    title: Title {n}\n" for n in range(500))
    every = "; ".join(f"@r{n}" for n in range(500))
    return article(" ".join(f"[@r{n}]" for n in range(500)) + f" [{every}]", front=front)


@hostile()
def citations_without_end(lure: Lure) -> str:
    """One reference cited 20,000 times: each place would have a name to come back to."""
    return article("[@r] a " * 20_000, front="references:\n  - id: r\n    title: Title\n")


@hostile()
def sections_as_many_as_may_be(lure: Lure) -> str:
    """As many sections as an article may have, each in the list of contents."""
    return article("\n".join(f"## Question {n} {{: #q{n} kind=other }}\n\nNo.\n" for n in range(299)))


@hostile()
def links_without_end(lure: Lure) -> str:
    """5,000 links, each to another address."""
    return article(" ".join(f"[a](https://example.org/{n})" for n in range(5000)))


@hostile()
def mountain_of_accents(lure: Lure) -> str:
    """A letter under 1,000 accents, which would be drawn over the lines around it."""
    return article("a" + "\u0301\u0323" * 500)


# ---- what runs, loads or asks


@hostile()
def script(lure: Lure) -> str:
    """A script, a script in an address, and a script in the head of a picture."""
    return article(
        f'<script src="{lure.address}/x.js">alert(1)</script>\n\n<img src=x onerror="alert(1)">\n\n'
        "<svg><script>alert(1)</script></svg>\n\n<scr<script>ipt>alert(1)</scr</script>ipt>"
    )


@hostile()
def iframe_object_embed(lure: Lure) -> str:
    """Pages, objects and applets within the page."""
    return article(
        f'<iframe src="{lure.address}/frame"></iframe><object data="file://{lure.file}"></object>'
        f'<embed src="{lure.address}/e"><applet code="A"></applet><iframe srcdoc="&lt;p&gt;x"></iframe>'
    )


@hostile()
def form(lure: Lure) -> str:
    """A form that would send what is typed."""
    return article(
        f'<form action="{lure.address}/send"><input name="a" autofocus><button>Send</button>'
        "<textarea>b</textarea><select><option>c</option></select></form>"
    )


@hostile()
def event_handlers(lure: Lure) -> str:
    """Things that happen when the page is pointed at or loaded."""
    return article(
        '<p onclick="alert(1)" onmouseover="alert(2)">One</p>\n\n<a href="https://example.org" '
        'onfocus="alert(3)">two</a>\n\n<body onload="alert(4)">\n\n<td background="javascript:alert(5)">'
    )


@hostile()
def pictures(lure: Lure) -> str:
    """Pictures of 20,000 pixels, of this machine's files, of the network, and as data."""
    return article(
        f'![huge](huge.png)\n\n<img src="file://{lure.file}" width="{WIDE}" height="{WIDE}">\n\n'
        f"![local]({lure.file})\n\n![far]({lure.address}/p.png)\n\n"
        '<img src="data:image/png;base64,iVBORw0KGgo=">\n\n<picture><source srcset="x.png"></picture>'
    )


@hostile()
def style_that_hides(lure: Lure) -> str:
    """Styles that hide words, colour them away, or lay something over the page."""
    return article(
        "<style>p { display: none } body { font-size: 0 }</style>\n\n"
        f'<p style="display:none;font-size:0;color:#fff;position:fixed">{SAFE}</p>\n\n'
        f'<p hidden class="told" id="top">{SAFE}</p>\n\n<font size=0 color=white>{SAFE}</font>\n\n'
        f'<style>@import url("{lure.address}/a.css");</style><link rel=stylesheet href="file://{lure.file}">'
    )


@hostile()
def base_and_refresh(lure: Lure) -> str:
    """A page that would be another one: base, refresh, frames."""
    return article(
        f'<base href="{lure.address}/"><meta http-equiv="refresh" content="0;url={lure.address}">'
        f'<frameset><frame src="{lure.address}"></frameset>\n\n[relative](other.html)'
    )


@hostile()
def markup_within_markup(lure: Lure) -> str:
    """Mathematics, drawings and comments that change how a sanitiser reads what follows."""
    return article(
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;'
        '">\n\n<noscript><p title="</noscript><img src=x onerror=alert(1)>">'
        "\n\n<!-- --!><script>alert(1)</script> -->"
        "\n\n<![CDATA[<script>alert(1)</script>]]>\n\n<?php echo 1 ?>\n\n<plaintext>rest"
    )


# ---- where links lead


@hostile()
def links_to_local_files(lure: Lure) -> str:
    """Links to files of this machine, in every spelling."""
    return article(
        f"[a](file://{lure.file}) [b]({lure.file}) [c](FILE:{lure.file}) [d](\\\\\\\\server\\\\share) "
        f"[e](../../etc/passwd) <file://{lure.file}> [f](qrc:/x) [g](//example.org/a)"
    )


@hostile()
def links_that_run(lure: Lure) -> str:
    """javascript:, vbscript:, data: and schemes that nobody knows."""
    return article(
        "[a](javascript:alert(1)) [b](vbscript:x) [c](data:text/html;base64,PHA+) [d](unknown:x) "
        "[e](smb://server/share) [f](tel:1) [g](blob:x) [h](view-source:https://example.org)"
    )


@hostile()
def entities_that_hide_a_scheme(lure: Lure) -> str:
    """Schemes spelt with entities, tabs and white space."""
    return article(
        '<a href="&#106;avascript:alert(1)">a</a> <a href="java&#9;script:alert(1)">b</a> '
        '<a href=" &#14; javascript:alert(1)">c</a> <a href="java&NewLine;script&colon;alert(1)">d</a> '
        "[e](&#x6A;avascript&#x3A;alert(1)) &lt;script&gt;alert(1)&lt;/script&gt;"
    )


@hostile()
def writing_turned_round(lure: Lure) -> str:
    """Marks that turn the direction of writing, so that a name or an address looks like another."""
    return article(
        "\u202egpj.eman\u202c [safe.example](https://exa\u202emple.org/) \u2066\u2067\u2068 "
        "[b](https://example.org/\u200b\u200b) \u200f\u200e\ufeff",
        title="Disease \u202eesaesid",
    )


@hostile()
def forged_controls(lure: Lure) -> str:
    """Links that only the program makes: controls of the page, explained words, deep links, articles."""
    return article(
        "[a](control:copy/rm%20-rf) [b](CONTROL:sort/name) <control:names/open> [c](term:word) "
        '[d](gardreader://pack/other) [e](article:pack/other) <a href="control:copy/x">f</a> '
        '<a href="&#99;ontrol:copy/x">g</a> [h]: control:copy/y\n\n[h]\n\n[h]: control:copy/y'
    )


@hostile()
def forged_places(lure: Lure) -> str:
    """Anchors and citations that pass for the program's own."""
    return article(
        '<a id="top" name="ref-1" href="#ref-1">[1]</a> <a class="cite" href="#refs-1-99999">[1–3]</a> '
        "[x](#references) \ufdd0r1\ufdd1 [@nobody] [@nobody-2012; @again]"
    )


@hostile()
def markup_in_every_field(lure: Lure) -> str:
    """HTML in the title, the names, the source, the signs and the addresses."""
    bad = f'\'<img src="file://{lure.file}" onerror="alert(1)"><b>x\''
    front = (
        f"  url: 'javascript:alert(1)'\nsynonyms:\n  - {bad}\nsymptoms:\n  - name: {bad}\n"
        f"organizations:\n  - name: {bad}\n    url: 'file://{lure.file}'\n    email: 'a@b\"><script>'\n"
        f"references:\n  - id: r1\n    title: {bad}\n    URL: 'javascript:alert(1)'\n"
    )
    return article("Cited [@r1].", title=bad, front=front)


@hostile()
def characters_that_are_none(lure: Lure) -> str:
    """Tags of language, soft hyphens and joiners, the last of all characters."""
    return article("\U000e0001\U000e0041 \U0010fffd \u00ad\u034f\u200d\u2060 end")


@hostile("control character")
def terminal_commands(lure: Lure) -> str:
    """Control characters: what is printed on a terminal would command it."""
    return article("\x07\x1b[31mred\x1b[2J")


# ---- what is written in front


@hostile("anchor or alias")
def yaml_bomb(lure: Lure) -> str:
    """Aliases of aliases: nine lines that swell to gigabytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return article("Plain.", front="\n".join(lines) + "\n")


@hostile("YAML tag")
def yaml_that_makes_objects(lure: Lure) -> str:
    """A tag that would have a careless loader run a program."""
    return article("Plain.", front="review: !!python/object/apply:os.system ['true']\n")


@hostile("not YAML")
def yaml_a_thousand_deep(lure: Lure) -> str:
    """Lists in lists, 1,000 deep."""
    return article("Plain.", front="categories: " + "[" * 1000 + "]" * 1000 + "\n")


@hostile("too large")
def front_matter_of_many_megabytes(lure: Lure) -> str:
    """Front matter of twenty megabytes."""
    return article("Plain.", front="categories:\n" + "  - abcdefgh abcdefgh abcdefgh\n" * 700_000)


@hostile("not UTF-8")
def text_that_is_not_text(lure: Lure) -> str:
    """Bytes that are no text at all."""
    return article("\udcff\udcfe")
