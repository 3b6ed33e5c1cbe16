"use strict";
/* Makes a talk of the slides in this file. Nothing is loaded, nothing is kept, nothing is sent. */

// What the keys do: values only, so that it can be tested without a window

const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", Enter: "next", " ": "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
  Home: "first", End: "last", b: "black", ".": "black", w: "white", ",": "white",
  g: "ask", o: "overview", f: "full", F5: "full", n: "notes", s: "speaker",
  p: "pause", r: "reset", Escape: "leave", "?": "help",
};

/** The deed that a key stands for; none for others. */
function deedOf(key, shift) {
  if (key === " " && shift) return "back";
  return KEYS[key] || (key.length === 1 && KEYS[key.toLowerCase()]) || "";
}

/** Where the talk is after a deed. `presses` holds, for each slide, how many steps come after it is shown. */
function after(state, deed, presses) {
  const { at, press, cover } = state;
  const last = presses.length - 1;
  if (cover && (deed === "next" || deed === "back" || deed === "leave")) return { at, press, cover: "" };
  switch (deed) {
    case "next":
      if (press < presses[at]) return { at, press: press + 1, cover };
      return at < last ? { at: at + 1, press: 0, cover } : state;
    case "back":
      if (press > 0) return { at, press: press - 1, cover };
      return at > 0 ? { at: at - 1, press: presses[at - 1], cover } : state;
    case "first":
      return { at: 0, press: 0, cover: "" };
    case "last":
      return { at: last, press: 0, cover: "" };
    case "black":
    case "white":
      return { at, press, cover: cover === deed ? "" : deed };
    default:
      return state;
  }
}

/** The place of a slide by its number or by words of it, looked for from `at` on; -1 where there is none. */
function placeOf(words, texts, at) {
  const wanted = words.trim().toLowerCase();
  if (/^\d+$/.test(wanted)) return Math.min(Math.max(1, Number(wanted)), texts.length) - 1;
  if (!wanted) return -1;
  for (let step = 1; step <= texts.length; step += 1) {
    const place = (at + step) % texts.length;
    if (texts[place].toLowerCase().includes(wanted)) return place;
  }
  return -1;
}

