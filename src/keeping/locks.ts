/** What tabs of one browser agree by: the part of the platform's LockManager that is used here. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    work: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

/** Held until it is let go. */
interface Hold {
  /** Takes effect before the promise resolves. */
  release(): Promise<void>;
}

const WRITING = "contest-lens.data-sets.writing";
const writer = (id: string): string => `contest-lens.data-sets.${id}`;

/** Runs `work` while no other tab writes. Where there are no locks the store's generations tell a lost race. */
export const whileWriting = <T>(locks: Locks | null, work: () => Promise<T>): Promise<T> =>
  locks === null ? work() : locks.request(WRITING, {}, work);

const FREE: Hold = { release: async () => undefined };

type Options = Parameters<Locks["request"]>[1];

/** Null: it is not given. */
const requestHold = (locks: Locks, id: string, options: Options): Promise<Hold | null> =>
  new Promise((resolve, reject) => {
    const ended = locks.request(writer(id), options, async (lock) => {
      if (lock === null) {
        resolve(null);
        return;
      }
      await new Promise<void>((letGo) => {
        const release = async (): Promise<void> => {
          letGo();
          await ended;
        };
        resolve({ release });
      });
    });
    ended.catch(reject);
  });

/** Makes this tab the one that changes the data set; null: another tab is. Without locks every tab may. */
export const holdDataSet = (locks: Locks | null, id: string): Promise<Hold | null> =>
  locks === null ? Promise.resolve(FREE) : requestHold(locks, id, { ifAvailable: true });

/** The same once no other tab is. Rejects when the signal aborts. */
const waitForDataSet = async (locks: Locks | null, id: string, signal: AbortSignal): Promise<Hold> =>
  (locks === null ? null : await requestHold(locks, id, { signal })) ?? FREE;

/** Which data set this tab may change. */
export interface Writer {
  /** Whether `id` is the one, from now on. */
  has(id: string): boolean;
  /** Becomes the one that changes `id`: at once (true), or later, when the other tab that does has gone. */
  take(id: string | null): Promise<boolean>;
}

/** @param late what `take` gave up on has come after all */
export function createWriter(locks: () => Locks | null, late: (id: string) => void): Writer {
  let held: { readonly id: string; readonly hold: Hold } | null = null;
  let waiting = new AbortController();

  function wait(id: string): void {
    const { signal } = waiting;
    waitForDataSet(locks(), id, signal).then(
      async (hold) => {
        // Another data set was opened in the meantime.
        if (signal.aborted) return hold.release();
        held = { id, hold };
        late(id);
      },
      () => undefined, // As above.
    );
  }

  return {
    has: (id) => held?.id === id,
    async take(id) {
      const before = held;
      held = null;
      waiting.abort();
      waiting = new AbortController();
      await before?.hold.release();
      if (id === null) return true;
      const hold = await holdDataSet(locks(), id);
      if (hold === null) wait(id);
      else held = { id, hold };
      return hold !== null;
    },
  };
}
