import Collapse from "antd/es/collapse";
import Tag from "antd/es/tag";
import { type ReactNode, useState } from "react";
import { type CitedRow, rowsNamed } from "../../ingest/outcome/cited-rows.ts";
import type { Finding, Severity } from "../../ingest/table/findings.ts";
import { useAppearance } from "../workspace.ts";
import { exampleText, findingText } from "./messages.ts";

const COLORS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "default" };
const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** Of more findings of one rule, each of another value, the first few stand open. */
const MANY = 5;
const FIRST = 3;

/** Rows of a file under its header. */
export interface NamedRows {
  readonly header: readonly string[];
  readonly cited: readonly CitedRow[];
}

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** Rows that the findings name, and the names of their columns; absent: none were read one by one. */
  readonly rows?: NamedRows | undefined;
  /** What can be said of a doubt; absent: nothing any more. */
  readonly judge?: ((finding: Finding) => ReactNode) | undefined;
}

/** What was repaired, doubted or set aside, gravest first, each with its first rows. */
export function Findings({ findings, rows, judge }: FindingsProps) {
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
      <FindingList findings={sorted.filter((finding) => !isFolded.has(finding))} rows={rows} judge={judge} />
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
                children: <FindingList findings={[first, ...others]} rows={rows} judge={judge} />,
              },
            ]}
          />
        ),
      )}
    </>
  );
}

function FindingList({ findings, rows, judge }: FindingsProps) {
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
          {rows === undefined ? null : <ItsRows finding={finding} rows={rows} />}
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

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** The rows that a finding is about, as they stand in the file. */
function ItsRows({ finding, rows: { header, cited } }: { readonly finding: Finding; readonly rows: NamedRows }) {
  const { t } = useAppearance();
  const [isOpen, setOpen] = useState(false);
  const named = new Set(rowsNamed(finding));
  const shown = cited.filter(({ row }) => named.has(row));
  if (shown.length === 0) return null;
  const about = new Set(finding.examples.map(({ column }) => column));
  return (
    <details className="data-cited" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("data.findings.rows", { count: shown.length })}</summary>
      {isOpen ? (
        <section className="data-scroll" aria-label={findingText(finding, t)} {...FOCUSABLE}>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t("data.row")}</th>
                {header.map((column) => (
                  <th scope="col" key={column} className={about.has(column) ? "data-name" : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, cells }) => (
                <tr key={row}>
                  <th scope="row">{row}</th>
                  {header.map((column, i) => (
                    <td key={column} className={about.has(column) ? "data-name" : undefined}>
                      {cells[i]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </details>
  );
}
