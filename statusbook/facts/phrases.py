"""Phrases met in the wild for a number, besides those of the registry and of the house notes.

Drafts, older RFCs (1945, 2068, 2616, 4918, 7231), vendors and frameworks. They only help to recognise
what a note speaks of; nothing here is shown as a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WARN_CODES: Mapping[int, str] = MappingProxyType(
    {
        110: "Response is Stale",
        111: "Revalidation Failed",
        112: "Disconnected Operation",
        113: "Heuristic Expiration",
        199: "Miscellaneous Warning",
        214: "Transformation Applied",
        299: "Miscellaneous Persistent Warning",
    }
)
"""Three-digit codes of the former Warning header (RFC 7234 5.5): they look like status codes and are none."""

OTHER_PHRASES: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        103: ("Checkpoint",),
        122: ("Request-URI Too Long", "Request-URL Too Long"),
        203: ("Non-Authoritative Info", "Provisional Information"),
        218: ("This is fine",),
        302: ("Moved Temporarily", "Object moved"),
        306: ("Unused", "Switch Proxy"),
        408: ("Request Time-out", "Request Time Out"),
        413: ("Payload Too Large", "Request Entity Too Large", "Request Too Long"),
        414: ("Request-URI Too Long", "Request-URI Too Large", "URI Too Large", "Request-URL Too Long"),
        416: ("Requested Range Not Satisfiable", "Request Range Not Satisfiable"),
        418: ("I'm a teapot", "I am a teapot", "Im a teapot"),
        419: ("Page Expired", "Authentication Timeout", "Insufficient Space On Resource"),
        420: ("Enhance Your Calm", "Method Failure"),
        422: ("Unprocessable Entity",),
        425: ("Unordered Collection",),
        430: ("Shopify Security Rejection",),
        440: ("Login Time-out", "Login Timeout"),
        444: ("No Response", "Connection Closed Without Response"),
        449: ("Retry With",),
        450: ("Blocked by Windows Parental Controls",),
        460: ("Client Closed Connection",),
        463: ("Too Many Forwarded IP Addresses",),
        494: ("Request Header Too Large",),
        495: ("SSL Certificate Error", "Cert Error"),
        496: ("SSL Certificate Required", "No Cert"),
        497: ("HTTP Request Sent to HTTPS Port", "HTTP to HTTPS"),
        498: ("Invalid Token", "Token Expired"),
        499: ("Client Closed Request", "Token Required", "Request has been forbidden by antivirus"),
        500: ("Internal Error",),
        504: ("Gateway Time-out", "Gateway Time Out"),
        509: ("Bandwidth Limit Exceeded",),
        520: (
            "Web Server Returned an Unknown Error",
            "Unknown Error",
            "Web Server is Returning an Unknown Error",
        ),
        521: ("Web Server Is Down",),
        522: ("Connection Timed Out",),
        523: ("Origin Is Unreachable",),
        524: ("A Timeout Occurred",),
        525: ("SSL Handshake Failed",),
        526: ("Invalid SSL Certificate",),
        527: ("Railgun Error",),
        529: ("Site is overloaded", "The service is overloaded"),
        530: ("Site is frozen", "Origin DNS Error"),
        540: ("Temporarily Disabled",),
        598: ("Network Read Timeout Error",),
        599: ("Network Connect Timeout Error",),
    }
)
