// <side-panels>: the panels beside the messages: members or events, and the channels on a narrow screen.

const SLOT = "easel.playground.panel";
const WIDE = matchMedia("(min-width: 1180px)");
const NARROW = matchMedia("(width < 900px)");

export class SidePanels extends HTMLElement {
  #shell = null;

  /** `shell` is the element whose attributes set the layout. */
  start(shell) {
    this.#shell = shell;
    this.#restore();
    NARROW.addEventListener("change", () => this.#restore());
    shell.querySelector(".scrim").addEventListener("click", () => this.closeAll());
    shell.addEventListener("keydown", (event) => event.key === "Escape" && NARROW.matches && this.closeAll());
  }

  /** On a wide screen a panel stays as it was; on a narrow one it starts closed. */
  #restore() {
    const wanted = localStorage.getItem(SLOT) ?? (WIDE.matches ? "members" : "");
    this.#show(NARROW.matches ? "" : wanted);
    this.#shell.toggleAttribute("data-menu", false);
  }

  get current() {
    return this.#shell.dataset.panel ?? "";
  }

  /** Opens or closes a panel. */
  toggle(name) {
    this.#show(this.current === name ? "" : name);
    if (!NARROW.matches) localStorage.setItem(SLOT, this.current);
  }

  toggleMenu() {
    this.#menu(!this.#shell.hasAttribute("data-menu"));
  }

  /** Closes the panels on a narrow screen. */
  closeAll() {
    this.#menu(false);
    if (NARROW.matches) this.#show("");
  }

  #menu(open) {
    this.#shell.toggleAttribute("data-menu", open);
    const button = this.#shell.querySelector(".head-menu");
    button.setAttribute("aria-expanded", String(open));
    if (open) this.#shell.querySelector("[aria-current=page]")?.focus();
    else if (NARROW.matches && this.#shell.querySelector("channel-list").contains(document.activeElement))
      button.focus();
  }

  #show(name) {
    this.#shell.dataset.panel = name;
    for (const panel of this.children) panel.hidden = panel.dataset.name !== name;
    this.hidden = !name;
    for (const button of this.#shell.querySelectorAll("channel-head [data-panel]")) {
      button.setAttribute("aria-pressed", String(button.dataset.panel === name));
    }
  }
}

customElements.define("side-panels", SidePanels);
