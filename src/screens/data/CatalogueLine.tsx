import type { Translate } from "../../model/messages.ts";
import { formatCount } from "../../panels/format.ts";
import { useAppearance } from "../workspace.ts";
import { type CatalogueChange, leavesCatalogue } from "./catalogue-tables.ts";

const PARTS = ["added", "changed", "gone", "same", "tracksChanged", "tracksKept"] as const;

/** What an announcement or a list of problems does to the catalogue, in one sentence. */
export function CatalogueLine({ change }: { readonly change: CatalogueChange }) {
  const { t } = useAppearance();
  return <p className="data-line">{catalogueText(change, t)}</p>;
}

export function catalogueText(change: CatalogueChange, t: Translate): string {
  if (leavesCatalogue(change)) return t("data.catalogue.same");
  const parts = PARTS.filter((part) => change[part] > 0).map((part) =>
    t(`data.catalogue.${part === "same" ? "same-problems" : part}`, { count: formatCount(change[part]) }),
  );
  return t("data.catalogue.change", { parts: parts.join(t("panels.comma")) });
}
