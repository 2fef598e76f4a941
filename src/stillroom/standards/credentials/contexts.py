"""The JSON-LD contexts that a credential may name. They are pinned here and never fetched: who serves a context decides
what a signature means.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from openbadgeslib import ob3
from openbadgeslib.ob3.contexts import document_loader

from stillroom.standards.credentials.untrusted_json import read_object

VC2 = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
OPEN_BADGES_EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
W3C_EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"

Loader = Callable[..., Any]


@cache
def extra_contexts() -> Mapping[str, dict[str, Any]]:
    """Those the library does not offer by itself: learner records, and the vocabulary of the W3C's own examples."""
    clr = resources.files(ob3).joinpath("contexts", "clr_context_2.0.1.json").read_bytes()
    examples = {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}
    return {CLR: read_object(clr), W3C_EXAMPLES: examples}


@cache
def loader() -> Loader:
    """What a JSON-LD processor asks for a context: answers from here or refuses."""
    return document_loader(extra_contexts())
