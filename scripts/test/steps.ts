/** The steps of `npm test` and `npm run check`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { unhandledResults } from '../lint/unhandled-results.ts';
import { ROOT } from '../setup/project.ts';
import { supplyChainFindings } from './supply-chain.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { COMPILED, REPORTS, tool, toolBeside } from './tool.ts';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  tallyOfExit,
  tallyOfPlaywright,
  tallyOfVitest,
  type Failure,
  type Tally,
  playwrightReportSchema,
  vitestReportSchema,
} from './tally.ts';

const E2E_CONFIG = join('test', 'e2e', 'playwright.config.ts');

/**
 * The projects of the type check: three for the tree (app has neither DOM nor Node), one for the set-up's JavaScript.
 */
export const PROJECTS = ['app/tsconfig.json', 'renderer/tsconfig.json', 'tsconfig.json', 'scripts/tsconfig.json'];

/** Path of a runner's report, after the report of the previous run was removed. */
function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, name);
  rmSync(file, { force: true });
  return file;
}

function readReport<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the compile cache, which would otherwise keep the results of older sources. */
function forgetCompiled(): void {
  rmSync(COMPILED.NODE_COMPILE_CACHE, { recursive: true, force: true });
}

/**
 * Type check of one project, by the compiler in native code: a fifth of the time. The contract tests read syntax trees
 * with the one in JavaScript, which is a package of its own.
 */
export async function typeCheck(project: string): Promise<Tally> {
  return tallyOfExit(
    await toolBeside('typescript-native/bin/tsc', [
      '--project',
      project,
      ...(process.stdout.isTTY ? ['--pretty'] : []),
    ]),
  );
}

/** The linter on the whole repository, and the one rule that it does not have. */
export async function lint(): Promise<Tally> {
  const code = await toolBeside('oxlint/bin/oxlint', ['--deny-warnings']);
  const places = unhandledResults(ROOT, ['tsconfig.json', 'renderer/tsconfig.json']);
  for (const place of places) process.stderr.write(`✗ ${place}: this Result is not looked at; handle its error\n`);
  return tallyOfExit(code + places.length);
}

/** Check of the format by prettier. */
export async function format(): Promise<Tally> {
  return tallyOfExit(await toolBeside('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']));
}

/** Check for unused files, exports and packages by knip. */
export async function unused(): Promise<Tally> {
  const strict = ['--no-progress', '--treat-config-hints-as-errors'];
  return tallyOfExit(await toolBeside('knip/bin/knip.js', strict));
}

/** Check of what is installed: hashes, origins, scripts and licences of the lock file. */
export function supplyChain(): Promise<Tally> {
  const findings = supplyChainFindings(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
    readFileSync(join(ROOT, '.npmrc'), 'utf8'),
  );
  for (const finding of findings) process.stderr.write(`✗ ${finding}\n`);
  return Promise.resolve(tallyOfExit(findings.length));
}

/** What a runner of tests found: counts, and the failed tests by name. */
export interface Run extends Tally {
  readonly failures?: readonly Failure[];
}

/** The tests of vitest; `args` go to vitest. */
export async function unitTests(args: readonly string[]): Promise<Run> {
  const report = freshReport('vitest.json');
  forgetCompiled();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await withTemporaryFolder((TMPDIR) =>
    tool('vitest/vitest.mjs', ['run', ...reporters, ...args], { ...COMPILED, TMPDIR }),
  );
  const read = readReport(report, vitestReportSchema);
  return { ...tallyOfVitest(read, code), failures: failuresOfVitest(read) };
}

/** The tests of Playwright; `args` go to Playwright. */
export async function endToEndTests(args: readonly string[], env: Record<string, string>): Promise<Run> {
  if (!existsSync(join(ROOT, E2E_CONFIG))) {
    process.stderr.write(`✗ ${E2E_CONFIG} is missing: there are no end-to-end tests to run\n`);
    return { passed: 0, failed: 1 };
  }
  const report = freshReport('playwright.json');
  forgetCompiled();
  const settings = ['--config', E2E_CONFIG, '--reporter=list,json', '--output', join(REPORTS, 'e2e')];
  const code = await withTemporaryFolder((TMPDIR) =>
    tool('@playwright/test/cli.js', ['test', ...settings, ...args], {
      ...env,
      TMPDIR,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
  );
  const read = readReport(report, playwrightReportSchema);
  return { ...tallyOfPlaywright(read, code), failures: failuresOfPlaywright(read) };
}
