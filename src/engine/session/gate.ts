import type { Engine, EngineError } from "../types.ts";

interface Waiting {
  resolve(engine: Engine): void;
  reject(error: unknown): void;
}

/** Where questions wait for an engine that can answer them. */
export class Gate {
  #state: { readonly engine: Engine } | { readonly error: EngineError } | null = null;
  readonly #waiting = new Set<Waiting>();

  open(engine: Engine): void {
    this.#state = { engine };
    for (const each of this.#waiting) each.resolve(engine);
    this.#waiting.clear();
  }

  close(): void {
    this.#state = null;
  }

  /** Turns away whoever waits, and whoever comes until it is closed again. */
  fail(error: EngineError): void {
    this.#state = { error };
    for (const each of this.#waiting) each.reject(error);
    this.#waiting.clear();
  }

  /** @throws EngineError where there will be no engine; the signal's reason */
  wait(signal?: AbortSignal): Promise<Engine> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) reject(signal.reason);
      else if (this.#state === null) {
        const waiting = { resolve, reject };
        this.#waiting.add(waiting);
        signal?.addEventListener(
          "abort",
          () => {
            this.#waiting.delete(waiting);
            reject(signal.reason);
          },
          { once: true },
        );
      } else if ("engine" in this.#state) resolve(this.#state.engine);
      else reject(this.#state.error);
    });
  }
}
