"""Faces, one at a time, for the phone that keeps them."""

from flask import Blueprint, Response

from models.base import db
from models.errors import NotFound
from models.face import Face
from pwa.access import signed_in, user

blueprint = Blueprint("faces", __name__)


@blueprint.get("/api/faces/<face_id>")
@signed_in
def face_show(face_id: str) -> Response:
    """The picture as WebP. It is rendered nowhere else: no page of ours may run what a picture might hold."""
    face = db.session.get(Face, (user().id, face_id))
    if not face or face.removed_at is not None or face.image is None:
        raise NotFound("That picture isn’t here any more.")
    response = Response(face.image, mimetype="image/webp")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = 'attachment; filename="face.webp"'
    return response
