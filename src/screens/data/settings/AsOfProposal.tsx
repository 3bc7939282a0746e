import { useEffect, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { useAppearance, useView, useWorkspace } from "../../workspace.ts";
import { momentText } from "./form-texts.ts";

const MINUTE = 60_000;
const LATEST = `SELECT max(epoch_ms(t))::DOUBLE AS latest
  FROM (SELECT registered_at AS t FROM entries UNION ALL SELECT submitted_at FROM entries)`;

/** 数据截至 is a person's to confirm; the data only propose: the minute by which all of them had come in. */
export function AsOfProposal({ onTake }: { readonly onTake: (moment: string) => void }) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const [latest, setLatest] = useState<string | null>(null);
  useEffect(() => {
    if (catalogue === null) return;
    const stop = new AbortController();
    session.query(LATEST, { signal: stop.signal }).then(
      (columns) => {
        const minute = Math.ceil(Number(columns.latest?.[0] ?? Number.NaN) / MINUTE) * MINUTE;
        setLatest(Number.isNaN(minute) ? null : momentText(new Date(minute).toISOString().slice(0, 19)));
      },
      // Without a database there is nothing to propose; that it failed is said at the head of the page.
      () => setLatest(null),
    );
    return () => stop.abort(new DOMException("the data changed", "AbortError"));
  }, [session, catalogue]);
  return (
    <p className="settings-proposal">
      {latest === null ? null : (
        <Button look="plain" onClick={() => onTake(latest)}>
          {t("settings.as-of.propose", { time: latest })}
        </Button>
      )}
    </p>
  );
}
