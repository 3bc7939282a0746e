import { type FormRow, keyOf, SECTION_NAMES, SECTIONS, type SettingsForm } from "./form-sections.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two forms say the same. */
export const sameForm = (a: SettingsForm, b: SettingsForm): boolean =>
  SECTION_NAMES.every((section) => same(a[section], b[section]));

/**
 * What a person was writing over `from`, over `to`: what nobody has touched follows what is loaded, so that a draft
 * that was begun before an import does not bring back what that import took away.
 */
export function rebased(form: SettingsForm, from: SettingsForm, to: SettingsForm): SettingsForm {
  const entries = SECTION_NAMES.map((section) => {
    const [rows, before, now] = [form[section], from[section], to[section]];
    if (same(rows, before)) return [section, now] as const;
    if (SECTIONS[section].isOpen) return [section, rows] as const;
    const key = keyOf(section);
    const rowOf = (list: readonly FormRow[], named: FormRow): FormRow | undefined =>
      key === undefined ? list[0] : list.find((row) => row[key] === named[key]);
    const gone = rows.filter((row) => rowOf(now, row) === undefined && !same(row, rowOf(before, row)));
    const merged = now.map((row) => {
      const [own, was] = [rowOf(rows, row), rowOf(before, row)];
      if (own === undefined) return row;
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, own[name] === was?.[name] ? value : (own[name] ?? value)]),
      );
    });
    return [section, [...merged, ...gone]] as const;
  });
  return { ...form, ...Object.fromEntries(entries) };
}
