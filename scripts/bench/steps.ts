import type { Page } from "playwright";
import { chartBox, settled } from "../drive.ts";

/** From a filter's change to the last panel's redraw, in milliseconds; empties the page's record. */
async function takeUpdates(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const durations = performance.getEntriesByName("filter-update", "measure").map((entry) => entry.duration);
    performance.clearMeasures("filter-update");
    return durations;
  });
}

export interface BrushSteps {
  /** The step that has nothing prepared: the pointer arrives and drags at once. */
  readonly first: number;
  readonly steps: readonly number[];
}

/** Drags over a chart step by step, each once the one before is drawn. Milliseconds from change to redraw. */
export async function brushSteps(page: Page, id: string, count: number): Promise<BrushSteps> {
  const box = await chartBox(page, id);
  const y = box.y + box.height / 2;
  const x = (step: number): number => box.x + box.width * (0.4 + (0.4 * step) / count);
  await takeUpdates(page);
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  const durations: number[] = [];
  for (let step = 1; step <= count; step += 1) {
    await page.mouse.move(x(step), y);
    // Two pictures: the app takes one step of a drag a picture.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await settled(page);
    durations.push(...(await takeUpdates(page)));
  }
  await page.mouse.up();
  await settled(page);
  const [first = Number.NaN, ...steps] = durations;
  return { first, steps };
}
