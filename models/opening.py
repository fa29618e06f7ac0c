"""Openings: how to begin where nothing is known but what passed last, by its kind."""

from models.contact import Contact
from models.vocabulary import KINDS
from models.voice import Voice


def answer(contact: Contact, name: str, voice: Voice) -> str:
    """How to answer what somebody did."""
    say, called = voice.words.say, voice.name(name)
    if contact.kind == "comment":
        return say("Thank {name} for the comment in private, and tell a little more than the post did.", name=called)
    if contact.kind == "share":
        return say("Thank {name} for passing it on, and ask what made it worth sharing.", name=called)
    if contact.kind == "spotlight":
        return say("Thank {name} for the shout-out, and say what it meant to you.", name=called)
    if contact.kind == "letter":
        return say("Tell {name} that the letter came, and which part you read twice.", name=called)
    if contact.kind in ("call", "video"):
        return say("Call back, or offer two times when you could talk.")
    if contact.kind == "meet":
        return say("Tell {name} what stayed with you from the visit.", name=called)
    if contact.kind == "help":
        return say("Tell {name} what the help made possible.", name=called)
    if contact.kind == "introduce":
        return say("Tell {name} how it went with the person you were introduced to.", name=called)
    return say("Two honest lines are a good answer: how you are, and one question back.")


def after(contact: Contact, name: str, voice: Voice) -> str:
    """How to go on after what passed last."""
    say, called, own = voice.words.say, voice.name(name), contact.direction == "out"
    if contact.kind == "like" and contact.direction == "in":
        return say("A like is a small hello. Say hello back, and ask what {name} is busy with.", name=called)
    if contact.kind == "like":
        return say("What did you like about it? Say so in one sentence.")
    if contact.kind == "comment" and own:
        return say("Take your comment further in private: what else would you like to know?")
    if contact.kind == "comment":
        return say("Carry the exchange on in private. What would you ask if nobody else were reading?")
    if contact.kind == "share" and own:
        return say("Tell {name} what made you share it, and ask how it came about.", name=called)
    if contact.kind == "spotlight" and own:
        return say("Say in private what you said in public, and one thing more.")
    if contact.kind == "help" and own:
        return say("Ask how it went on, and whether another hand would be welcome.")
    if contact.kind == "help":
        return say("Tell {name} what came of the help.", name=called)
    if contact.kind == "introduce" and own:
        return say("Ask whether anything came of the introduction.")
    if contact.kind == "introduce":
        return say("Tell {name} what came of the introduction.", name=called)
    if contact.kind == "meet":
        return say("What do you remember best from when you met? Begin with that.")
    if contact.kind in ("call", "video"):
        return say("What have you wondered about since you last talked? Ask that.")
    if contact.kind == "letter":
        return say("What did you see this week that belongs in a letter to {name}?", name=called)
    if not KINDS[contact.kind].public:
        return say("What have you seen or read lately that only {name} would enjoy? Send that.", name=called)
    return say("What did you like about something {name} posted? Say so in private.", name=called)
