/** Work that nobody waits for: stopped, it rejects and has done nothing. */
export type LaterWork = (signal: AbortSignal) => Promise<void>;

/** So many milliseconds after a change the first charts have asked what they ask. */
const DELAY = 1500;

/**
 * What makes later answers faster, and those of now not: it begins when the charts are drawn, or with the first question
 * that gains by it, stops for whoever changes data, and begins again after them.
 */
export class Afterwards {
  #work: LaterWork | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null;

  /** In the place of what was left to be done; null: nothing is. */
  set(work: LaterWork | null): void {
    this.#work = work;
  }

  /** Resolves once nothing is under way. */
  async pause(): Promise<void> {
    this.#unset();
    this.#running?.controller.abort(new DOMException("the data are being changed", "AbortError"));
    await this.#running?.done;
  }

  resume(): void {
    this.#unset();
    if (this.#work !== null) this.#timer = setTimeout(() => this.#begin(), DELAY);
  }

  /** Does it now, unless it is paused. Resolves also where it could not be done: it is only slower then. */
  async settled(): Promise<void> {
    if (this.#timer !== undefined) this.#begin();
    await this.#running?.done;
  }

  #unset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #begin(): void {
    this.#unset();
    const work = this.#work;
    if (work === null || this.#running !== null) return;
    const controller = new AbortController();
    const finish = async (): Promise<void> => {
      try {
        await work(controller.signal);
        if (this.#work === work) this.#work = null;
      } catch (error) {
        // Stopped, it begins again; failed, it would fail again, and everything works without it.
        if (controller.signal.aborted) return;
        if (this.#work === work) this.#work = null;
        console.info("a table stays a view", error);
      } finally {
        this.#running = null;
      }
    };
    this.#running = { controller, done: finish() };
  }
}
