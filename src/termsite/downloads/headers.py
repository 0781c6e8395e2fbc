"""`_headers`: what a host should send, for hosts that read such a file."""

from __future__ import annotations

from termsite.model import Document, Place, Site

_HEADERS = """\
{base}*
  Content-Security-Policy: object-src 'none'; base-uri 'none'; form-action 'none'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
{base}embed/*
  Access-Control-Allow-Origin: *
{base}assets/*
  Access-Control-Allow-Origin: *
{base}data/*
  Access-Control-Allow-Origin: *
{base}engine/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=31536000, immutable
{base}engine/*.wasm
  Content-Type: application/wasm
{base}engine/*.mjs
  Content-Type: text/javascript; charset=utf-8
{base}data/*.ttl
  Content-Type: text/turtle; charset=utf-8
"""


def headers(site: Site) -> Document:
    """Make the file; every page says its own strict policy in its head, so headers only add to it."""
    place = Place("src/termsite/downloads/headers.py")
    return Document("_headers", _HEADERS.format(base=site.base).encode(), place)
