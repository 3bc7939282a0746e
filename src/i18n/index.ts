import i18next from "i18next";
import type { Language, Messages, Translate } from "../model/messages.ts";
import type { EntryNoun } from "../model/settings.ts";
import { en } from "./en/index.ts";
import { zhCN } from "./zh-CN/index.ts";

type Texts = Readonly<Record<keyof Messages, string>>;

/** The texts say 项目; works are 作品 and counted in 件. The settings speak of the word itself. */
const ofWorks = Object.fromEntries(
  Object.entries(zhCN).map(([key, text]) => [
    key,
    key.startsWith("settings.") ? text : text.replaceAll("个项目", "件作品").replaceAll("项目", "作品"),
  ]),
) as Texts;

/** By what the contest calls its entries; English has one word for them. */
const texts: Readonly<Record<Language, Readonly<Record<EntryNoun, Texts>>>> = {
  "zh-CN": { 项目: zhCN, 作品: ofWorks },
  en: { 项目: en, 作品: en },
};

const i18n = i18next.createInstance();
void i18n.init({
  lng: "zh-CN",
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React and ECharts escape what they draw; escaping here as well would show &amp;amp;.
  interpolation: { escapeValue: false },
  ns: Object.keys(texts.en),
  resources: texts,
});

const fixed = (language: Language, noun: EntryNoun): Translate => {
  const t = i18n.getFixedT(language, noun);
  // Most texts are only looked up: on a first drawing that is felt.
  return (key, values) => (values === undefined ? texts[language][noun][key] : t(key, values));
};

const both = (language: Language): Readonly<Record<EntryNoun, Translate>> => ({
  项目: fixed(language, "项目"),
  作品: fixed(language, "作品"),
});

const translators: Readonly<Record<Language, Readonly<Record<EntryNoun, Translate>>>> = {
  "zh-CN": both("zh-CN"),
  en: both("en"),
};

/** The translator of one language: `t("app.title")`, with values in {{name}}; `noun` is what entries are called. */
export const translator = (language: Language, noun: EntryNoun = "项目"): Translate => translators[language][noun];
