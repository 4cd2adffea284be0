// Where a host sends no headers: the same content security policy, set before anything else of the
// page is read. From disk it stays away, because there the site's own files count as foreign.
if (location.protocol !== "file:") {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
  document.head.append(policy);
}
