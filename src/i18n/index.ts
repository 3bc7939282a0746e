import i18next from "i18next";
import type { Language, Messages, Translate } from "../model/messages.ts";
import { en } from "./en/index.ts";
import { zhCN } from "./zh-CN/index.ts";

const texts: Readonly<Record<Language, Readonly<Record<keyof Messages, string>>>> = { "zh-CN": zhCN, en };

const i18n = i18next.createInstance();
void i18n.init({
  lng: "zh-CN",
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React and ECharts escape what they draw; escaping here as well would show &amp;amp;.
  interpolation: { escapeValue: false },
  resources: { "zh-CN": { translation: texts["zh-CN"] }, en: { translation: texts.en } },
});

const fixed = (language: Language): Translate => {
  const t = i18n.getFixedT(language);
  // Most texts are only looked up: on a first drawing that is felt.
  return (key, values) => (values === undefined ? texts[language][key] : t(key, values));
};

const translators: Readonly<Record<Language, Translate>> = { "zh-CN": fixed("zh-CN"), en: fixed("en") };

/** The translator of one language: `t("app.title")`, with values in {{name}}. */
export const translator = (language: Language): Translate => translators[language];
