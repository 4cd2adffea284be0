// Below each finding: its address to be copied, and a report of an error in it, as an e-mail, an issue
// or a text, each filled in with the finding, the version and the claim as it is printed. Without this
// script the doors at the foot of the page are open all the same.
(() => {
  const { made, words, site, email, copy } = window.livermet;
  const canonical = document.querySelector("link[rel=canonical]");
  const page = canonical ? canonical.href : location.href.split("#")[0];
  const doors = document.querySelectorAll(".three-doors a");

  const told = (button, text) => async () => {
    const before = button.textContent;
    if (await copy(text())) button.textContent = words.copied;
    setTimeout(() => (button.textContent = before), 2000);
  };

  // The host's form names its fields itself; what the door at the foot of the page fills in is kept.
  const issue = (door, name, text) => {
    const address = new URL(door);
    const { searchParams: fields } = address;
    for (const field of ["title", "page"]) if (fields.has(field)) fields.set(field, name);
    fields.set(fields.has("wrong") ? "wrong" : "body", text);
    return address.href;
  };

  const ways = (finding) => {
    const name = `${location.pathname.split("/").slice(-2).join("/").replace(".html", "")}#${finding.id}`;
    const text = words.report_text
      .replace("{site}", site)
      .replace("{address}", `${page}#${finding.id}`)
      .replace("{finding}", name)
      .replace("{claim}", () => finding.querySelector(".claim > span").textContent.trim());
    const subject = `${words.report}: ${name}`;
    const list = made("p", "report-ways");
    const link = (word, href) => list.append(made("a", "", word, { href }));
    link(words.report_mail, `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`);
    const [tell, suggest] = doors;
    if (doors.length > 2) link(words.report_issue, issue(tell.href, name, text));
    const plain = made("button", "", words.report_copy, { type: "button" });
    plain.addEventListener("click", told(plain, () => text));
    list.append(plain);
    if (suggest) link(words.suggest, (doors.length > 2 ? suggest : tell).href);
    return list;
  };

  for (const finding of document.querySelectorAll("article .finding[id]")) {
    const acts = made("p", "acts");
    const link = made("a", "permalink", words.permalink, { href: `#${finding.id}` });
    link.addEventListener("click", told(link, () => `${page}#${finding.id}`));
    acts.append(link);
    if (doors.length) {
      const report = made("button", "report", words.report, { type: "button", "aria-expanded": "false" });
      let list = null;
      report.addEventListener("click", () => {
        if (list) list.remove();
        else acts.after((list = ways(finding)));
        if (!list.isConnected) list = null;
        report.setAttribute("aria-expanded", Boolean(list));
      });
      acts.append(report);
    }
    finding.querySelector("details").before(acts);
  }
})();
