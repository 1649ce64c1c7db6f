from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.importers.addresses import linked, mail_addresses, web_address


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("http://example.org/a?b=1&section=2", "http://example.org/a?b=1&section=2", ""),
        ("  https://example.org ", "https://example.org", ""),
        ("HTTP://example.org", "http://example.org", ""),
        ("http://example.org/a b", "http://example.org/a%20b", ""),
        (".https://example.org/", "https://example.org/", ""),
        ("https//example.org/", "https://example.org/", ""),
        ("Available at http://example.org", "http://example.org", "Available at"),
        ("www.example.org/a", "http://www.example.org/a", ""),
        ("A title: a fatality", "", "A title: a fatality"),
        ("http://", "", "http://"),
        ("http://[", "", "http://["),
        ("", "", ""),
    ],
)
def test_fields_for_a_web_address(text: str, address: str, rest: str) -> None:
    assert web_address(text) == (address, rest)


@pytest.mark.parametrize(
    ("text", "mails", "page", "rest"),
    [
        ("info@example.org", "info@example.org", "", ""),
        ("info@example.org.", "info@example.org", "", ""),
        ("info@example.org/", "info@example.org", "", ""),
        ("a@example.org,b@example.org", "a@example.org,b@example.org", "", ""),
        ("a@example.org or b@example.org", "a@example.org,b@example.org", "", ""),
        ("a@example.org; b@example.org (support)", "a@example.org,b@example.org", "", "(support)"),
        ("https://example.org/contact", "", "https://example.org/contact", ""),
        ("a@example.org,https://example.org/help/", "a@example.org", "https://example.org/help/", ""),
        ("by form only", "", "", "by form only"),
        ("", "", "", ""),
    ],
)
def test_fields_for_a_mail_address(text: str, mails: str, page: str, rest: str) -> None:
    assert mail_addresses(text) == (mails, page, rest)


@pytest.mark.parametrize(
    ("address", "kept", "problem"),
    [
        ("http://example.org/a_(b)*[c]", "http://example.org/a_%28b%29%2A%5Bc%5D", ""),
        (" https://example.org/\n a ", "https://example.org/a", ""),
        ("mailto:a@example.org", "mailto:a@example.org", ""),
        ("mailto:", "", "link with a broken address"),
        ("http://", "", "link with a broken address"),
        ("http://[", "", "link with a broken address"),
        ("javascript:alert(1)", "", "link (javascript)"),
        ("data:text/html,x", "", "link (data)"),
        ("#here", "", "link (without a scheme)"),
        ("", "", ""),
    ],
)
def test_links(address: str, kept: str, problem: str) -> None:
    assert linked(address) == (kept, problem)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text(text: str) -> None:
    address, rest = web_address(text)
    assert address == "" or address.startswith(("http://", "https://"))
    assert address or rest == " ".join(text.split())
    mails, page, _ = mail_addresses(text)
    assert page == "" or page.startswith(("http://", "https://"))
    assert all(mail.count("@") == 1 for mail in mails.split(",") if mails)
    kept, problem = linked(text)
    assert not (kept and problem)
    assert not set(kept) & set("()<>[]\"'`*\\ ")
