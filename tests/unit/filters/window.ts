import type { Surroundings } from "../../../src/filters/store.ts";

interface Entry {
  state: unknown;
  hash: string;
}

/** A browser tab in a few lines: a history with the page's entries between those of other sites. */
export class Tab implements Surroundings {
  #entries: Entry[];
  #at = 0;
  #listeners = { popstate: new Set<() => void>(), pagehide: new Set<() => void>() };
  /** Entries pushed by the page, by their hash. */
  readonly pushed: string[] = [];

  constructor(hash = "", state: unknown = null) {
    this.#entries = [{ state, hash }];
  }

  get #entry(): Entry {
    const entry = this.#entries[this.#at];
    if (entry === undefined) throw new Error("left the app");
    return entry;
  }

  get location(): { hash: string } {
    return { hash: this.#entry.hash };
  }

  readonly history = ((tab: Tab) => ({
    get state(): unknown {
      return tab.#entry.state;
    },
    pushState(state: unknown, _title: string, url?: string | URL | null): void {
      tab.#push({ state, hash: String(url) });
      tab.pushed.push(String(url));
    },
    replaceState(state: unknown, _title: string, url?: string | URL | null): void {
      Object.assign(tab.#entry, { state, hash: String(url) });
    },
    go(delta = 0): void {
      tab.#at += delta;
      tab.#fire("popstate");
    },
  }))(this);

  #push(entry: Entry): void {
    this.#entries = [...this.#entries.slice(0, this.#at + 1), entry];
    this.#at += 1;
  }

  #fire(type: "popstate" | "pagehide"): void {
    for (const listener of this.#listeners[type]) listener();
  }

  /** A link within the page, or an address typed by hand. */
  follow(hash: string): void {
    this.#push({ state: null, hash });
    this.#fire("popstate");
  }

  /** Another site is opened in this tab, and the page, kept alive by the browser, comes back by Back. */
  leaveAndReturn(): void {
    this.#fire("pagehide");
    this.#entries = this.#entries.slice(0, this.#at + 1);
  }

  addEventListener(type: "popstate" | "pagehide", listener: () => void): void {
    this.#listeners[type].add(listener);
  }

  removeEventListener(type: "popstate" | "pagehide", listener: () => void): void {
    this.#listeners[type].delete(listener);
  }
}
