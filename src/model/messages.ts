/**
 * The texts of the interface, keyed. The dictionary itself lives in i18n/, which fills this interface by
 * declaration merging, so that panels speak with typed keys without importing a language.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by i18n/zh-CN.ts through declaration merging
export interface Messages {}

export type MessageKey = keyof Messages & string;

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export type Language = "zh-CN" | "en";
