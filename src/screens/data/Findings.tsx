import Collapse from "antd/es/collapse";
import Tag from "antd/es/tag";
import type { ReactNode } from "react";
import type { Finding, Severity } from "../../ingest/table/source.ts";
import { useAppearance } from "../workspace.ts";
import { exampleText, findingText } from "./messages.ts";

const COLORS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "default" };
const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** Of more findings of one rule, each of another value, the first few stand open. */
const MANY = 5;
const FIRST = 3;

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** What can be said of a doubt; absent: nothing any more. */
  readonly judge?: ((finding: Finding) => ReactNode) | undefined;
}

/** What was repaired, doubted or set aside, gravest first, each with its first rows. */
export function Findings({ findings, judge }: FindingsProps) {
  const { t } = useAppearance();
  if (findings.length === 0) return <p className="data-quiet">{t("data.findings.none")}</p>;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  // Thirty names that match no track are one thing to look at: the first say what it is.
  const folded = [...new Set(sorted.map(({ rule }) => rule))].map((rule) => {
    const same = sorted.filter((finding) => finding.rule === rule);
    return same.length > MANY ? same.slice(FIRST) : [];
  });
  const isFolded = new Set(folded.flat());
  return (
    <>
      <FindingList findings={sorted.filter((finding) => !isFolded.has(finding))} judge={judge} />
      {folded.map(([first, ...others]) =>
        first === undefined ? null : (
          <Collapse
            ghost
            size="small"
            key={first.rule}
            items={[
              {
                key: "others",
                label: t("data.findings.others", { text: findingText(first, t), kinds: others.length + 1 }),
                children: <FindingList findings={[first, ...others]} judge={judge} />,
              },
            ]}
          />
        ),
      )}
    </>
  );
}

function FindingList({ findings, judge }: FindingsProps) {
  const { t } = useAppearance();
  return (
    <ul className="data-findings">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${JSON.stringify(finding.values)}`}>
          <Tag color={COLORS[finding.severity]}>{t(`data.severity.${finding.severity}`)}</Tag>
          <span>{findingText(finding, t)}</span>
          {finding.count > 1 ? (
            <span className="data-quiet"> {t("data.findings.count", { count: finding.count })}</span>
          ) : null}
          <Examples finding={finding} />
          {judge?.(finding)}
        </li>
      ))}
    </ul>
  );
}

function Examples({ finding: { examples, count } }: { readonly finding: Finding }) {
  const { t } = useAppearance();
  const texts = examples.map((example) => exampleText(example, t)).filter((text) => text !== "");
  if (texts.length === 0) return null;
  return (
    <div className="data-examples">
      {texts.join(t("data.list.long"))}
      {count > texts.length ? ` ${t("data.more", { count })}` : null}
    </div>
  );
}
