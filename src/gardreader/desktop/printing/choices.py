"""What was chosen for handouts, remembered while the program runs, and in part for the next time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QLocale

from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.parts import HandoutPart, job_parts
from gardreader.handouts.choosing import SHORT_KINDS, short_parts
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import NOTES, WORDS, HandoutOptions, Ink, Paper, RefsAs, TextSize
from gardreader.i18n import tr
from gardreader.rendering.options import ORGANIZATIONS, SOURCE
from gardreader.settings import KeptHandout

_LETTER_COUNTRIES = frozenset(
    (
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Guatemala,
        QLocale.Country.ElSalvador,
        QLocale.Country.Nicaragua,
        QLocale.Country.CostaRica,
        QLocale.Country.Panama,
        QLocale.Country.DominicanRepublic,
        QLocale.Country.PuertoRico,
        QLocale.Country.Venezuela,
        QLocale.Country.Colombia,
        QLocale.Country.Chile,
        QLocale.Country.Philippines,
    )
)


def usual_paper(country: QLocale.Country) -> Paper:
    """The paper that lies in the printers of a country; A4 where that is not known."""
    return Paper.LETTER if country in _LETTER_COUNTRIES else Paper.A4


@dataclass(frozen=True, slots=True)
class Look:
    """How handouts are printed, whatever they are of; ``clinic`` is whether its block is printed."""

    paper: Paper = Paper.A4
    size: TextSize = TextSize.NORMAL
    columns: int = 1
    ink: Ink = Ink.COLOUR
    refs: RefsAs = RefsAs.FULL
    booklet: bool = False
    clinic: bool = True
    language: str = "en"

    @classmethod
    def kept(cls, kept: KeptHandout, paper: Paper, language: str = "en") -> Look:
        """The look of the last time; ``paper`` is for a person who never chose one."""
        return cls(
            Paper(kept.paper) if kept.paper else paper,
            TextSize(kept.size),
            kept.columns,
            Ink(kept.ink),
            RefsAs(kept.refs),
            kept.booklet,
            kept.clinic,
            language=language,
        )

    @property
    def can_have_columns(self) -> bool:
        """Whether paper and size have room for two columns."""
        return HandoutOptions(self.paper, self.size, booklet=self.booklet).can_have_columns

    def to_keep(self) -> KeptHandout:
        """What is remembered for the next time."""
        return KeptHandout(
            self.paper.value,
            self.size.value,
            self.columns,
            self.ink.value,
            self.refs.value,
            self.booklet,
            self.clinic,
        )

    def taken_from(self, options: HandoutOptions) -> Look:
        """The same as ``options`` are; the clinic stays as it is."""
        return replace(
            self,
            paper=options.paper,
            size=options.size,
            columns=options.columns,
            ink=options.ink,
            refs=options.refs,
            booklet=options.booklet,
            language=options.language,
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Of one patient and one handout; never stored: their name, the notes typed, the empty lines.

    ``by_hand`` leaves a line for a name to be written by hand.
    """

    patient: str = ""
    notes: str = ""
    lines: int = 0
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """All choices but a person's: the look, and the parts.

    ``lists`` are left out of every handout that nothing else was chosen for. ``parts`` are all that
    are left out, ``orders`` the order of parts, both by the key of a job.
    """

    look: Look = field(default_factory=Look)
    lists: frozenset[str] = frozenset({WORDS})
    parts: tuple[tuple[str, frozenset[str]], ...] = ()
    orders: tuple[tuple[str, tuple[str, ...]], ...] = ()


