"""The world behind the doors: something of every kind that has an address, all of it Ben's."""

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

import people
from chiron.api import actions as keys
from chiron.notices import actions as notices
from chiron.notices.models import Notice
from chiron.people import actions
from chiron.people.models import Power, Stage
from doors.table import VISITORS

DAY = people.TODAY.isoformat()

# What the API is sent, so that its answer tells of the door and not of the body.
STAGE = {"code": "intern", "began_on": DAY}
POWER = {"code": "grades", "began_on": DAY}
END = {"ended_on": DAY}
BODIES = {
    ("PATCH", "/api/v1/people/me"): {"name": "B"},
    ("POST", "/api/v1/people/me/stages"): STAGE,
    ("PUT", "/api/v1/people/me/stages/<stage_id>"): STAGE,
    ("POST", "/api/v1/people/me/affiliations"): {"institution": "Riverbend", "role": "Reader", "began_on": DAY},
    ("POST", "/api/v1/people/me/affiliations/<affiliation_id>/end"): END,
    ("POST", "/api/v1/people/me/affiliations/<affiliation_id>/powers"): POWER,
    ("POST", "/api/v1/people/me/powers/<power_id>/end"): END,
    ("PUT", "/api/v1/people/me/profiles/<facet>"): {"choices": {"topics": ["1.1"]}},
    ("POST", "/api/v1/people/me/profiles/<facet>/pause"): {"until": "2026-12-24"},
}


def build():
    """Make everybody, and what Ben has; answer the visitors, and by its name in the table each part of an address."""
    visitors = {name: getattr(people, name)() for name in VISITORS[1:]}
    ben = visitors["ben"]
    own = {"by": ben, "at": people.NOW}
    place = actions.begin_affiliation(
        ben, institution="Riverbend", role="Tutor", on=people.TODAY, powers=["assesses"], **own
    )
    actions.save_profile(ben, facet="mentee", choices={"topics": ["2.3"]}, styles={}, **own)
    notices.write("welcome", to=ben, by=None, at=people.NOW)
    key = keys.make_key(ben, name="my script", scopes=["profile:read"], days=30, **own).key
    passkey = Authenticator.objects.create(
        user=ben, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone", "credential": _credential()}
    )
    parts = {
        "ben's stage": [Stage.objects.get(person=ben).pk],
        "ben's place": [place.pk],
        "ben's power": [Power.objects.get(affiliation=place).pk],
        "ben's notice": [Notice.objects.get(to=ben).pk],
        "ben's key": [key.pk],
        "a demo link": ["ben", "key"],
        "an old link": ["1", "key"],
        "ben's passkey": [passkey.pk],
        "mentee": ["mentee"],
        "mentor": ["mentor"],
        "topics": ["topics"],
        "nothing": ["nowhere"],
    }
    return {"nobody": None, **visitors}, parts


def _credential():
    """What a browser answers when a passkey is made."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    inner = AttestedCredentialData.create(Aaguid.NONE, b"phone", public)
    flags = AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
    attested = AttestationObject.create("none", AuthenticatorData.create(b"0" * 32, flags, 0, inner), {})
    asked = CollectedClientData.create(CollectedClientData.TYPE.CREATE, b"challenge", "http://127.0.0.1:8000")
    return {
        "id": websafe_encode(b"phone"),
        "rawId": websafe_encode(b"phone"),
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(asked), "attestationObject": websafe_encode(attested)},
    }
