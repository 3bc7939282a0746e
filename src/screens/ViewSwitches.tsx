import { chosenStage, scoreStep } from "../filters/bins.ts";
import { JUDGED_STAGES, type JudgedStage } from "../model/vocabulary.ts";
import { Choice } from "../ui/Choice.tsx";
import { stageName } from "./filters/wording.ts";
import { useAppearance, useFilters, useView } from "./workspace.ts";

/** 按序号 / 按数量. */
export function OrderSwitch() {
  const { t } = useAppearance();
  const order = useView((view) => view.settings.order);
  const set = useFilters((state) => state.set);
  return (
    <Choice
      label={t("screens.order")}
      value={order}
      onChange={(next) => set({ order: next })}
      options={[
        { value: "official", label: t("screens.order.official") },
        { value: "count", label: t("screens.order.count") },
      ]}
    />
  );
}

/** Which stage's scores are meant; stages are never pooled. */
export function StageSwitch() {
  const { t } = useAppearance();
  const { catalogue, settings } = useView((view) => view);
  const set = useFilters((state) => state.set);
  if (catalogue === null) return null;
  const scored = JUDGED_STAGES.filter((stage) => catalogue.scoreScales[stage] !== undefined);
  const chosen = chosenStage(settings, catalogue);
  if (chosen === null || scored.length < 2) return null;
  return (
    <Choice<JudgedStage>
      label={t("screens.stage")}
      value={chosen}
      // Bins belong to a stage: another stage starts with its own.
      onChange={(stage) => set({ stage, scoreStep: null })}
      options={scored.map((stage) => ({ value: stage, label: stageName(stage, { catalogue }) }))}
    />
  );
}

/** Bin widths on offer, in points. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/** How wide the bins of scores are. */
export function BinWidth() {
  const { t } = useAppearance();
  const { catalogue, settings } = useView((view) => view);
  const set = useFilters((state) => state.set);
  if (catalogue === null || chosenStage(settings, catalogue) === null) return null;
  const step = scoreStep(settings, catalogue);
  const proposed = scoreStep({ ...settings, scoreStep: null }, catalogue);
  const steps = [...new Set([...STEPS, proposed, step])].toSorted((a, b) => a - b);
  return (
    <label className="bin-width">
      {t("screens.bin-width")}
      <select
        value={step}
        onChange={(event) => {
          const width = Number(event.target.value);
          set({ scoreStep: width === proposed ? null : width });
        }}
      >
        {steps.map((width) => (
          <option key={width} value={width}>
            {t("screens.points", { count: width })}
          </option>
        ))}
      </select>
    </label>
  );
}
