import Button from "antd/es/button";
import Select from "antd/es/select";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { DATE_ORDERS } from "../../ingest/values/times.ts";
import type { Translate } from "../../model/messages.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { Choice, type ChoiceOption } from "../../ui/Choice.tsx";
import { useAppearance } from "../workspace.ts";
import type { ImportStore, OpenQuestion } from "./import-state.ts";
import { ACCEPT, openQuestions } from "./open-questions.ts";

/** As many stand side by side; of more, a list opens. */
const FEW = 4;
const NONE = "";

/** What only a person knows, each once for all files of a shape, with what is taken as long as nobody answers. */
export function OpenQuestions({ store }: { readonly store: ImportStore }) {
  const { t } = useAppearance();
  const { files, built, answers, recalled } = useStore(
    store,
    useShallow(({ files, built, answers, recalled }) => ({ files, built, answers, recalled })),
  );
  const said = new Set(answers.map(({ asked }) => asked.key));
  const open = openQuestions(files, built?.reports ?? []).filter(({ key }) => !said.has(key));
  const all = [...answers, ...open.map((asked) => ({ asked, answer: null }))];
  if (all.length === 0 && recalled.size === 0) return null;
  return (
    <section className="data-file" aria-label={t("data.questions")}>
      <h2>{open.length === 0 ? t("data.questions.done") : t("data.questions.count", { count: open.length })}</h2>
      {recalled.size === 0 ? null : (
        <p className="data-line data-recalled">
          {t("data.questions.recalled", { count: recalled.size })}
          <Button size="small" onClick={() => void store.actions.askAgain()}>
            {t("data.questions.again")}
          </Button>
        </p>
      )}
      {all.map(({ asked, answer }) => (
        <Asked
          key={asked.key}
          asked={asked}
          answer={answer}
          isAnswered={said.has(asked.key)}
          onAnswer={(next) => void store.actions.answer(asked, next)}
        />
      ))}
    </section>
  );
}

interface AskedProps {
  readonly asked: OpenQuestion;
  readonly answer: string | null;
  readonly isAnswered: boolean;
  readonly onAnswer: (answer: string | null) => void;
}

function Asked({ asked: { question, sheets }, answer, isAnswered, onAnswer }: AskedProps) {
  const { t } = useAppearance();
  const { assumed, choices } = question;
  const columns = question.columns.join(t("data.list"));
  const isOfYears = question.question === "date_order" && choices.includes("year");
  const label = t(isOfYears ? "data.question.date_order.year" : `data.question.${question.question}`, { columns });
  const options = optionsOf(question, t);
  const value = answer ?? assumed ?? NONE;
  const [first, ...more] = sheets;
  const where =
    first === undefined
      ? ""
      : [first.sheet.file, first.sheet.sheet ?? ""].join(" ").trim() +
        (more.length === 0 ? "" : t("data.question.more", { count: sheets.length }));
  return (
    <div className="data-question">
      <p className="data-line">{label}</p>
      <p className="data-line data-quiet">{where}</p>
      {question.question === "matches" ? (
        <p className="data-line data-quiet">{choices.join(t("data.list.long"))}</p>
      ) : null}
      <div className="data-question-answer">
        {options.length <= FEW ? (
          <Choice label={label} value={value} options={options} onChange={(next) => onAnswer(next || null)} />
        ) : (
          <Select
            className="data-select"
            aria-label={label}
            showSearch={{ optionFilterProp: "label" }}
            value={value}
            options={options.map((option) => ({ ...option }))}
            onChange={(next: string) => onAnswer(next || null)}
          />
        )}
        {isAnswered ? (
          <span className="data-quiet">{t("data.question.answered")}</span>
        ) : assumed === null ? null : (
          <Button size="small" onClick={() => onAnswer(assumed)}>
            {t("data.question.confirm")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What is taken as long as nobody answers is marked. */
function optionsOf(
  { question, assumed, choices }: OpenQuestion["question"],
  t: Translate,
): readonly ChoiceOption<string>[] {
  const marked = (value: string, label: string): ChoiceOption<string> => ({
    value,
    label: value === (assumed ?? NONE) ? t("data.question.default", { label }) : label,
  });
  switch (question) {
    case "stage":
      return JUDGED_STAGES.map((stage) => marked(stage, t(`data.stage.${stage}`)));
    case "date_order":
      return DATE_ORDERS.filter((order) => choices.includes(order)).map((order) =>
        marked(order, t(`data.question.${order}`)),
      );
    case "entry":
      return [marked(NONE, t("data.question.none")), ...choices.map((header) => marked(header, header))];
    case "matches":
      return [marked(NONE, t("data.question.reject")), marked(ACCEPT, t("data.question.accept"))];
  }
}
