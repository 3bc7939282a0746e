import type { ReactNode } from "react";
import { useAppearance } from "../../workspace.ts";
import { Disclosure } from "./Disclosure.tsx";
import type { FormRow, SectionName } from "./form-sections.ts";
import { Rows, type RowsProps } from "./Rows.tsx";

/** These are open from the start: they are what a week begins with. */
const AT_HAND: readonly SectionName[] = ["contest", "stages"];

interface Props extends Omit<RowsProps, "shown"> {
  readonly above?: ReactNode;
  readonly below?: ReactNode;
}

/** One part of the settings. */
export function Section({ above, below, ...rest }: Props) {
  const { t } = useAppearance();
  const { section, faults } = rest;
  return (
    <Disclosure
      className="settings-section"
      isOpenAtFirst={AT_HAND.includes(section)}
      calls={faults.length > 0}
      summary={
        <>
          <h2>{t(`settings.${section}`)}</h2>
          <span className="data-quiet">{t(`settings.${section}.detail`)}</span>
        </>
      }
    >
      {above}
      {section === "limits" ? <LimitRows {...rest} /> : <Rows {...rest} />}
      {below}
    </Disclosure>
  );
}

/** More than a hundred problems, track by track. */
function LimitRows({ rows, faults, catalogue, ...rest }: Omit<RowsProps, "shown">) {
  const { t } = useAppearance();
  const trackOf = new Map(catalogue.problems.map(({ problem_id, track_id }) => [problem_id, track_id]));
  const named = catalogue.tracks.map(({ track_id, track_name }) => ({ id: track_id, name: track_name }));
  const isOf = (row: FormRow, id: string): boolean => trackOf.get(row.problem_id ?? "") === id;
  const groups = [
    ...named.map(({ id, name }) => ({ name, places: rows.flatMap((row, place) => (isOf(row, id) ? [place] : [])) })),
    {
      name: t("settings.limits.other"),
      places: rows.flatMap((row, place) => (named.some(({ id }) => isOf(row, id)) ? [] : [place])),
    },
  ];
  return groups
    .filter(({ places }) => places.length > 0)
    .map(({ name, places }) => {
      const own = faults.filter((fault) => places.includes(fault.row));
      const count = places.filter((place) => (rows[place]?.max_entries ?? "") !== "").length;
      return (
        <Disclosure
          key={name}
          className="settings-group"
          calls={own.length > 0}
          summary={t("settings.limits.set", { track: name, count, all: places.length })}
        >
          <Rows {...rest} rows={rows} shown={places} faults={own} catalogue={catalogue} />
        </Disclosure>
      );
    });
}
