"""A glance: what Today shows, for a phone that knows nothing yet and has thousands of rows to fetch."""

from sqlalchemy import ColumnElement, or_, select

from models.base import db
from models.day_plan import DayPlan
from models.handle import Handle
from models.interaction import Interaction
from models.local_day import DAY
from models.page import Page
from models.person import Person
from models.person_standing import PersonStanding
from models.skip import Skip
from models.synced import Synced
from models.user import User

LATELY = 2 * DAY
"""Whom the user reached out to today is read off the contacts of so long (``static/src/store/people.ts``)."""
PEOPLE = 40
"""Of whom Today shows, today's first. Hundreds may wait there, and today's card must not miss its channels."""
MOST = 200
"""Rows of each kind."""
SKIPPED = 8 * DAY
"""So long a skip of the week shows, wherever its user is."""


def with_glance(user: User, page: Page, now: int) -> Page:
    """The page with the rows that Today stands on, ahead of their turn; they come once more when it is theirs.

    A row is the same whenever it comes, and what becomes of it meanwhile has a later change number: nothing is lost by
    knowing it early. The cursor stays where it is.
    """
    plan = db.session.get(DayPlan, (user.id, user.id))
    if plan is None or not page.more:
        return page
    people = [one["person_id"] for one in (*plan.people, *plan.your_turn)][:PEOPLE]
    conditions: tuple[tuple[type[Synced], ColumnElement[bool]], ...] = (
        (DayPlan, DayPlan.id == user.id),
        (Person, Person.id.in_(people)),
        (PersonStanding, PersonStanding.id.in_(people)),
        (Handle, Handle.person_id.in_(people)),
        (Interaction, Interaction.person_id.in_(people) & (Interaction.at > now - LATELY)),
        (Skip, or_(Skip.created_at > now - SKIPPED, Skip.at > now - SKIPPED)),
    )
    rows = {entity: list(known) for entity, known in page.rows.items()}
    if user.change > page.cursor:
        rows["profile"].append(user.to_row())
    for table, condition in conditions:
        query = select(*table.columns()).where(table.user_id == user.id, table.change > page.cursor, condition)
        rows[table.ENTITY] += [table.told(record) for record in db.session.execute(query.limit(MOST))]
    return Page(rows, page.cursor, page.more)
