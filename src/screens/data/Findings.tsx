import Tag from "antd/es/tag";
import type { ReactNode } from "react";
import type { Finding, Severity } from "../../ingest/table/source.ts";
import { useAppearance } from "../workspace.ts";
import { exampleText, findingText } from "./messages.ts";

const COLORS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "default" };
const ORDER: readonly Severity[] = ["error", "warning", "info"];

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** What can be said of a doubt; absent: nothing any more. */
  readonly judge?: (finding: Finding) => ReactNode;
}

/** What was repaired, doubted or set aside, gravest first, each with its first rows. */
export function Findings({ findings, judge }: FindingsProps) {
  const { t } = useAppearance();
  if (findings.length === 0) return <p className="data-quiet">{t("data.findings.none")}</p>;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className="data-findings">
      {sorted.map((finding) => (
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
      {texts.join("；")}
      {count > texts.length ? ` ${t("data.more", { count })}` : null}
    </div>
  );
}
