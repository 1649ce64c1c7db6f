"""What follows the sections: medical products, related diseases, organisations, resources, news."""

from __future__ import annotations

import re

from gardreader.articles.model import Article, MedicalProduct, NewsItem, Organization, Related, Resource
from gardreader.i18n import tr
from gardreader.rendering.blocks import joined, pairs
from gardreader.rendering.markdown_html import attribute, escape, fragment_html, link
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.paper import addresses_html

_LONGEST_NUMBER = 24
_CONTACTS = re.compile(r"\s*[;,]\s*(?=https?://|[^\s;,]+@)")  # between two addresses, not within one
_BLOCKS = ("<p>", "<ul>", "<ol>", "<table>", "<blockquote>", "<h")


def products_html(article: Article, *, paper: bool) -> str:
    """Each drug or device with what it is approved for, its maker and where to read of it."""
    return "".join(_product(product, paper=paper) for product in article.products)


def related_html(article: Article, options: RenderOptions) -> str:
    """The related diseases by their relation, as links where they can be opened."""
    groups: dict[str, list[str]] = {}
    for related in article.related:
        groups.setdefault(related.relation, []).append(_related(related, options))
    return pairs(
        ((f"<b>{escape(_relation_words(relation))}</b>", items) for relation, items in groups.items()),
        paper=options.paper,
    )


def organizations_html(article: Article, *, paper: bool) -> str:
    """Whom to turn to, each with its addresses."""
    return "".join(_organization(organization, paper=paper) for organization in article.organizations)


def resources_html(article: Article, *, paper: bool) -> str:
    """Where to learn more, under the source's own headings."""
    groups: dict[str, list[Resource]] = {}
    for resource in article.resources:
        groups.setdefault(resource.group or resource.kind, []).append(resource)
    lines = []
    for group, items in groups.items():
        if group:
            lines.append(f"<h3>{escape(group)}</h3>")
        lines.extend(_resource(item, paper=paper) for item in items)
    return "".join(lines)


def news_html(article: Article, *, paper: bool) -> str:
    """The source's notices, each with its date."""
    return "".join(_news(item, paper=paper) for item in article.news)


def _product(product: MedicalProduct, *, paper: bool) -> str:
    name = f"<b>{escape(product.generic_name)}</b>"
    if product.trade_name:
        name += " " + escape(tr("(sold as {name})", name=product.trade_name))
    makers = joined(
        escape(tr(label, name=value))
        for label, value in (
            ("Sponsor: {name}", product.sponsor),
            ("Manufacturer: {name}", product.manufacturer),
        )
        if value
    )
    links = joined(
        link(url, escape(tr(label)))
        for label, url in (
            ("Maker's page", product.trade_url),
            ("Drug Information Portal", product.drug_information_url),
            ("MedlinePlus", product.medlineplus_url),
        )
        if url
    )
    indication = fragment_html(product.indication)
    if paper:
        return _entry(name, indication, makers, *addresses_html(indication + links))
    return _entry(name, indication, makers, links)


def _related(related: Related, options: RenderOptions) -> str:
    title = escape(related.title or related.id)
    known = options.linked is None or related.id in options.linked
    if options.paper or not options.pack or not known:
        return title
    return f'<a href="article:{attribute(options.pack)}/{attribute(related.id)}">{title}</a>'


def _relation_words(relation: str) -> str:
    known = {"parent": tr("Belongs to"), "child": tr("Includes"), "": tr("See also")}
    return known.get(relation, relation[:1].upper() + relation[1:])


def _organization(organization: Organization, *, paper: bool) -> str:
    name = f"<b>{escape(organization.name)}</b>"
    if organization.abbreviation:
        name += f" ({escape(organization.abbreviation)})"
    place = escape(", ".join((*organization.address, *filter(None, (organization.country,)))))
    numbers = joined(
        escape(_kept(tr(label, number=value), value))
        for label, value in (
            ("Telephone: {number}", organization.phone),
            ("Toll-free: {number}", organization.toll_free),
            ("TTY: {number}", organization.tty),
            ("Fax: {number}", organization.fax),
        )
        if value
    )
    links = joined(
        (
            *(_contact(part) for part in _CONTACTS.split(organization.email) if part),
            link(organization.contact_url, escape(organization.contact_url)),
            link(organization.url, escape(organization.url)),
        )
    )
    notes = fragment_html(organization.notes)
    if paper:
        return _entry(name, place, numbers, links, notes)
    # Lines of one paragraph cost Qt less than paragraphs; the number is what is looked for.
    numbers = f'<span class="phone">{numbers}</span>' if numbers else ""
    return _entry(name, "<br>".join(filter(None, (place, numbers, links))), notes)


def _contact(given: str) -> str:
    """What stands where a mail address should: one in six of GARD's is the address of a contact page."""
    return link(given if "://" in given else f"mailto:{given}", escape(given))


def _kept(told: str, number: str) -> str:
    """``told`` with the number on one line, and its label with it; what is longer may be broken."""
    if len(number) > _LONGEST_NUMBER:
        return told
    return told.replace(f" {number}", "\u00a0" + number.replace(" ", "\u00a0"))


def _resource(resource: Resource, *, paper: bool) -> str:
    description = fragment_html(resource.description)
    addresses = addresses_html(description) if paper else ()
    if resource.description.lstrip("[*").startswith(resource.name):
        return _entry(description, *addresses)
    return _entry(f"<b>{escape(resource.name)}</b>", description, *addresses)


def _news(item: NewsItem, *, paper: bool) -> str:
    date = escape(item.published.words) if item.published else ""
    title, text = link(item.url, escape(item.title)), fragment_html(item.text)
    return _entry(f"<b>{title}</b>", date, text, *(addresses_html(title + text) if paper else ()))


def _entry(*lines: str) -> str:
    """One entry of a list: lines of text close together and on one page, blocks as they are."""
    written = []
    given = list(filter(None, lines))
    for n, line in enumerate(given):
        keep = " keep" if n + 1 < len(given) else ""
        opening = "" if n else " opening"
        if not line.startswith(_BLOCKS):
            written.append(f'<p class="{"line" if n else "entry"}{keep}">{line}</p>')
        elif line.count("<p>") == 1:
            written.append(line.replace("<p>", f'<p class="within{opening}{keep}">'))
        elif opening:
            written.append(line.replace("<p>", '<p class="opening">', 1))
        else:
            written.append(line)
    return "".join(written)
