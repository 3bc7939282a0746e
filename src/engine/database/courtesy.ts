/** Lets work that nobody waits for give way to whoever does. */
export class Courtesy {
  #waiting = 0;
  readonly #behind: (() => void)[] = [];

  /** Somebody waits for this. */
  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++;
    try {
      return await work();
    } finally {
      this.#waiting--;
      if (this.#waiting === 0) for (const goOn of this.#behind.splice(0)) goOn();
    }
  }

  /** Resolves once nobody waits. */
  async after(): Promise<void> {
    while (this.#waiting > 0) await new Promise<void>((resolve) => this.#behind.push(resolve));
  }
}
