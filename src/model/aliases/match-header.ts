import { CONCEPTS, type Concept, HEADER_WORDS } from "./concepts.ts";
import { normaliseName } from "./normalise-name.ts";

/** 3、队长姓名, Q3. Name: forms number their questions. */
const QUESTION = /^\s*(?:Q\s*\d{1,3}(?:\s*[、.．:：)]|\s)|\d{1,3}\s*(?:[、．:：)]|\.(?!\d)))\s*(?=\S)/i;

/** A question without the number that its form gives it. */
export const withoutQuestionNumber = (header: string): string => header.normalize("NFKC").replace(QUESTION, "");

/** The forms under which a header is looked up: as it stands, then without remarks in brackets. */
function forms(header: string): readonly string[] {
  const plain = withoutQuestionNumber(header);
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, "");
  // A joined header (初赛/评委一/得分, content/title/value) also goes by its last part that says something.
  const last =
    plain
      .replace(/\/(?:value|text|#text)$/i, "")
      .split("/")
      .pop() ?? plain;
  // Team # is the team's number.
  const counted = /[^\s#]\s*#$/.test(plain) ? [plain.replace(/\s*#$/, " no")] : [];
  return [...counted, plain, bare, last].map(normaliseName).filter((form) => form !== "");
}

/** What stands for several columns is the first's. */
const byHeader: ReadonlyMap<string, Concept> = (() => {
  const map = new Map<string, Concept>();
  const put = (name: string, concept: Concept): void => {
    const key = normaliseName(name);
    if (!map.has(key)) map.set(key, concept);
  };
  const words: Readonly<Partial<Record<Concept, readonly string[]>>> = HEADER_WORDS;
  for (const concept of CONCEPTS) {
    put(concept, concept);
    for (const word of words[concept] ?? []) put(word, concept);
  }
  return map;
})();

export interface HeaderMatch {
  readonly concept: Concept;
  /** own: the model's name; alias: a listed word; partial: a listed word once remarks are taken off. */
  readonly by: "own" | "alias" | "partial";
}

/** The concept a header stands for; null where it is none that is known. */
export function matchHeader(header: string): HeaderMatch | null {
  for (const [index, form] of forms(header).entries()) {
    const concept = byHeader.get(form);
    if (concept === undefined) continue;
    if (index > 0 && form !== normaliseName(withoutQuestionNumber(header))) return { concept, by: "partial" };
    return { concept, by: normaliseName(concept) === form ? "own" : "alias" };
  }
  return null;
}

export const isKnownHeader = (header: string): boolean => matchHeader(header) !== null;
