import { type Settings, settingsSchema } from "../../model/settings.ts";
import { rowsOf, text } from "../answer-rows.ts";
import type { Engine } from "../types.ts";
import type { At } from "./at.ts";

/** @throws ZodError, SyntaxError where the table's values are no settings */
export async function readSettings(engine: Engine, at: At): Promise<Settings> {
  const rows = await rowsOf(engine, `SELECT key, value FROM ${at("settings")}`);
  return settingsSchema.parse(
    Object.fromEntries(rows.map((row) => [text(row, "key"), JSON.parse(text(row, "value") || "null")])),
  );
}
