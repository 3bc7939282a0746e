/** What is looked for in a text; every string is normalised. */
export interface Findable {
  readonly term: string;
  /** Other spellings and true synonyms: a problem with any of them has the term. */
  readonly forms: readonly string[];
  /** Longer strings that hold the term's characters by accident (应用能力 for 用能): what lies inside does not count. */
  readonly except: readonly string[];
}

/** Half-open, in UTF-16 units of the text searched. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TermMatches<Entry extends Findable> {
  readonly entry: Entry;
  /** In the order of the text; spans of one term never overlap. */
  readonly spans: readonly Span[];
}

/** Finds every term of a lexicon in a normalised text; only terms that occur are listed, in the lexicon's order. */
export type Matcher<Entry extends Findable> = (normalised: string) => TermMatches<Entry>[];

interface Pattern {
  readonly entry: number;
  readonly isException: boolean;
  readonly startsLatin: boolean;
  readonly endsLatin: boolean;
}

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  readonly patterns: Pattern[];
}

interface Found {
  readonly matches: Span[];
  readonly exceptions: Span[];
}

/**
 * One trie over all forms and exceptions, so that a text is read once however long the lexicon is.
 *
 * The counting rule: a term is found wherever it or one of its forms stands, also inside a longer term (大模型 in
 * 农业大模型); from left to right, at each place the longest form, without overlap within the term; not where the match
 * lies inside one of its exceptions; and a form that begins or ends with a Latin letter or digit is a whole word there
 * (no AI in AIGC), case-sensitive.
 */
export function compileMatcher<Entry extends Findable>(lexicon: readonly Entry[]): Matcher<Entry> {
  const root = newNode();
  lexicon.forEach(({ term, forms, except }, entry) => {
    for (const form of [term, ...forms]) {
      const startsLatin = isLatin(form.charCodeAt(0));
      const endsLatin = isLatin(form.charCodeAt(form.length - 1));
      nodeOf(root, form).patterns.push({ entry, isException: false, startsLatin, endsLatin });
    }
    for (const longer of except) {
      nodeOf(root, longer).patterns.push({ entry, isException: true, startsLatin: false, endsLatin: false });
    }
  });

  return (text) => {
    const found = new Map<number, Found>();
    for (let start = 0; start < text.length; start++) {
      let node = root.next.get(text.charCodeAt(start));
      for (let end = start + 1; node; end++) {
        for (const pattern of node.patterns) {
          if (pattern.startsLatin && isLatin(text.charCodeAt(start - 1))) continue;
          if (pattern.endsLatin && isLatin(text.charCodeAt(end))) continue;
          const hits = found.get(pattern.entry) ?? { matches: [], exceptions: [] };
          found.set(pattern.entry, hits);
          (pattern.isException ? hits.exceptions : hits.matches).push({ start, end });
        }
        node = node.next.get(text.charCodeAt(end));
      }
    }
    // Of the terms that occur alone: a text has a few dozen of a lexicon's thousand.
    return [...found]
      .sort(([a], [b]) => a - b)
      .flatMap(([i, hits]) => {
        const entry = lexicon[i];
        const spans = withoutOverlap(hits);
        return entry && spans.length > 0 ? [{ entry, spans }] : [];
      });
  };
}

function withoutOverlap({ matches, exceptions }: Found): Span[] {
  const spans: Span[] = [];
  let free = 0;
  for (const { start, end } of matches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < free || exceptions.some((longer) => longer.start <= start && end <= longer.end)) continue;
    spans.push({ start, end });
    free = end;
  }
  return spans;
}

function newNode(): TrieNode {
  return { next: new Map(), patterns: [] };
}

function nodeOf(root: TrieNode, form: string): TrieNode {
  let node = root;
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    const next = node.next.get(unit) ?? newNode();
    node.next.set(unit, next);
    node = next;
  }
  return node;
}

/** Beyond either end of the text the unit is NaN, and no letter. */
function isLatin(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}
