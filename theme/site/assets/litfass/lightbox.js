// Shows a picture large, over the page. Its link leads to the large picture, and does so wherever this does not run.
const words = document.querySelector("script[data-zoom-close]").dataset;
const element = (tag, name, attributes = {}) => {
  const made = Object.assign(document.createElement(tag), { className: name });
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const button = (name, label, sign, action) => {
  const made = element("button", `lf-box__button lf-box__${name}`, { type: "button", "aria-label": label, title: label });
  made.textContent = sign;
  made.addEventListener("click", action);
  return made;
};

const box = element("dialog", "lf-box", { "aria-label": words.zoomLabel });
const stage = element("div", "lf-box__stage");
const caption = element("div", "lf-box__words", { "aria-live": "polite" });
const count = element("p", "lf-box__count");
const close = button("close", words.zoomClose, "×", () => box.close());
const previous = button("previous", words.zoomPrevious, "←", () => turn(-1));
const next = button("next", words.zoomNext, "→", () => turn(1));
box.append(close, previous, next, stage, caption);

let links = [];
let at = 0;
let opener = null;

// The page's own files in other widths come along, but not those of a cover, which are cut. Nothing is shown larger than it is.
function show() {
  const link = links[at];
  const image = link.querySelector("img");
  const large = element("img", "", { src: link.href, alt: image.alt, decoding: "async" });
  const picture = document.createElement("picture");
  const source = "cut" in link.dataset ? null : link.querySelector("source");
  if (source) {
    const widest = Math.max(...[...source.srcset.matchAll(/ (\d+)w/g)].map((found) => Number(found[1])));
    picture.append(Object.assign(source.cloneNode(), { sizes: `min(${widest}px, 100vw)` }));
  }
  picture.append(large);
  stage.replaceChildren(picture);
  const said = link.closest("figure")?.querySelector("figcaption");
  const text = element("p", "");
  text.append(...(said ? [...said.cloneNode(true).childNodes] : [image.alt]));
  count.textContent = words.zoomCount.replace("{n}", at + 1).replace("{all}", links.length);
  caption.replaceChildren(text, ...(links.length > 1 ? [count] : []));
}

function turn(steps) {
  at = (at + steps + links.length) % links.length;
  show();
}

function open(link) {
  links = [...document.querySelectorAll("a.lf-zoom")];
  at = links.indexOf(link);
  opener = link;
  previous.hidden = next.hidden = links.length < 2;
  if (!box.isConnected) document.body.append(box);
  show();
  box.showModal();
  close.focus();
}

// The browser's own bar is no place that Tab leads to while the box is open.
function keep(event) {
  const stops = [...box.querySelectorAll("button:not([hidden]), a[href]")];
  const last = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== last) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.lf-zoom");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
});
box.addEventListener("click", (event) => {
  if (event.target === stage || event.target === box) box.close();
});
box.addEventListener("keydown", (event) => {
  event.stopPropagation(); // Material has shortcuts of its own
  if (event.key === "Tab") keep(event);
  if (links.length < 2) return;
  if (event.key === "ArrowLeft") turn(-1);
  if (event.key === "ArrowRight") turn(1);
});
box.addEventListener("close", () => {
  stage.replaceChildren();
  opener?.focus();
});

let from = null;
stage.addEventListener("pointerdown", (event) => {
  from = event.pointerType === "touch" && event.isPrimary ? event.clientX : null;
});
stage.addEventListener("pointerup", (event) => {
  const way = from === null ? 0 : event.clientX - from;
  if (Math.abs(way) > 50 && links.length > 1) turn(way < 0 ? 1 : -1);
});
