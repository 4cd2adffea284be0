"""What a host should tell browsers about the site: a content security policy and its companions.

In: nothing. Out: the headers, and how three kinds of servers are told to send them. No page of the
site holds a script or a style element of its own, so the policy needs no hashes; only widths of
bars are style attributes. Where a host sends no headers, ``docs/theme/assets/policy.js`` sets the
same policy in the page, unless it was opened from disk.
"""

from __future__ import annotations

# https://www.w3.org/TR/CSP3/; the last one counts in headers only.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADER_ONLY = ("frame-ancestors",)
NOTE = "Made by scripts/make_hosting.py from scripts/factsheets/site/headers.py; not to be edited."


def policy(in_page: bool = False) -> str:
    """The content security policy, as a header or as a page may set it."""
    left_out = HEADER_ONLY if in_page else ()
    return "; ".join(f"{name} {value}" for name, value in POLICY.items() if name not in left_out)


def headers() -> dict[str, str]:
    """Every header by its name."""
    return {
        "Content-Security-Policy": policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }


def headers_file() -> str:
    """``_headers`` in the site's root, read by Netlify, Cloudflare Pages and others."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers().items())


def nginx() -> str:
    """Lines for the ``server`` block of nginx."""
    lines = (f'add_header {name} "{value}" always;\n' for name, value in headers().items())
    return f"# {NOTE}\n# Include this file in the server block of the site.\n" + "".join(lines)


def apache() -> str:
    """Lines for a ``VirtualHost`` or ``.htaccess`` of Apache, with mod_headers."""
    lines = (f'  Header always set {name} "{value}"\n' for name, value in headers().items())
    head = (
        f"# {NOTE}\n# Include this file in the VirtualHost of the site, or save it as .htaccess.\n"
    )
    return f"{head}<IfModule mod_headers.c>\n{''.join(lines)}</IfModule>\n"


def hosting_files() -> dict[str, str]:
    """The files for servers, by their path in the project."""
    return {"docs/hosting/nginx.conf": nginx(), "docs/hosting/apache.conf": apache()}
