/** Counts passed and failed tests; a runner that ends with an error counts as at least one failure. */

import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
export const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});
type VitestReport = z.infer<typeof vitestReportSchema>;

/** The part of Playwright's JSON report that is counted. */
export const playwrightReportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).optional(),
});
type PlaywrightReport = z.infer<typeof playwrightReportSchema>;

/** Tally of a check without tests of its own, such as a type check, which counts as one test. */
export function tallyOfExit(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Adds a failure when the runner ended with an error but named no failed test, as after an unhandled error. */
function withExit(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** @param report undefined if the runner ended without writing one */
export function tallyOfVitest(report: VitestReport | undefined, code: number): Tally {
  if (report === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return withExit({ passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles }, code);
}

/** @param report undefined if the runner ended without writing one */
export function tallyOfPlaywright(report: PlaywrightReport | undefined, code: number): Tally {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  // A flaky test counts as failed, because it hides a race.
  return withExit({ passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) }, code);
}

/** The sum of several tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** The last line of `npm test`; build servers read it. */
export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** The exit code of a run: 1 after a failure, and for a run without any test. */
export function exitCode({ passed, failed }: Tally): number {
  return failed > 0 || passed === 0 ? 1 : 0;
}
