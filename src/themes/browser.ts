import type { Wordbook } from "./extract.ts";
import type { TextReader } from "./text-reader.ts";
import ThemesWorker from "./worker.ts?worker&inline";
import type { Answer, EntriesRequest, ProblemsRequest, Request } from "./worker-messages.ts";

/** A text reader beside whatever else is going on; each function rejects with what the reader throws. */
export type RemoteTextReader = {
  readonly [Kind in keyof TextReader]: (
    ...asked: Parameters<TextReader[Kind]>
  ) => Promise<ReturnType<TextReader[Kind]>>;
};

/** A reader in a worker, which is started with the first request. */
export function startTextReader(wordbook: () => Wordbook): RemoteTextReader {
  let worker: Worker | null = null;
  let requests = 0;
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();

  const start = (): Worker => {
    const started = new ThemesWorker();
    started.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      waiting.get(data.request)?.resolve(data);
      waiting.delete(data.request);
    });
    started.addEventListener("error", ({ message }) => {
      started.terminate();
      worker = null;
      for (const { reject } of waiting.values()) reject(new Error(`themes worker: ${message}`));
      waiting.clear();
    });
    return started;
  };

  const ask = (asked: ProblemsRequest | EntriesRequest): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const first = worker === null;
      worker ??= start();
      requests += 1;
      waiting.set(requests, { resolve, reject });
      const message: Request = { request: requests, wordbook: first ? wordbook() : null, ...asked };
      worker.postMessage(message);
    });
  const failed = (answer: Answer): Error =>
    new Error("failure" in answer ? answer.failure : "the worker of the themes answered something else");

  return {
    async problems(asked) {
      const answer = await ask(asked);
      if ("counts" in answer) return answer.counts;
      throw failed(answer);
    },
    async entries(asked) {
      const answer = await ask(asked);
      if ("themes" in answer) return answer.themes;
      throw failed(answer);
    },
  };
}
