/** Runs all tests, or one kind of them. */
import { choice } from '../../app/command-line/option.ts';
import { ok } from '../../app/result.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { canBeVirtual, displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { type ElectronRuntime } from '../setup/electron-runtime.ts';
import { report } from '../setup/failure.mjs';
import { electronVariable } from '../setup/launch.ts';
import { sideBySide } from '../test/side-by-side.ts';
import { closingLine, exitCode, failureLines, sum } from '../test/tally.ts';
import { endToEndTests, format, lint, PROJECTS, type Run, typeCheck, unitTests, unused } from '../test/steps.ts';

const KINDS = ['types', 'lint', 'unit', 'e2e'] as const;
type Kind = (typeof KINDS)[number];

interface Step {
  readonly label: string;
  readonly kind: Kind;
  readonly work: () => Promise<Run>;
}

/** Runs the tests on a virtual screen even if there is a display: its size is fixed, and no window opens on it. */
function endToEnd(runtime: ElectronRuntime, args: readonly string[]): Promise<Run> {
  return withDisplay(canBeVirtual(), (env) => endToEndTests(args, { ...env, ...electronVariable(runtime) }));
}

function needsOneCore({ kind }: Step): boolean {
  return kind === 'types' || kind === 'lint';
}

async function tested({ label, work }: Step): Promise<{ label: string; tally: Run }> {
  process.stdout.write(`\n── ${label}\n`);
  const tally: Run = await work().catch((error: unknown) => {
    report(error);
    return { passed: 0, failed: 1 };
  });
  return { label, tally };
}

export const testCommand = developerCommand({
  name: 'test',
  summary: 'every check and test, or one kind of them',
  options: {
    'only': choice(KINDS, { help: 'one kind' }),
    'official-electron': OFFICIAL_ELECTRON,
  },
  operands: {
    placeholder: 'ARGUMENT',
    help: "files and options for the runner of the tests, as a part of a file's name; behind -- whatever they are",
    least: 0,
    withOptions: true,
  },
  read: (values, rest) =>
    ok({
      kinds: values.only === null ? KINDS : [values.only],
      official: values['official-electron'],
      rest,
    }),
  run: runTests,
});

interface Request {
  readonly kinds: readonly Kind[];
  readonly official: boolean;
  /** Arguments for the test runner. */
  readonly rest: readonly string[];
}

async function runTests({ kinds, official, rest }: Request): Promise<number> {
  const needsSystem = kinds.includes('unit') || kinds.includes('e2e');
  const system = needsSystem ? (['tests', ...displayNeeds(!hasDisplay())] as const) : [];
  const runtime = needsSystem ? await ensureElectron({ official, system }) : null;

  const steps: Step[] = [
    // The longest steps come first.
    { label: 'Lint', kind: 'lint', work: lint },
    { label: 'Format', kind: 'lint', work: format },
    { label: 'Unused code', kind: 'lint', work: unused },
    ...PROJECTS.map((project): Step => ({ label: `Types: ${project}`, kind: 'types', work: () => typeCheck(project) })),
    { label: 'Unit, scenario, simulation and contract tests', kind: 'unit', work: () => unitTests(rest) },
  ];
  if (runtime !== null) {
    // A failed build ends this step with an error, because there is nothing to test.
    const work = async () => {
      await ensureBuild(runtime);
      return endToEnd(runtime, rest);
    };
    steps.push({ label: 'End-to-end tests', kind: 'e2e', work });
  }

  const wanted = steps.filter(({ kind }) => kinds.includes(kind));
  // The first steps use one core each; the test runners use all cores.
  const results = [...(await sideBySide(wanted.filter(needsOneCore), tested))];
  for (const step of wanted.filter((one) => !needsOneCore(one))) results.push(await tested(step));
  process.stdout.write('\n── Summary\n');
  for (const { label, tally } of results) {
    process.stdout.write(`${tally.failed > 0 ? '✗' : '✓'} ${label}: ${closingLine(tally)}\n`);
    for (const line of failureLines(tally.failures ?? [])) process.stdout.write(`${line}\n`);
  }
  const total = sum(results.map(({ tally }) => tally));
  process.stdout.write(`\n${closingLine(total)}\n`);
  return exitCode(total);
}