/** Minutes and seconds. */
function shownTime(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// The talk in the window

class Show {
  constructor(page) {
    this.page = page;
    this.slides = [...page.querySelectorAll(".slide")];
    this.presses = this.slides.map((slide) => Number(slide.dataset.presses));
    this.state = { at: 0, press: 0, cover: "" };
    this.begun = Date.now();
    this.before = 0; // milliseconds that had passed before a pause
    this.speaker = null;
    this.build();
    this.listen();
    this.followAddress();
  }

  get slide() { return this.slides[this.state.at]; }

  get elapsed() { return (this.before + (this.begun ? Date.now() - this.begun : 0)) / 1000; }

  build() {
    const root = this.page.documentElement;
    root.classList.add("talk");
    this.cover = this.add("div", "cover");
    this.bar = this.add("nav", "bar idle");
    this.bar.setAttribute("aria-label", "Slides");
    this.button("‹", "Back", "back");
    this.number = this.bar.appendChild(this.page.createElement("span"));
    this.button("›", "Next", "next");
    for (const [words, deed] of [["Overview", "overview"], ["Notes", "notes"], ["Full screen", "full"], ["Keys", "help"]]) {
      this.button(words, words, deed);
    }
    this.told = this.add("p", "unseen");
    this.told.setAttribute("aria-live", "polite");
    for (const cell of this.page.querySelectorAll(".live td")) cell.contentEditable = "true";
  }

  add(tag, name) {
    const made = this.page.body.appendChild(this.page.createElement(tag));
    made.className = name;
    return made;
  }

  button(words, title, deed) {
    const button = this.bar.appendChild(this.page.createElement("button"));
    button.textContent = words;
    button.title = title;
    button.addEventListener("click", () => this.run(deed));
  }

  listen() {
    this.page.addEventListener("keydown", (event) => this.press(event));
    window.addEventListener("resize", () => this.fit(this.slide));
    window.addEventListener("hashchange", () => this.followAddress());
    window.addEventListener("beforeunload", () => this.speaker && this.speaker.close());
    this.page.addEventListener("mousemove", () => this.wakeBar());
    this.page.addEventListener("input", () => this.fit(this.slide));
    this.slides.forEach((slide, place) => slide.addEventListener("click", () => this.choose(place)));
    setInterval(() => this.showTimes(), 500);
  }

  press(event) {
    const typing = event.target.isContentEditable || event.target.matches?.("input, textarea");
    if (typing && event.key === "Escape" && event.target.isContentEditable) event.target.blur();
    if (typing || event.ctrlKey || event.altKey || event.metaKey || this.page.querySelector("dialog[open]")) return;
    if (event.target.matches?.("button, summary") && (event.key === " " || event.key === "Enter")) return;
    const deed = deedOf(event.key, event.shiftKey);
    if (!deed) return;
    event.preventDefault();
    this.run(deed);
  }

  run(deed) {
    const root = this.page.documentElement;
    const overview = root.classList.contains("overview");
    switch (deed) {
      case "overview": return this.glance(!overview);
      case "notes": root.classList.toggle("with-notes"); return this.show();
      case "speaker": return this.openSpeaker();
      case "full": return this.fill();
      case "ask": return this.ask();
      case "help": return this.help();
      case "pause": return this.pause();
      case "reset": this.before = 0; this.begun = this.begun && Date.now(); return this.showTimes();
      case "leave": if (overview) return this.glance(false); break;
      default: break;
    }
    this.state = after(this.state, deed, overview ? this.presses.map(() => 0) : this.presses);
    if (deed === "next" || deed === "back") this.stayAwake();
    return this.show();
  }

  goTo(at) {
    this.state = { at, press: 0, cover: "" };
    this.show();
  }

  choose(place) {
    if (!this.page.documentElement.classList.contains("overview")) return;
    this.glance(false);
    this.goTo(place);
  }

  show() {
    const { at, press, cover } = this.state;
    this.slides.forEach((slide, place) => {
      slide.classList.toggle("now", place === at);
      slide.querySelector(".notes")?.setAttribute("open", "");
    });
    for (const step of this.slide.querySelectorAll(".step")) step.classList.toggle("ahead", Number(step.dataset.press) > press);
    this.cover.className = `cover ${cover}`;
    this.cover.hidden = !cover;
    this.number.textContent = `${at + 1} / ${this.slides.length}`;
    this.fit(this.slide);
    this.tell();
    const address = `#s${at + 1}`;
    if (location.hash !== address) history.replaceState(null, "", address);
    if (this.page.documentElement.classList.contains("overview")) this.slide.scrollIntoView({ block: "nearest" });
    this.showSpeaker();
  }

  /** Screen readers hear which slide it is; the focus goes there, unless somebody is on a button. */
  tell() {
    if (this.shown === this.slide) return;
    this.shown = this.slide;
    this.told.textContent = `${this.number.textContent}: ${this.slide.dataset.title}`;
    if (!this.bar.contains(this.page.activeElement)) this.slide.focus({ preventScroll: true });
  }

  /** Wider fonts than those that the slides were cut with must not hide a word. */
  fit(slide) {
    const body = slide.querySelector(".body");
    body.classList.remove("long");
    for (let fit = 1; fit > 0.6; fit -= 0.04) {
      body.style.setProperty("--fit", fit);
      if (body.scrollHeight <= body.clientHeight + 2) return;
    }
    body.classList.add("long");
  }

  glance(wanted) {
    this.page.documentElement.classList.toggle("overview", wanted);
    if (wanted) this.slides.forEach((slide) => this.fit(slide));
    this.show();
  }

  followAddress() {
    const number = Number((/^#s?(\d+)$/.exec(location.hash) || [])[1]);
    this.goTo(number ? Math.min(number, this.slides.length) - 1 : this.state.at);
  }

  wakeBar() {
    this.bar.classList.remove("idle");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.bar.classList.add("idle"), 2500);
  }

  fill() {
    if (this.page.fullscreenElement) this.page.exitFullscreen();
    else this.page.documentElement.requestFullscreen?.().catch(() => {});
  }

  stayAwake() {
    if (!this.awake) this.awake = navigator.wakeLock?.request("screen").catch(() => null);
  }

  // Asked and told

  dialog(html) {
    const dialog = this.add("dialog", "");
    dialog.innerHTML = html;
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    return dialog;
  }

  ask() {
    const dialog = this.dialog(
      '<form method="dialog"><label>Go to slide, by number or words<br><input name="words" autocomplete="off"></label> <button>Go</button></form>',
    );
    dialog.querySelector("form").addEventListener("submit", () => {
      const place = placeOf(dialog.querySelector("input").value, this.slides.map((slide) => slide.textContent), this.state.at);
      if (place >= 0) this.goTo(place);
    });
  }

  help() {
    const rows = [
      ["→ PgDn Space Enter", "Next"], ["← PgUp Backspace", "Back"], ["Home, End", "First, last slide"],
      ["B or .", "Black screen"], ["W", "White screen"], ["G", "Go to a slide"], ["O", "Overview"],
      ["N", "Notes below the slide"], ["S", "Notes in a second window"], ["P, R", "Pause, reset the time"],
      ["F", "Full screen"], ["Esc", "Leave what is open"],
    ].map(([keys, words]) => `<dt>${keys}</dt><dd>${words}</dd>`);
    const dialog = this.dialog(
      `<dl>${rows.join("")}</dl><p><label><input type="checkbox"> Print the speaker notes too</label></p><form method="dialog"><button>Close</button></form>`,
    );
    const wanted = this.page.getElementById("print-notes");
    const box = dialog.querySelector("input");
    box.style.width = "auto";
    box.checked = wanted.checked;
    box.addEventListener("change", () => { wanted.checked = box.checked; });
    dialog.querySelector("button").focus();
  }

  // Notes and time

  pause() {
    this.before = this.elapsed * 1000;
    this.begun = this.begun ? 0 : Date.now();
    this.showTimes();
  }

  openSpeaker() {
    if (!this.speaker || this.speaker.closed) {
      this.speaker = window.open("", "", "width=1200,height=760");
      if (!this.speaker) { // not allowed to open one
        this.page.documentElement.classList.add("with-notes");
        return this.show();
      }
      const page = this.speaker.document;
      page.title = `Notes: ${this.page.title}`;
      page.documentElement.lang = this.page.documentElement.lang;
      page.documentElement.className = "speaker";
      for (const style of this.page.querySelectorAll("style")) page.head.append(page.importNode(style, true));
      page.addEventListener("keydown", (event) => this.press(event));
    }
    this.speaker.focus();
    return this.showSpeaker();
  }

  showSpeaker() {
    if (!this.speaker || this.speaker.closed) return;
    const page = this.speaker.document;
    const times = page.createElement("p");
    times.className = "times";
    const now = this.copyFor(page, this.slide);
    const next = this.copyFor(page, this.slides[this.state.at + 1]);
    next.classList?.add("next");
    const words = page.createElement("div");
    words.className = "words";
    const notes = this.slide.querySelector(".notes");
    if (notes) words.append(...[...notes.querySelectorAll("p")].map((one) => page.importNode(one, true)));
    else words.textContent = "No notes for this slide.";
    page.body.replaceChildren(times, now, next, words);
    this.showTimes();
  }

  copyFor(page, slide) {
    if (!slide) return page.createTextNode("The end.");
    const copy = page.importNode(slide, true);
    copy.removeAttribute("id");
    return copy;
  }

  showTimes() {
    if (!this.speaker || this.speaker.closed) return;
    const times = this.speaker.document.querySelector(".times");
    const planned = this.slides.reduce((sum, slide) => sum + Number(slide.dataset.minutes), 0);
    const soFar = this.slides.slice(0, this.state.at + 1).reduce((sum, slide) => sum + Number(slide.dataset.minutes), 0);
    const clock = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const parts = [`${this.state.at + 1} / ${this.slides.length}`, clock, `${shownTime(this.elapsed)} gone${this.begun ? "" : " (paused)"}`];
    if (planned) parts.push(`planned ${shownTime(soFar * 60)} to the end of this slide, ${shownTime(planned * 60)} in all`);
    times.textContent = parts.join(" · ");
  }
}

if (typeof document !== "undefined") document.addEventListener("DOMContentLoaded", () => new Show(document));
