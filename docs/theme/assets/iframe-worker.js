// Search from disk. Browsers refuse workers on file:// pages, so a hidden frame plays the worker:
// the theme's search asks for `Worker`, and looks for `IFrameWorker` to find its language files.
if (location.protocol === "file:") {
  const load = (doc, url) =>
    new Promise((resolve, reject) => {
      const script = doc.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = reject;
      doc.body.append(script);
    });
  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "search";
      frame.srcdoc = "<!doctype html><title>search</title>";
      this.inside = new Promise((resolve) => {
        frame.addEventListener("load", () => {
          const inside = frame.contentWindow;
          inside.importScripts = (...urls) =>
            urls.reduce((before, one) => before.then(() => load(inside.document, one)), Promise.resolve());
          inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
          load(inside.document, new URL(url, location).href).then(() => resolve(inside));
        }, { once: true });
      });
      const place = () => document.body.append(frame);
      if (document.body) place();
      else document.addEventListener("DOMContentLoaded", place, { once: true });
    }
    postMessage(data) {
      this.inside.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }
  };
  window.Worker = window.IFrameWorker;
}
