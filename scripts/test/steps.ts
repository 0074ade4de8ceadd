/** The single steps of `npm test` and `npm run check`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ROOT } from '../setup/project.ts';
import { COMPILED, REPORTS, tool, toolBeside } from './tool.ts';
import {
  tallyOfExit,
  tallyOfPlaywright,
  tallyOfVitest,
  type Tally,
  playwrightReportSchema,
  vitestReportSchema,
} from './tally.ts';

const E2E_CONFIG = join('test', 'e2e', 'playwright.config.ts');

/** The whole tree under its three sets of rules (app without DOM and Node), and the set-up's plain JavaScript. */
export const PROJECTS = ['app/tsconfig.json', 'renderer/tsconfig.json', 'tsconfig.json', 'scripts/tsconfig.json'];

/** Where a runner has to write its report; the one of the last run must not be taken for it. */
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

/** What was compiled of older sources would only grow. */
function forgetCompiled(): void {
  rmSync(COMPILED.NODE_COMPILE_CACHE, { recursive: true, force: true });
}

export async function typeCheck(project: string): Promise<Tally> {
  return tallyOfExit(
    await toolBeside('typescript/bin/tsc', ['--project', project, ...(process.stdout.isTTY ? ['--pretty'] : [])]),
  );
}

export async function lint(): Promise<Tally> {
  return tallyOfExit(
    await toolBeside('eslint/bin/eslint.js', ['.', '--max-warnings=0', ...(process.stdout.isTTY ? ['--color'] : [])]),
  );
}

export async function format(): Promise<Tally> {
  return tallyOfExit(await toolBeside('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']));
}

/** Files, exports and packages that nothing uses. */
export async function unused(): Promise<Tally> {
  const strict = ['--no-progress', '--treat-config-hints-as-errors'];
  return tallyOfExit(await toolBeside('knip/bin/knip.js', strict));
}

export async function unitTests(args: readonly string[]): Promise<Tally> {
  const report = freshReport('vitest.json');
  forgetCompiled();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await tool('vitest/vitest.mjs', ['run', ...reporters, ...args], COMPILED);
  return tallyOfVitest(readReport(report, vitestReportSchema), code);
}

export async function endToEndTests(args: readonly string[], env: Record<string, string>): Promise<Tally> {
  if (!existsSync(join(ROOT, E2E_CONFIG))) {
    process.stderr.write(`✗ ${E2E_CONFIG} is missing: there are no end-to-end tests to run\n`);
    return { passed: 0, failed: 1 };
  }
  const report = freshReport('playwright.json');
  forgetCompiled();
  const settings = ['--config', E2E_CONFIG, '--reporter=list,json', '--output', join(REPORTS, 'e2e')];
  const code = await tool('@playwright/test/cli.js', ['test', ...settings, ...args], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return tallyOfPlaywright(readReport(report, playwrightReportSchema), code);
}
