"""What a shared link or text says of a person, without a network. ``models/recognise.py`` is the way in."""
