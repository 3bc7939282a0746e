import type { ReactNode } from "react";
import type { Catalogue } from "../../../model/catalogue.ts";
import { Button } from "../../../ui/Button.tsx";
import { useAppearance } from "../../workspace.ts";
import { blankRow, type FormFault, type FormField, type FormRow, SECTIONS, type SectionName } from "./form.ts";
import { choiceLabel, faultText, fieldLabel, keyText } from "./words.ts";

interface SectionProps {
  readonly section: SectionName;
  readonly rows: readonly FormRow[];
  readonly faults: readonly FormFault[];
  readonly catalogue: Catalogue;
  readonly onWrite: (row: number, field: string, value: string) => void;
  readonly onRows: (rows: readonly FormRow[]) => void;
  readonly children?: ReactNode;
}

/** One part of the settings: a table of fields, with rows to add, to take away and, where order counts, to move. */
export function Section({ section, rows, faults, catalogue, onWrite, onRows, children }: SectionProps) {
  const { t } = useAppearance();
  const { isOpen } = SECTIONS[section];
  const fields: readonly FormField[] = SECTIONS[section].fields;
  const swap = (a: number, b: number) => {
    const [first, second] = [rows[a], rows[b]];
    if (first === undefined || second === undefined) return;
    onRows(rows.map((row, place) => (place === a ? second : place === b ? first : row)));
  };
  return (
    <details
      className="settings-section"
      open={section === "contest" || section === "stages" || faults.length > 0 || undefined}
    >
      <summary>
        <h2>{t(`settings.${section}`)}</h2>
        <span className="data-quiet">{t(`settings.${section}.detail`)}</span>
      </summary>
      {children}
      <div className="settings-scroll">
        <table className="settings-table">
          <thead>
            <tr>
              {fields.map(({ name }) => (
                <th key={name} scope="col">
                  {fieldLabel(section, name, t)}
                </th>
              ))}
              {isOpen ? <th scope="col">{t("settings.row")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row being written has nothing else to be known by
              <tr key={place}>
                {fields.map((field) => {
                  const fault = faults.find((each) => each.row === place && each.field === field.name);
                  return field.isKey === true ? (
                    <th key={field.name} scope="row">
                      {keyText(field, row[field.name] ?? "", catalogue, t)}
                    </th>
                  ) : (
                    <td key={field.name}>
                      <Input
                        field={field}
                        label={`${fieldLabel(section, field.name, t)} ${place + 1}`}
                        value={row[field.name] ?? ""}
                        onChange={(value) => onWrite(place, field.name, value)}
                        fault={fault === undefined ? null : faultText(fault.rule, t)}
                      />
                    </td>
                  );
                })}
                {isOpen ? (
                  <td className="settings-row-actions">
                    {section === "areas" ? (
                      <>
                        <Button
                          aria-label={t("settings.up", { row: place + 1 })}
                          idle={place === 0}
                          onClick={() => swap(place, place - 1)}
                        >
                          ↑
                        </Button>
                        <Button
                          aria-label={t("settings.down", { row: place + 1 })}
                          idle={place === rows.length - 1}
                          onClick={() => swap(place, place + 1)}
                        >
                          ↓
                        </Button>
                      </>
                    ) : null}
                    <Button
                      aria-label={t("settings.remove.row", { row: place + 1 })}
                      onClick={() => onRows(rows.filter((_, at) => at !== place))}
                    >
                      {t("settings.remove")}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isOpen ? (
        <Button look="plain" onClick={() => onRows([...rows, blankRow(section)])}>
          {t("settings.add")}
        </Button>
      ) : null}
    </details>
  );
}

interface InputProps {
  readonly field: FormField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | null;
}

const TYPES = { text: "text", count: "text", moment: "datetime-local", date: "date" } as const;

function Input({ field, label, value, onChange, fault }: InputProps) {
  const { t } = useAppearance();
  const common = { "aria-label": label, "aria-invalid": fault !== null, title: fault ?? undefined, value };
  if (field.kind === "choice") {
    return (
      <select {...common} onChange={(event) => onChange(event.target.value)}>
        {(field.choices ?? []).map((each) => (
          <option key={each} value={each}>
            {choiceLabel(field.name, each, t)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        {...common}
        type={TYPES[field.kind]}
        inputMode={field.kind === "count" ? "numeric" : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault === null ? null : <span className="settings-fault">{fault}</span>}
    </>
  );
}
