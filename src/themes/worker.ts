import { extractTerms, type Wordbook } from "./extract.ts";
import type { Answer, Request } from "./worker-messages.ts";

/** Extraction in a worker of its own: it takes several frames, and words are typed meanwhile. */

let known: Wordbook | null = null;

function answer({ request, problems, words, wordbook }: Request): Answer {
  known = wordbook ?? known;
  if (known === null) return { request, failure: "the worker of the themes was given no wordbook" };
  try {
    return { request, counts: extractTerms(problems, known, words) };
  } catch (error) {
    return { request, failure: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => self.postMessage(answer(data)));
