import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Where a run writes the tests that needed a second attempt: a list of their names, as JSON. */
export const SECOND_ATTEMPTS = "CONTEST_LENS_SECOND_ATTEMPTS";

/** For vitest: its own reports do not say which tests failed before they passed. */
export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env[SECOND_ATTEMPTS];
    if (file === undefined) return;
    const flaky = modules.flatMap(({ relativeModuleId, children }) =>
      [...children.allTests("passed")]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `${relativeModuleId} > ${test.fullName}`),
    );
    writeFileSync(file, JSON.stringify(flaky));
  }
}
