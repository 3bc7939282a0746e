import { standing } from "../report/provenance.ts";
import { clauseLine } from "../screens/filters/wording.ts";
import { useAppearance, useView } from "../screens/workspace.ts";
import { usePrinting } from "../ui/printing.ts";
import { SCREENS } from "./routes.tsx";

/** On top of every printed sheet: which contest and screen, what is filtered, as of when. Sheets part company. */
export function SheetHead() {
  const { t, language } = useAppearance();
  const { route, catalogue, selection, settings } = useView((view) => view);
  const isPrinting = usePrinting();
  const screen = SCREENS.find((known) => known.route === route);
  if (!isPrinting || catalogue === null || screen === undefined) return null;
  const { contest_name, as_of } = catalogue.settings;
  const words = { catalogue, settings, language, t };
  const filters = selection.map((clause) => clauseLine(clause, words));
  return (
    <div className="sheet-head">
      <p>
        <strong>{t(screen.title)}</strong>
        <span>{contest_name}</span>
      </p>
      <p>
        {standing({ filters, asOf: as_of, isDemo: catalogue.isDemo, t }).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    </div>
  );
}
