import { describe, expect, test } from 'vitest';
import {
  closingLine,
  exitCode,
  sum,
  tallyOfExit,
  tallyOfPlaywright,
  tallyOfVitest,
} from '../../../scripts/test/tally.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe("vitest's report", () => {
  test('is counted', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [file('passed', 'passed', 'passed'), file('failed', 'failed')],
    };
    expect(tallyOfVitest(report, 1)).toEqual({ passed: 2, failed: 1 });
  });

  test('counts a file that could not be loaded', () => {
    const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed'), file('failed')] };
    expect(tallyOfVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts an unhandled error, which only the exit code shows', () => {
    const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed')] };
    expect(tallyOfVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('that was never written counts as a failure', () => {
    expect(tallyOfVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe("Playwright's report", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1 };

  test('is counted; a test that passed only on a repetition has failed', () => {
    expect(tallyOfPlaywright({ stats }, 1)).toEqual({ passed: 3, failed: 2 });
  });

  test('counts errors outside of tests', () => {
    expect(tallyOfPlaywright({ stats, errors: [{}] }, 1)).toEqual({ passed: 3, failed: 3 });
  });

  test('that was never written counts as a failure', () => {
    expect(tallyOfPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

test('the closing line sums up everything', () => {
  expect(closingLine(sum([tallyOfExit(0), tallyOfExit(2), { passed: 5, failed: 0 }]))).toBe('6 passed, 1 failed');
});

test('only a run with tests and without failures succeeds', () => {
  expect(exitCode({ passed: 3, failed: 0 })).toBe(0);
  expect(exitCode({ passed: 3, failed: 1 })).toBe(1);
  expect(exitCode({ passed: 0, failed: 0 })).toBe(1);
});
