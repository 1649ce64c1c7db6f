"""What kind of section a question asks for: ``how is it treated`` asks for a treatment section."""

from __future__ import annotations

import re

from gardreader.articles.model import SectionKind

# One cue a line, in small letters; hyphens have become spaces. Names are known in seven languages, so
# the words that people type beside a name are here in the same. A word that says little by itself
# ("family", "help") stands in a phrase. Of two kinds in one sentence the first here comes first:
# "How might the symptoms be treated?" asks for treatment.
_CUES: dict[SectionKind, str] = {
    SectionKind.TREATMENT: r"""
        behandl?(?:ung|eling)(?:en)?|therapien?|traitements?|trata(?:mi|m)entos?|trattament[oi]|terapi[ae]s?
        treat\w*
        therap(?:y|ies|eutic)
        cure[ds]?
        curable
        remed(?:y|ies)
        medicat\w+
        medicines?
        drugs?
        manag(?:e|ed|ing|ement)
        surger(?:y|ies)
        operat(?:ion|ed)
        get rid of
        prescri\w+
        how (?:do|can) (?:i|we|you|they) (?:stop|fight|help)
        (?:help|relief) (?:for|with)
        clinical trials?
        diets?
        foods?
        eat
        transplant\w*
        (?:will|can|could|does|would) [\w ]{3,40} help""",
    SectionKind.DIAGNOSIS: r"""
        diagnos(?!\w* (?:with|as|him|her|me|my|by)\b)\w*
        test(?:s|ed|ing)?
        screen(?:ed|ing)?
        detect\w*
        how (?:do|can|would|will) (?:i|we|you|they|doctors?|one) (?:know|tell|find out)
        diagn[óo]stic[oa]s?|diagnosi|diagnostik
        differential
        confirm(?:ed)?
        identified
        recogni[sz]ed""",
    SectionKind.INHERITANCE: r"""
        inherit\w*
        heredit\w*
        h[ée]r[ée]dit[éa]\w*|eredit\w+|(?:ver)?erb(?:ung|t|lich)|erfelijk\w*|herencia|herança
        heritable
        genetic(?:s|ally)?(?! (?:changes?|mutations?|causes?|defects?))
        runs? in (?:the |my |our |your )?famil\w*
        pass(?:ed)? (?:it |this )?(?:on|down|to)
        carriers?
        dominant
        recessive
        chances? (?:of|that) (?:my|our|having|a|the|another|future)[\w ]*child\w*
        (?:my|our|future|other|more) children
        offspring
        siblings?
        (?:get|got) (?:it|this) from (?:my|a|our|your|his|her|their) (?:parents?|mother|father|mom|dad)""",
    SectionKind.PROGNOSIS: r"""
        prognos\w*
        pron[oó]stic\w*|progn[oó]sticos?|lebenserwartung|levensverwachting
        outlook
        life ?(?:expectancy|span)
        expectancy
        expected to live
        surviv\w*
        how long
        long ?term
        die[sd]?
        dying
        death
        fatal
        deadly
        terminal
        mortality
        life ?threatening
        live with
        get (?:worse|better)
        progress\w*
        recover\w*
        future hold""",
    SectionKind.STATISTICS: r"""
        how many
        how (?:common|rare|frequent|often|prevalent|widespread)
        prevalence
        incidence
        statistics
        preval[eê]ncia|prévalence|prevalenza|prävalenz|häufigkeit
        epidemiolog\w*
        frequency
        number of (?:people|cases|patients)
        who (?:gets|is affected)""",
    SectionKind.CAUSE: r"""
        cause[ds]?
        causing
        why (?:do|does|did|is|are|would)
        reasons? (?:for|of|why)
        a?etiolog\w*
        risk factors?
        at risk
        genetic (?:changes?|mutations?|causes?|defects?)
        brings? (?:it |this )?on
        due to
        origins?
        causas?|ursachen?|oorza(?:ak|ken)
        trigger\w*
        genes? (?:is|are|involved|mutations?)
        mutations?
        where does (?:it|this) come from
        how (?:do|does|did) (?:one|you|people|someone|he|she|i) (?:get|catch)
        contagious
        pathogenesis
        mechanism""",
    SectionKind.SYMPTOMS: r"""
        symptom\w*
        s[ií]ntom(?:as?|i)|symptôm\w*|signes|segni|anzeichen|verschijnselen
        signs?
        features?
        manifest\w*
        present(?:s|ation)? (?:with|as|like)
        clinical (?:picture|findings)
        what does [\w ]{2,80} (?:look|feel) like
        affects? (?:a|the|my|your|people)[\w ]*body
        complications?
        characteri[sz]\w+
        effects? of""",
    SectionKind.OVERVIEW: r"""
        overview
        definition
        define
        meaning of
        explain
        describe
        summary
        what(?: is|s| are|['’]s) (?:a |an |the )?
    """,
}
_PATTERNS = [
    (kind, re.compile(rf"\b(?:{'|'.join(line.strip() for line in cues.strip().splitlines())})\b"))
    for kind, cues in _CUES.items()
]
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;\n]*")
_ASKING = re.compile(
    r"^\W*(?:(?:and|but|so|also|or) )?(?:what|how|is|are|can|could|does|do|did|will|would|which|who|whom"
    r"|where|why|when|should|may|am|has|have)\b|\?|\b(?:please|(?:want|like|need) to know|looking for"
    r"|info(?:rmation)? (?:on|about|regarding)|advice|wonder(?:ing)?|question|tell me|find out"
    r"|know (?:if|how|what|whether|more))\b"
)
MOST_SENTENCES = 100
SHORT = 10
"""A query of so many words or fewer is a question as it stands."""

TOLD = 0.25
"""What a cue counts that stands in a story rather than in a question."""


def kinds_asked(text: str) -> dict[SectionKind, float]:
    """The kinds that ``text`` asks for, each with how surely, up to 1.

    >>> kinds_asked("How is cystic fibrosis treated?")
    {<SectionKind.TREATMENT: 'treatment'>: 1.0}
    """
    text = text.lower().replace("-", " ")
    short = len(text.split()) <= SHORT
    found: dict[SectionKind, float] = {}
    for sentence in _SENTENCE.findall(text)[:MOST_SENTENCES]:
        sure = 1.0 if short or _ASKING.search(sentence) else TOLD
        for place, kind in enumerate(_kinds_of_sentence(sentence)):
            found[kind] = max(found.get(kind, 0.0), sure / (1.0 + place))
    return found


def cue_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand that ask for a kind, rather than for a disease."""
    text = text.lower().replace("-", " ")
    return [match.span() for _, pattern in _PATTERNS for match in pattern.finditer(text)]


def _kinds_of_sentence(sentence: str) -> list[SectionKind]:
    kinds = [kind for kind, pattern in _PATTERNS if pattern.search(sentence)]
    if len(kinds) > 1 and SectionKind.OVERVIEW in kinds:
        kinds.remove(SectionKind.OVERVIEW)  # "what is" also begins "what is the treatment"
    return kinds
