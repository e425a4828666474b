from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article, Details
from desktop_app.domain.foundcast import Part
from desktop_app.domain.records import Credit, Person, Production
from desktop_app.errors import NotFoundError
from desktop_app.services.casting import production_slug


def credit(name, character="", billing=0, **fields):
    return Credit(
        uuid4(), Person(uuid4(), name, "", **fields), character=character, billing=billing
    )


def production(title="Metropolis", year=1927, **fields):
    return Production(uuid4(), fields.pop("slug", ""), title, year=year, **fields)


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({}, "metropolis-1927"),
        ({"year": None}, "metropolis"),
        ({"season": 1}, "metropolis-1927-s1"),
        ({"season": 1, "episode": 2}, "metropolis-1927-s1e2"),
        ({"title": "Amélie & Co."}, "amelie-and-co-1927"),
    ],
)
def test_a_slug_comes_from_title_and_year(fields, slug):
    assert production_slug(production(**fields)) == slug


def test_credits_are_in_billing_order(casting):
    added, changes = casting.add_production(
        production(credits=(credit("B", billing=2), credit("A", billing=1), credit("C", billing=2)))
    )
    assert changes.productions
    assert added.slug == "metropolis-1927"
    assert [item.person.name for item in added.credits] == ["A", "B", "C"]
    assert casting.productions() == (added,)


def test_people_are_found_by_name_or_made(casting):
    first, _ = casting.add_production(
        production(credits=(credit("Fritz Rasp"), credit("Theodor Loos", aliases=("T. Loos",))))
    )
    second, _ = casting.add_production(
        production(
            "M", 1931, credits=(credit("T. Loos"), credit("Peter Lorre"), credit("Peter Lorre"))
        )
    )
    assert second.credits[0].person == first.credits[1].person
    assert second.credits[1].person == second.credits[2].person
    assert second.credits[1].person.slug == "peter-lorre"
    assert [person.name for person in casting.people()] == [
        "Fritz Rasp",
        "Peter Lorre",
        "Theodor Loos",
    ]


def test_a_person_may_be_renamed_and_is_so_everywhere(casting, library):
    one, _ = casting.add_production(production(credits=(credit("Frits Rasp"),)))
    two, _ = casting.add_production(production("Spione", 1928, credits=(credit("Frits Rasp"),)))
    article, _ = library.add_article(Article(uuid4(), details=Details(productions=(two.slug,))))
    person = replace(one.credits[0].person, name="Fritz Rasp")
    casting.save_production(replace(one, credits=(replace(one.credits[0], person=person),)))
    assert {item.credits[0].person.name for item in casting.productions()} == {"Fritz Rasp"}
    assert library.search("fritz") == (article.id,)


def test_two_people_may_look_alike(casting):
    casting.add_production(production(credits=(credit("Paul Müller"),)))
    casting.add_production(production("M", 1931, credits=(credit("Paul Muller"),)))
    assert [person.slug for person in casting.people()] == ["paul-muller-2", "paul-muller"]


def test_what_is_not_there_cannot_be_saved_or_removed(casting):
    with pytest.raises(NotFoundError):
        casting.save_production(production())
    with pytest.raises(NotFoundError):
        casting.remove_production("metropolis-1927")


def test_articles_follow_a_new_slug(casting, library):
    added, _ = casting.add_production(production())
    article, _ = library.add_article(
        Article(uuid4(), details=Details(productions=("metropolis-1927",)))
    )
    casting.save_production(replace(added, slug="metropolis"))
    stored = library.article(article.id)
    assert stored.details.productions == ("metropolis",)
    assert stored.version == article.version
    assert library.records().aliases == {"production:metropolis-1927": "metropolis"}


def test_a_removed_production_leaves_its_name_and_is_found_again(casting, library):
    casting.add_production(production(credits=(credit("Fritz Rasp"),)))
    article, _ = library.add_article(
        Article(uuid4(), details=Details(productions=("metropolis-1927",)))
    )
    assert casting.remove_production("metropolis-1927").productions
    assert casting.productions() == ()
    assert library.article(article.id) == article
    assert library.search("rasp") == ()
    casting.add_production(production(credits=(credit("Fritz Rasp"),)))
    assert library.search("rasp") == (article.id,)


def test_found_parts_are_added_behind_and_change_nothing_that_is_there(casting):
    before, _ = casting.add_production(
        production(credits=(credit("Brigitte Helm", "Maria", 1), credit("Fritz Rasp", "", 4)))
    )
    other, _ = casting.add_production(production("M", 1931, credits=(credit("Gustaf Gründgens"),)))
    after, changes = casting.extend_cast(
        before.slug,
        [Part("brigitte helm", "Maria"), Part("Gustaf Grundgens", "Y"), Part("Ada Neu", "Z")],
    )
    assert changes.productions
    assert after.credits[:2] == before.credits
    assert [(c.person.name, c.character, c.billing) for c in after.credits[2:]] == [
        ("Gustaf Gründgens", "Y", 5),
        ("Ada Neu", "Z", 6),
    ]
    assert after.credits[2].person == other.credits[0].person
    again, _ = casting.extend_cast(before.slug, [Part("Ada Neu", "Z")])
    assert again == after


def test_a_new_production_finds_its_people_by_folded_names(casting):
    first, _ = casting.add_production(production(credits=(credit("Gustav Fröhlich", "Freder"),)))
    made, _ = casting.add_production(production("M", 1931), [Part("Gustav Frohlich", "X")])
    assert made.credits[0].person == first.credits[0].person
    assert (made.slug, made.credits[0].billing) == ("m-1931", 1)


def test_a_production_that_is_gone_takes_no_parts(casting):
    with pytest.raises(NotFoundError):
        casting.extend_cast("gone", [Part("A", "B")])


def test_two_people_become_one_and_are_two_again(casting):
    first, _ = casting.add_production(
        production(credits=(credit("Gustav Fröhlich", "Freder"), credit("Fritz Rasp")))
    )
    second, _ = casting.add_production(
        production("Barcarole", 1935, credits=(credit("Gustav Frohlich", "Count"),))
    )
    everyone = casting.people()
    keep, drop = first.credits[0].person, second.credits[0].person
    before, changes = casting.merge_people(keep.id, drop.id)
    assert changes.productions
    one, two = casting.productions()
    assert one.credits[0].person == two.credits[0].person
    assert one.credits[0].person.aliases == ("Gustav Frohlich",)
    assert [person.name for person in casting.people()] == ["Fritz Rasp", "Gustav Fröhlich"]
    with pytest.raises(NotFoundError):
        casting.merge_people(keep.id, drop.id)
    casting.put_back(before)
    assert casting.productions() == (second, first)
    assert casting.people() == everyone
