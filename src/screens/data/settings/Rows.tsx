import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { Catalogue } from "../../../model/catalogue.ts";
import { Button } from "../../../ui/Button.tsx";
import { useAppearance } from "../../workspace.ts";
import { FieldInput, fieldId } from "./FieldInput.tsx";
import { blankRow, type FormRow, fieldsOf, SECTIONS, type SectionName } from "./form-sections.ts";
import type { FormFault } from "./read-form.ts";
import { fieldLabel, keyText } from "./words.ts";

export interface RowsProps {
  readonly section: SectionName;
  readonly rows: readonly FormRow[];
  /** Those shown, by their place among the rows; all of them unless told otherwise. */
  readonly shown?: readonly number[];
  readonly faults: readonly FormFault[];
  readonly catalogue: Catalogue;
  readonly onWrite: (row: number, field: string, value: string) => void;
  readonly onRows: (rows: readonly FormRow[]) => void;
}

/** A section's rows as a table of fields, with rows to add, to take away and, where order counts, to move. */
export function Rows({ section, rows, shown, faults, catalogue, onWrite, onRows }: RowsProps) {
  const { t } = useAppearance();
  const { isOpen } = SECTIONS[section];
  const fields = fieldsOf(section);
  const focus = useFocusAfter();
  const places = shown ?? rows.map((_, place) => place);
  const swap = (from: number, to: number, button: string): void => {
    const [moved, other] = [rows[from], rows[to]];
    if (moved === undefined || other === undefined) return;
    focus(fieldId(section, to, button));
    onRows(rows.map((row, place) => (place === from ? other : place === to ? moved : row)));
  };
  const addId = `settings-${section}-add`;
  return (
    <>
      {places.length === 0 ? null : (
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
            {places.map((place) => {
              const row = rows[place] ?? {};
              return (
                <tr key={place}>
                  {fields.map((field) => {
                    const label = fieldLabel(section, field.name, t);
                    if (field.kind === "key") {
                      return (
                        <th key={field.name} scope="row" data-label={label}>
                          {keyText(row[field.name] ?? "", catalogue)}
                        </th>
                      );
                    }
                    return (
                      <td key={field.name} data-label={label}>
                        {field.kind === "note" ? (
                          <span className="settings-note">{row[field.name]}</span>
                        ) : (
                          <FieldInput
                            section={section}
                            place={place}
                            field={field}
                            row={row}
                            fault={faults.find((each) => each.row === place && each.field === field.name)}
                            catalogue={catalogue}
                            onWrite={(value) => onWrite(place, field.name, value)}
                          />
                        )}
                      </td>
                    );
                  })}
                  {isOpen ? <td className="settings-row-actions">{actionsOf(place)}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {isOpen ? (
        <Button
          id={addId}
          look="plain"
          onClick={() => {
            focus(fieldId(section, rows.length, fields[0]?.name ?? ""));
            onRows([...rows, blankRow(section)]);
          }}
        >
          {t("settings.add")}
        </Button>
      ) : null}
    </>
  );

  function actionsOf(place: number): ReactNode {
    return (
      <>
        {section === "areas" ? (
          <>
            <Button
              id={fieldId(section, place, "up")}
              aria-label={t("settings.up", { row: place + 1 })}
              idle={place === 0}
              onClick={() => swap(place, place - 1, "up")}
            >
              ↑
            </Button>
            <Button
              id={fieldId(section, place, "down")}
              aria-label={t("settings.down", { row: place + 1 })}
              idle={place === rows.length - 1}
              onClick={() => swap(place, place + 1, "down")}
            >
              ↓
            </Button>
          </>
        ) : null}
        <Button
          id={fieldId(section, place, "remove")}
          aria-label={t("settings.remove.row", { row: place + 1 })}
          onClick={() => {
            focus(rows.length === 1 ? addId : fieldId(section, Math.min(place, rows.length - 2), "remove"));
            onRows(rows.filter((_, at) => at !== place));
          }}
        >
          {t("settings.remove")}
        </Button>
      </>
    );
  }
}

/** Puts the focus where the row has gone, once it is there: whoever works by keyboard goes on from it. */
function useFocusAfter(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current !== null) document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  });
  return (id) => {
    wanted.current = id;
  };
}
