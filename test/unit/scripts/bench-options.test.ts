import { expect, test } from 'vitest';
import { line } from '../../../scripts/bench/results.ts';
import { plainCommand } from '../../../app/command-line/command.ts';
import { ok } from '../../../app/result.ts';
import {
  BENCH_OPTIONS,
  benchRequest,
  benchRequestSchema,
  USUAL_PARTS,
  type BenchRequest,
} from '../../../scripts/bench/options.ts';

/** What the command line asks of the suite, as it reaches it; throws what is wrong. */
function read(args: readonly string[]): BenchRequest {
  const found: BenchRequest[] = [];
  const reader = plainCommand({
    name: 'bench',
    summary: '',
    options: BENCH_OPTIONS,
    read: (values) => ok(benchRequest(values)),
    run: (request) => {
      found.push(request);
      return { code: 0, reason: null };
    },
  });
  const prepared = reader.prepare(args, { resolvePath: (path) => path });
  if (!prepared.ok) throw new Error(prepared.error);
  void prepared.value(null);
  return benchRequestSchema.parse(JSON.parse(JSON.stringify(found[0])));
}

test('all parts but the soak with a hundred thousand sales by default', () => {
  expect(USUAL_PARTS).not.toContain('soak');
  expect(read([])).toEqual({
    runs: 10,
    only: [...USUAL_PARTS],
    profile: false,
    sales: 100_000,
    soakSales: 10_000,
  });
  expect(read(['--only', 'soak', '--sales', '300'])).toMatchObject({ only: ['soak'], soakSales: 300 });
  expect(read(['--only', 'journal', '--sales', '1000000', '--runs', '3', '--profile'])).toEqual({
    runs: 3,
    only: ['journal'],
    profile: true,
    sales: 1_000_000,
    soakSales: 1_000_000,
  });
});

test.each([
  [['--sales', '0']],
  [['--sales', 'many']],
  [['--sales', '1.5']],
  [['--runs', '201']],
  [['--only', 'journal,everything']],
  [['--only', '']],
  [['--what']],
])('%j is refused with its name', (args) => {
  expect(() => read(args)).toThrow(new RegExp(args[0] ?? ''));
});

test('a target is the highest or the lowest median', () => {
  expect(line('start', '×', [1, 1.2, 1.1], 1.1)).toMatchObject({ target: 1.1, met: true });
  expect(line('start', '×', [1, 1.2, 1.3], 1.1)).toMatchObject({ met: false });
  expect(line('appends', '×', [0.6, 0.7, 0.8], { least: 0.7 })).toMatchObject({ least: 0.7, met: true });
  expect(line('appends', '×', [0.5, 0.6, 0.8], { least: 0.7 })).toMatchObject({ met: false });
});
