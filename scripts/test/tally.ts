/** Counts passed and failed tests; a runner that ends with an error counts as at least one failure. */

import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { ROOT } from '../setup/project.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** A failed test as the summary names it. A build server often keeps only the end of the output. */
export interface Failure {
  /** File, and the names of the groups and of the test. */
  readonly name: string;
  /** What was expected, and where. */
  readonly message: string;
}

/** Longest part of a failure's message that the summary repeats, in lines and in characters of a line. */
const MESSAGE_LINES = 12;
const LINE_LENGTH = 200;

/** Most failures that the summary names: more of them have one cause. */
const NAMED_FAILURES = 30;

/** The part of vitest's JSON report that is counted. */
export const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string().default(''),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string().default(''),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
type VitestReport = z.input<typeof vitestReportSchema>;

const playwrightSpecSchema = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().default('') }).optional() })),
    }),
  ),
});

interface PlaywrightSuite {
  specs?: z.input<typeof playwrightSpecSchema>[] | undefined;
  suites?: PlaywrightSuite[] | undefined;
}

const playwrightSuiteSchema: z.ZodType<PlaywrightSuite, PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpecSchema).optional(), suites: z.array(playwrightSuiteSchema).optional() }),
);

/** The part of Playwright's JSON report that is counted. */
export const playwrightReportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })).optional(),
  suites: z.array(playwrightSuiteSchema).optional(),
});
type PlaywrightReport = z.input<typeof playwrightReportSchema>;

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

/** The failed tests of vitest's report, and the files that could not be loaded. */
export function failuresOfVitest(report: VitestReport | undefined): readonly Failure[] {
  return (report?.testResults ?? []).flatMap((file) => {
    const path = relative(ROOT, file.name ?? '');
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (file.status === 'failed' && failed.length === 0) return [{ name: path, message: file.message ?? '' }];
    return failed.map((test) => ({
      name: `${path} › ${test.fullName ?? ''}`,
      message: (test.failureMessages ?? []).join('\n'),
    }));
  });
}

function specsOf(suites: readonly PlaywrightSuite[]): readonly z.input<typeof playwrightSpecSchema>[] {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}

/** The failed tests of Playwright's report, those that passed only on a repetition, and errors outside of tests. */
export function failuresOfPlaywright(report: PlaywrightReport | undefined): readonly Failure[] {
  const failed = specsOf(report?.suites ?? []).filter(
    (spec) => !spec.ok || spec.tests.some(({ status }) => status === 'flaky'),
  );
  const outside = report?.errors ?? [];
  return [
    ...failed.map((spec) => {
      const errors = spec.tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []));
      return { name: `${spec.file}:${String(spec.line)} › ${spec.title}`, message: errors[0] ?? '' };
    }),
    ...outside.map(({ message }) => ({ name: 'outside of the tests', message: message ?? '' })),
  ];
}

/** The failures as lines of the summary: names, and the beginning of each message. */
export function failureLines(failures: readonly Failure[]): readonly string[] {
  const named = failures.slice(0, NAMED_FAILURES).flatMap(({ name, message }) => {
    const lines = stripVTControlCharacters(message)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
      .slice(0, MESSAGE_LINES);
    return [`    ✗ ${name}`, ...lines.map((line) => `        ${line.slice(0, LINE_LENGTH)}`)];
  });
  const rest = failures.length - NAMED_FAILURES;
  return rest > 0 ? [...named, `    and ${String(rest)} more`] : named;
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
