// What the frame of a page offers with scripts only. Runs behind the header, before the content is
// drawn; ``livermet.words`` and ``livermet.root`` stand in the same file, by language.
(() => {
  const { menu: places, root, words } = window.livermet;
  const bar = document.querySelector(".site-bar");
  const made = (name, className, text = "", extra = {}) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    for (const [key, value] of Object.entries(extra)) element.setAttribute(key, value);
    return element;
  };
  window.livermet.made = made;
  // What else a page needs, when it needs it. From disk a page may load scripts and nothing else.
  window.livermet.script = (url) =>
    new Promise((done, failed) => {
      const script = made("script", "", "", { src: url });
      script.onload = done;
      script.onerror = () => failed(new Error(String(url)));
      document.head.append(script);
    });
  const tool = (className, label, extra = {}) => {
    const button = made("button", `tool ${className}`, "", { type: "button", ...extra });
    button.append(made("span", "", label));
    bar.querySelector(".language-switch").before(button);
    return button;
  };

  // --- Search: assets/search.js opens it. ---------------------------------------------------------
  tool("search-open", words.search, { "aria-haspopup": "dialog", "aria-keyshortcuts": "/" });

  // --- Light or dark: what the reader chose here, else what the system asks for. ------------------
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = `${root.pathname.replace(/[^/]*\/$/, "")}.scheme`;
  const chosen = () => {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null; // A browser that keeps nothing follows the system.
    }
  };
  const scheme = tool("scheme", "");
  const paint = (name) => {
    document.documentElement.dataset.mdColorScheme = name;
    scheme.firstChild.textContent = name === "slate" ? words.light : words.dark;
  };
  const follow = () => paint(chosen() || (system.matches ? "slate" : "default"));
  follow();
  system.addEventListener("change", follow);
  addEventListener("storage", (event) => event.key === kept && follow());
  scheme.addEventListener("click", () => {
    const name = document.documentElement.dataset.mdColorScheme === "slate" ? "default" : "slate";
    paint(name);
    try {
      localStorage.setItem(kept, name);
    } catch {
      // As above.
    }
  });

  // --- The menu: a row on wide windows, folded on narrow ones. ------------------------------------
  const unfolded = (link) => {
    const folder = made("details", "menu", "");
    const nav = made("nav", "", "", { "aria-label": link.textContent });
    for (const [title, url] of places) {
      const one = made("a", "", title, { href: new URL(url, root) });
      // The page itself, or the part of the site that it belongs to.
      if (url === link.dataset.at) one.setAttribute("aria-current", one.href === location.href.split(/[?#]/)[0] ? "page" : "true");
      nav.append(one);
    }
    folder.append(made("summary", "", link.textContent), nav);
    link.replaceWith(folder);
    return folder;
  };
  const there = document.querySelector(".menu");
  const menu = there.localName === "details" ? there : unfolded(there);
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => {
    menu.open = wide.matches;
  };
  fold();
  wide.addEventListener("change", fold);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open || wide.matches) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!wide.matches && !menu.contains(event.target)) menu.open = false;
  });

  // --- The contents beside a long page, with the part that is being read. --------------------------
  const contents = (page) => {
    const heads = [...page.querySelectorAll("main h2[id], main h3[id]")];
    if (heads.length < 2 || page.classList.contains("wide")) return;
    const nav = made("nav", "contents", "", { "aria-label": words.contents });
    nav.append(made("p", "label", words.contents));
    const links = heads.map((head) => made("a", head.localName, head.textContent, { href: `#${head.id}` }));
    nav.append(...links);
    page.append(nav);
    let at = null;
    const mark = () => {
      const passed = heads.findLastIndex((head) => head.getBoundingClientRect().top < innerHeight / 3);
      if (links[passed] === at) return;
      at?.removeAttribute("aria-current");
      at = links[passed];
      at?.setAttribute("aria-current", "true");
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
  };

  // --- The way to the file at the head too; licence and download below. ------------------------------
  const edges = () => {
    const main = document.querySelector("main");
    const file = main.querySelector("a[rel~=edit]:not(.edit)");
    if (file) main.prepend(made("a", "edit", "", { href: file.href, title: words.edit_page }));
    const line = made("p", "", `${words.licence} · `);
    line.append(made("a", "", words.download_link, { href: new URL("download.html", root) }));
    document.querySelector("body > footer").append(line);
  };

  // --- Back to the top, once the reader has gone down and turns round. -----------------------------
  const upwards = () => {
    const up = made("a", "to-top", words.to_top, { href: "#content" });
    up.hidden = true;
    document.body.append(up);
    let last = 0;
    addEventListener("scroll", () => {
      up.hidden = scrollY < innerHeight || scrollY > last;
      last = scrollY;
    }, { passive: true });
  };

  // --- What is folded away opens for paper, and for an address inside it. --------------------------
  const openFor = (hash) => {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray % in the address stands for itself.
    }
    const target = document.getElementById(id);
    for (let one = target?.closest("main details"); one; one = one.parentElement.closest("main details")) one.open = true;
  };
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("main details")) one.open = true;
  });
  addEventListener("hashchange", () => openFor(location.hash));

  document.addEventListener("DOMContentLoaded", () => {
    contents(document.querySelector(".page"));
    edges();
    upwards();
    openFor(location.hash);
  });
})();
