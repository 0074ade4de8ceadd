import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import {
  closingLine,
  exitCode,
  failureLines,
  failuresOfPlaywright,
  failuresOfVitest,
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

describe('the failures of the summary', () => {
  test('name the tests of vitest with what was expected, and the files that could not be loaded', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: join(ROOT, 'test/unit/one.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'sound' },
            {
              status: 'failed',
              fullName: 'money is kept',
              failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n  at x'],
            },
          ],
        },
        {
          name: join(ROOT, 'test/unit/two.test.ts'),
          status: 'failed',
          message: 'Unexpected token',
          assertionResults: [],
        },
      ],
    };
    expect(failureLines(failuresOfVitest(report))).toEqual([
      '    ✗ test/unit/one.test.ts › money is kept',
      '        expected 1 to be 2',
      '          at x',
      '    ✗ test/unit/two.test.ts',
      '        Unexpected token',
    ]);
    expect(failuresOfVitest(undefined)).toEqual([]);
  });

  test('name the tests of Playwright in nested groups, those of a second attempt, and errors outside of tests', () => {
    const spec = (title: string, ok: boolean, status: string, message?: string) => ({
      title,
      ok,
      file: 'sale.e2e.ts',
      line: 4,
      tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
    });
    const report = {
      stats: { expected: 1, unexpected: 1, flaky: 1 },
      errors: [{ message: 'no worker' }],
      suites: [
        {
          specs: [spec('sound', true, 'expected')],
          suites: [{ specs: [spec('broken', false, 'unexpected', 'late')] }],
        },
        { specs: [spec('twice', true, 'flaky', 'first time')] },
      ],
    };
    expect(failuresOfPlaywright(report)).toEqual([
      { name: 'sale.e2e.ts:4 › broken', message: 'late' },
      { name: 'sale.e2e.ts:4 › twice', message: 'first time' },
      { name: 'outside of the tests', message: 'no worker' },
    ]);
    expect(failuresOfPlaywright(undefined)).toEqual([]);
  });

  test('are bounded', () => {
    const many = Array.from({ length: 35 }, (_, index) => ({ name: String(index), message: 'x\n'.repeat(100) }));
    const lines = failureLines(many);
    expect(lines).toHaveLength(30 * 13 + 1);
    expect(lines.at(-1)).toBe('    and 5 more');
  });
});
