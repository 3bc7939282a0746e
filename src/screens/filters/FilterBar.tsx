import { useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Late } from "../Late.tsx";
import { later } from "../later.ts";
import { useAppearance, useFilters, useView } from "../workspace.ts";
import { DroppedNotice } from "./DroppedNotice.tsx";
import { describeClause } from "./wording.ts";
import "./filters.css";

const AddFilter = later(() => import("./AddFilter.tsx"));

/** A button that has gone takes the focus with it: on to the chip in its place, the last one, or the bar. */
function focusChip(bar: HTMLElement | null, place: number): void {
  const buttons = bar?.querySelectorAll<HTMLElement>(".filters-chips button") ?? [];
  (buttons[Math.min(place, buttons.length - 1)] ?? bar)?.focus();
}

/** What is selected now, in words; each part can be taken away, and each field be chosen without a mouse. */
export function FilterBar() {
  const { t, language } = useAppearance();
  const { clear, undo, redo, canUndo, canRedo } = useFilters((state) => state);
  const view = useView((state) => state);
  const { catalogue, selection, settings } = view;
  const bar = useRef<HTMLElement>(null);
  const removed = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (removed.current === null) return;
    focusChip(bar.current, removed.current);
    removed.current = null;
  });
  return (
    <section ref={bar} tabIndex={-1} className="filters" aria-label={t("screens.filters")}>
      <div className="filters-row">
        {selection.length === 0 || catalogue === null ? (
          <p className="filters-none">{t("screens.filters.none")}</p>
        ) : (
          <ul className="filters-chips" aria-label={t("screens.filters.chosen")}>
            {selection.map((clause, place) => {
              const { name, value, all } = describeClause(clause, { catalogue, settings, language, t });
              return (
                <Chip
                  key={clause.field}
                  name={name}
                  value={value}
                  title={all}
                  removeLabel={t("screens.filters.remove", { name })}
                  onRemove={() => {
                    removed.current = place;
                    clear(clause.field);
                  }}
                />
              );
            })}
          </ul>
        )}
        <div className="filters-actions">
          <Late
            waiting={
              <Button look="plain" disabled>
                {t("screens.filters.add")}
              </Button>
            }
          >
            <AddFilter />
          </Late>
          <Button idle={selection.length === 0} onClick={() => clear()}>
            {t("screens.filters.clear")}
          </Button>
          <Button idle={!canUndo} onClick={undo} title={t("screens.undo.key")} aria-label={t("screens.undo")}>
            <Arrow />
          </Button>
          <Button idle={!canRedo} onClick={redo} title={t("screens.redo.key")} aria-label={t("screens.redo")}>
            <Arrow mirrored />
          </Button>
        </div>
      </div>
      <DroppedNotice />
    </section>
  );
}

const Arrow = ({ mirrored = false }: { readonly mirrored?: boolean }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={mirrored ? "mirrored" : ""}>
    <path
      d="M6 3L2.5 6.5 6 10M3 6.5h6.5a4 4 0 010 8H7"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
