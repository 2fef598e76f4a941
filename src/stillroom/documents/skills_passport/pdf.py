"""Lays a skills passport out as PDF/UA-1: a few pages, so within this process."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from stillroom.documents.qr import qr_document
from stillroom.documents.skills_passport.content import Passport
from stillroom.documents.typesetting import to_pdf

TEMPLATE = Path(__file__).with_name("passport.typ")


def passport_pdf(passport: Passport, *, made_at: datetime) -> bytes:
    data = asdict(passport)
    for part in data["parts"]:
        for item in part["items"]:
            item["code"] = qr_document(item["code"]) if item["code"] else ""
    return to_pdf(TEMPLATE, data, at=int(made_at.timestamp()))