class HandoutChoices:
    """``chosen`` as it is now. ``style`` is how references are printed: the person's own setting.

    ``clinic`` is the person's clinic, ``None`` where none is set up.
    """

    def __init__(self, look: Look | None = None):
        self.chosen = Chosen(look or Look())
        self.style = "ama"
        self.clinic: Clinic | None = None

    @property
    def look(self) -> Look:
        """How handouts are printed."""
        return self.chosen.look

    @look.setter
    def look(self, look: Look) -> None:
        self.chosen = replace(self.chosen, look=look)

    def parts(self, job: Job) -> tuple[HandoutPart, ...]:
        """All parts of ``job`` in the order that was chosen."""
        parts = job_parts(job.articles)
        order = dict(self.chosen.orders).get(job.key, ())
        places = {name: place for place, name in enumerate(order)}
        known = sorted((part for part in parts if part.id in places), key=lambda part: places[part.id])
        # What has come since (another article was added) stands at the end of its kind.
        return tuple(known) + tuple(part for part in parts if part.id not in places) if known else parts

    def left_out(self, job: Job) -> frozenset[str]:
        """The parts of ``job`` that are not to be printed."""
        return dict(self.chosen.parts).get(job.key, self.chosen.lists)

    def arrange(
        self, job: Job, order: tuple[str, ...], left_out: frozenset[str], *, everywhere: bool = True
    ) -> None:
        """Print the parts of ``job`` in that order, without ``left_out``.

        What are lists among those left out is left out of later handouts too, if ``everywhere``.
        """
        parts = job_parts(job.articles)
        lists = {part.id for part in parts if part.is_list}
        chosen = dict(self.chosen.parts)
        chosen[job.key] = left_out
        orders = dict(self.chosen.orders)
        orders.pop(job.key, None)
        if order != tuple(part.id for part in parts):
            orders[job.key] = order
        self.chosen = replace(
            self.chosen,
            lists=(self.chosen.lists - lists) | (left_out & lists) if everywhere else self.chosen.lists,
            parts=tuple(chosen.items()),
            orders=tuple(orders.items()),
        )

    def short_parts(self, job: Job) -> tuple[str, ...]:
        """The parts of the short form of ``job``; none where it has none."""
        if not job.several:
            return short_parts(job.articles[0]) or ()
        there = {part.id for part in job_parts(job.articles)}
        kinds = tuple(kind.value for kind in SHORT_KINDS)
        found = tuple(part for part in (*kinds, ORGANIZATIONS, SOURCE) if part in there)
        return found if any(kind in found for kind in kinds) else ()

    def take(self, job: Job, options: HandoutOptions) -> None:
        """Choose what ``options`` say of look and parts."""
        order = tuple(part.id for part in self.parts(job))
        parts = options.parts
        if parts is None and options.short:
            parts = self.short_parts(job)
        wanted = frozenset(order if parts is None else parts) - {WORDS, NOTES}
        wanted |= ({WORDS} if options.glossary else set()) | {NOTES}
        left_out = frozenset(order) - wanted
        if parts is not None:
            known = [part for part in parts if part in order]
            order = (*known, *(part for part in order if part not in known))
        self.arrange(job, self._usual_where_same(job, order, left_out), left_out, everywhere=False)
        self.look = self.look.taken_from(options)

    def _usual_where_same(
        self, job: Job, order: tuple[str, ...], left_out: frozenset[str]
    ) -> tuple[str, ...]:
        """The usual order where that prints the same."""
        usual = tuple(part.id for part in self.parts(job))
        same = [p for p in usual if p not in left_out] == [p for p in order if p not in left_out]
        return usual if same else order

    def options(self, job: Job, person: Person | None = None) -> HandoutOptions:
        """The choices as a handout takes them."""
        person = person or Person()
        look, left_out = self.look, self.left_out(job)
        usual = tuple(part.id for part in job_parts(job.articles))
        order = tuple(part.id for part in self.parts(job))
        chosen = tuple(part for part in order if part not in left_out)
        # The whole article is more than all of its parts: it tells what is missing, and all references.
        whole = order == usual and not (left_out - {WORDS, NOTES}) & set(usual)
        notes = NOTES not in left_out
        if not (person.notes or person.lines):
            chosen = tuple(part for part in chosen if part != NOTES)
        return HandoutOptions(
            paper=look.paper,
            size=look.size,
            parts=None if whole else chosen,
            style=self.style,
            columns=look.columns,
            ink=look.ink,
            refs=look.refs,
            language=look.language,
            clinic=self.clinic if look.clinic else None,
            patient=person.patient,
            notes=person.notes if notes else "",
            notes_lines=person.lines if notes else 0,
            glossary=WORDS not in left_out,
            booklet=look.booklet,
            patient_line=person.by_hand,
        )


def size_label(size: TextSize) -> str:
    """What a size is called."""
    labels = {
        TextSize.NORMAL: tr("Normal"),
        TextSize.LARGE: tr("Large print"),
        TextSize.XLARGE: tr("Extra large"),
    }
    return labels[size]
