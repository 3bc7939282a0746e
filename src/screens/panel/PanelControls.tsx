import type { ReactNode } from "react";
import { chosenStage, scoreStep } from "../../filters/bins.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import type { Panel, PanelControl, SharedControl } from "../../panels/types.ts";
import { Choice } from "../../ui/Choice.tsx";
import { Select } from "../../ui/Select.tsx";
import { stageName } from "../filters/wording.ts";
import { useAppearance, useFilters, useView } from "../workspace.ts";

export interface PanelControlsProps {
  readonly panel: Panel;
  /** Of the panel's own ways only those in which it is looked at now, so that one can go back. */
  readonly isBrief: boolean;
}

/** The ways to look at a panel, as it names them. */
export function PanelControls({ panel, isBrief }: PanelControlsProps) {
  const { catalogue, selection, settings } = useView((view) => view);
  if (catalogue === null) return null;
  return panel
    .controls({ catalogue, selection, settings })
    .filter((control) => typeof control === "string" || !isBrief || settings.choices[control.name] !== undefined)
    .map((control) =>
      typeof control === "string" ? SHARED[control] : <OwnControl key={control.name} control={control} />,
    );
}

/** More options than this do not stand side by side. */
const IN_SIGHT = 4;

function OwnControl({ control: { name, label, options, initial } }: { readonly control: PanelControl }) {
  const { t } = useAppearance();
  const chosen = useView(({ settings }) => settings.choices[name]);
  const choose = useFilters((state) => state.choose);
  const Input = options.length > IN_SIGHT ? Select : Choice;
  return (
    <Input
      label={t(label)}
      options={options.map((option) => ({ value: option.value, label: option.label(t) }))}
      value={options.some(({ value }) => value === chosen) && chosen !== undefined ? chosen : initial}
      onChange={(value) => choose(name, value === initial ? null : value)}
    />
  );
}

/** 按序号 / 按数量. */
function OrderSwitch() {
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
function StageSwitch() {
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
function BinWidth() {
  const { t } = useAppearance();
  const { catalogue, settings } = useView((view) => view);
  const set = useFilters((state) => state.set);
  if (catalogue === null || chosenStage(settings, catalogue) === null) return null;
  const step = scoreStep(settings, catalogue);
  const proposed = scoreStep({ ...settings, scoreStep: null }, catalogue);
  const steps = [...new Set([...STEPS, proposed, step])].toSorted((a, b) => a - b);
  return (
    <Select
      label={t("screens.bin-width")}
      options={steps.map((width) => ({ value: String(width), label: t("screens.points", { count: width }) }))}
      value={String(step)}
      onChange={(value) => set({ scoreStep: Number(value) === proposed ? null : Number(value) })}
    />
  );
}

const SHARED: Readonly<Record<SharedControl, ReactNode>> = {
  order: <OrderSwitch key="order" />,
  stage: <StageSwitch key="stage" />,
  "score-step": <BinWidth key="score-step" />,
};
