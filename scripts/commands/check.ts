import { format, lint, PROJECTS, typeCheck, unused } from '../test/steps.ts';
import { closingLine, exitCode, sum } from '../test/tally.ts';

/** The quick checks: types, lint, format, and what nobody uses. */
export async function run(): Promise<number> {
  const tallies = [];
  for (const project of PROJECTS) tallies.push(await typeCheck(project));
  tallies.push(await lint());
  tallies.push(await format());
  tallies.push(await unused());
  const total = sum(tallies);
  process.stdout.write(`${closingLine(total)}\n`);
  return exitCode(total);
}
