import { ok } from '../../app/result.ts';
import { developerCommand } from '../setup/developer-command.ts';
import { format, lint, PROJECTS, supplyChain, typeCheck, unused } from '../test/steps.ts';
import { closingLine, exitCode, sum } from '../test/tally.ts';

export const checkCommand = developerCommand({
  name: 'check',
  summary: 'the quick checks: types, lint, format, what nobody uses, and what is installed',
  options: {},
  read: () => ok(null),
  run: async (_, console) => {
    const tallies = [];
    for (const project of PROJECTS) tallies.push(await typeCheck(project));
    tallies.push(await lint());
    tallies.push(await format());
    tallies.push(await unused());
    tallies.push(await supplyChain());
    const total = sum(tallies);
    console.out(`${closingLine(total)}\n`);
    return exitCode(total);
  },
});
