from __future__ import annotations

from desktop_app.ui.preview.scroll_owner import ECHO_SECONDS, ScrollOwner


def test_the_page_leads_only_after_a_hand_on_it() -> None:
    owner = ScrollOwner()
    assert not owner.page_may_lead(0)
    owner.page_touched()
    assert owner.page_may_lead(0)


def test_the_editors_answer_does_not_come_back() -> None:
    owner = ScrollOwner()
    owner.page_touched()
    assert owner.page_may_lead(10)
    assert not owner.page_may_follow(10.05)
    assert owner.page_may_lead(10.1)  # a wheel that runs on
    assert not owner.page_may_follow(10.1 + ECHO_SECONDS / 2)


def test_the_editor_takes_over_once_the_page_rests() -> None:
    owner = ScrollOwner()
    owner.page_touched()
    owner.page_may_lead(10)
    assert owner.page_may_follow(10 + ECHO_SECONDS)
    assert not owner.page_may_lead(10.5)  # the page's own movement as it follows


def test_typing_takes_the_lead_from_the_page() -> None:
    owner = ScrollOwner()
    owner.page_touched()
    owner.page_may_lead(10)
    owner.editor_used()
    assert not owner.page_may_lead(10.01)
    assert owner.page_may_follow(10.02)
