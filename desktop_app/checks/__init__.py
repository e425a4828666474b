"""What the desk looks for before a piece goes out: one file a check, and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.also_stars_named import AlsoStarsNamed
from desktop_app.checks.alt_text_weak import AltTextWeak
from desktop_app.checks.bracket_again import BracketAgain
from desktop_app.checks.embargo_ahead import EmbargoAhead
from desktop_app.checks.first_mention import FirstMention
from desktop_app.checks.full_name_again import FullNameAgain
from desktop_app.checks.image_expired import ImageExpired, ImageExpiring
from desktop_app.checks.image_without_alt import ImageWithoutAlt
from desktop_app.checks.image_without_credit import ImageWithoutCredit
from desktop_app.checks.lead_image_small import LeadImageSmall
from desktop_app.checks.leftover_placeholder import LeftoverPlaceholder
from desktop_app.checks.missing_image import MissingImage
from desktop_app.checks.missing_record import MissingRecord
from desktop_app.checks.name_spelling import NameSpelling
from desktop_app.checks.rating_changed import RatingChanged
from desktop_app.checks.rating_in_words import RatingInWords
from desktop_app.checks.raw_html import RawHtml
from desktop_app.checks.review_incomplete import ReviewIncomplete
from desktop_app.checks.spoiler_in_the_open import SpoilerInTheOpen
from desktop_app.checks.spoiler_without_warning import SpoilerWithoutWarning
from desktop_app.checks.text_lost import TextLost
from desktop_app.checks.title_or_name import TitleOrName
from desktop_app.checks.unclosed import Unclosed
from desktop_app.checks.unknown_construct import UnknownConstruct
from desktop_app.checks.unknown_person import UnknownPerson
from desktop_app.checks.unresolved_link import UnresolvedLink
from desktop_app.checks.unused_footnote import UnusedFootnote
from desktop_app.checks.wrong_pair import WrongPair

if TYPE_CHECKING:
    from desktop_app.checks.base import Check

REGISTRY: tuple[Check, ...] = (
    EmbargoAhead(),
    ImageWithoutCredit(),
    ImageWithoutAlt(),
    AltTextWeak(),
    MissingImage(),
    ImageExpired(),
    ImageExpiring(),
    LeadImageSmall(),
    MissingRecord(),
    ReviewIncomplete(),
    RatingInWords(),
    RatingChanged(),
    SpoilerWithoutWarning(),
    SpoilerInTheOpen(),
    LeftoverPlaceholder(),
    Unclosed(),
    UnknownConstruct(),
    RawHtml(),
    UnresolvedLink(),
    UnusedFootnote(),
    TextLost(),
    NameSpelling(),
    FirstMention(),
    WrongPair(),
    BracketAgain(),
    FullNameAgain(),
    AlsoStarsNamed(),
    TitleOrName(),
    UnknownPerson(),
)
