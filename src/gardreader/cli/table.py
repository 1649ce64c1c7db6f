"""All commands, in the order of the help."""

from __future__ import annotations

from gardreader.cli.command import Command
from gardreader.cli.commands.build import BUILD
from gardreader.cli.commands.check import CHECK
from gardreader.cli.commands.cite import CITE
from gardreader.cli.commands.complete import COMPLETE
from gardreader.cli.commands.diseases import DISEASES
from gardreader.cli.commands.glossary import GLOSSARY
from gardreader.cli.commands.handout import HANDOUT
from gardreader.cli.commands.import_sources import IMPORT
from gardreader.cli.commands.index import INDEX
from gardreader.cli.commands.install import INSTALL
from gardreader.cli.commands.new import NEW
from gardreader.cli.commands.news import NEWS
from gardreader.cli.commands.packs import PACKS
from gardreader.cli.commands.preview import PREVIEW
from gardreader.cli.commands.print_pdf import PRINT
from gardreader.cli.commands.remove import REMOVE
from gardreader.cli.commands.search import SEARCH
from gardreader.cli.commands.show import SHOW
from gardreader.cli.commands.sources import SOURCES

COMMANDS: tuple[Command, ...] = (
    SOURCES,
    IMPORT,
    INSTALL,
    PACKS,
    DISEASES,
    REMOVE,
    SEARCH,
    COMPLETE,
    SHOW,
    PRINT,
    HANDOUT,
    CITE,
    GLOSSARY,
    NEWS,
    NEW,
    CHECK,
    PREVIEW,
    BUILD,
    INDEX,
)
