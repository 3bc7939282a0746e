import type { Language, MessageKey, Messages, Translate } from "../model/messages.ts";
import type { EntryNoun } from "../model/settings.ts";
import { fill } from "./fill.ts";
import { zhCN } from "./zh-CN/index.ts";

type Texts = Readonly<Record<keyof Messages, string>>;

/** Chinese is there from the start; any other language comes when it is asked for. */
const LATER: Readonly<Record<Exclude<Language, "zh-CN">, () => Promise<Texts>>> = {
  en: async () => (await import("./en/index.ts")).en,
};

const loaded = new Map<Language, Texts>([["zh-CN", zhCN]]);

/** Has the texts of a language at hand. Rejects where they cannot be fetched, and may then be called again. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language !== "zh-CN" && !loaded.has(language)) loaded.set(language, await LATER[language]());
}

/** The texts say 项目; works are 作品 and counted in 件. The settings speak of the word itself; English has one word. */
const ofWorks = (key: MessageKey, text: string): string =>
  key.startsWith("settings.") ? text : text.replaceAll("个项目", "件作品").replaceAll("项目", "作品");

/**
 * The translator of one language: `t("app.title")`, with values in {{name}}; `noun` is what entries are called.
 * @throws Error where `loadLanguage` has not brought the language's texts
 */
export function translator(language: Language, noun: EntryNoun = "项目"): Translate {
  const texts = loaded.get(language);
  if (texts === undefined) throw new Error(`the texts of ${language} are not loaded`);
  const textOf = (key: MessageKey): string => (noun === "作品" ? ofWorks(key, texts[key]) : texts[key]);
  return (key, values) => {
    const text = textOf(key);
    return values === undefined ? text : fill(text, values, language);
  };
}
