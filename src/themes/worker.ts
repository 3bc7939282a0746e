import { createTextReader, type TextReader } from "./text-reader.ts";
import type { Answer, Request } from "./worker-messages.ts";

/** Reading in a worker of its own: it takes several frames, and words are typed meanwhile. */

let reader: TextReader | null = null;

function answer(asked: Request): Answer {
  const { request, wordbook } = asked;
  if (wordbook !== null) reader = createTextReader(wordbook);
  if (reader === null) return { request, failure: "the worker of the themes was given no wordbook" };
  try {
    if ("problems" in asked) return { request, counts: reader.problems(asked) };
    return { request, themes: reader.entries(asked) };
  } catch (error) {
    return { request, failure: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => self.postMessage(answer(data)));
