import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";

export interface Violation {
  readonly id: string;
  readonly impact: string | null | undefined;
  readonly where: readonly string[];
}

/**
 * What axe finds wrong with the page, by all its rules or by those named. In the page itself, which has no frames, and
 * without a list of everything that is right: that takes axe ten times as long as looking.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<readonly Violation[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules === undefined ? {} : { runOnly: { type: "rule", values: [...rules] } }),
  });
  const found = await axe.analyze();
  return found.violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html) }));
}
