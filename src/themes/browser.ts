import type { TermCounts } from "./count.ts";
import type { Wordbook } from "./extract.ts";
import type { TermSource } from "./mentions.ts";
import type { UserWords } from "./user-words.ts";
import ThemesWorker from "./worker.ts?worker&inline";
import type { Answer, Request } from "./worker-messages.ts";

export type Extract = (problems: readonly TermSource[], words: UserWords) => Promise<TermCounts>;

/** `extractTerms` beside the page, in a worker that is started with the first request. Rejects with what it throws. */
export function startExtractor(wordbook: () => Wordbook): Extract {
  let worker: Worker | null = null;
  let requests = 0;
  const waiting = new Map<number, { resolve: (counts: TermCounts) => void; reject: (error: Error) => void }>();

  const start = (): Worker => {
    const started = new ThemesWorker();
    started.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      const asked = waiting.get(data.request);
      waiting.delete(data.request);
      if ("counts" in data) asked?.resolve(data.counts);
      else asked?.reject(new Error(data.failure));
    });
    started.addEventListener("error", ({ message }) => {
      started.terminate();
      worker = null;
      for (const { reject } of waiting.values()) reject(new Error(`themes worker: ${message}`));
      waiting.clear();
    });
    return started;
  };

  return (problems, words) =>
    new Promise((resolve, reject) => {
      const first = worker === null;
      worker ??= start();
      requests += 1;
      waiting.set(requests, { resolve, reject });
      const message: Request = { request: requests, problems, words, wordbook: first ? wordbook() : null };
      worker.postMessage(message);
    });
}
