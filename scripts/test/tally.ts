/** Counts what the test runners report, strictly: whatever ended badly counts as at least one failure. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

/** The part of Playwright's JSON report that is counted. */
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors?: readonly unknown[];
}

/** A check without tests of its own (a type check, lint) counts as one. */
export function tallyOfExit(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that ends with an error without naming a failed test has failed all the same (an unhandled error, a crash). */
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
  return withExit({ passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0) }, code);
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), { passed: 0, failed: 0 });
}

/** The last line of `npm test`; build servers read it. */
export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** A run without any test proves nothing. */
export function exitCode({ passed, failed }: Tally): number {
  return failed > 0 || passed === 0 ? 1 : 0;
}
