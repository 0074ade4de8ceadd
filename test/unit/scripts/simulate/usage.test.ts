import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';

function simulate(
  args: readonly string[],
  input = '',
): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/main.ts', 'simulate', ...args], {
    input,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

it('without a word it lists the simulations at once, and runs none', () => {
  const { code, stdout, stderr } = simulate([]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/a command is missing[^]*usage: npm run simulate -- sales\|mutations\|states\|ccnet\|/);
});

it.each([['--help'], ['help']])('%s is answered with the usage', (word) => {
  expect(simulate([word])).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^usage: npm run simulate -- [^]*\n {2}sales [^]*\n {2}ccnet /),
  });
});

it.each([
  [['toaster'], /unknown command "toaster"[^]*usage:/],
  [['escpso', '--pty'], /is escpos meant\?/],
  [['ccnet', '--prot', 'COM3'], /unknown option --prot: is --port meant\?/],
  [['ccnet'], /either --port PATH or --pty/],
  [['ccnet', '--port', tmpdir()], /is a directory, not a serial port/],
  [['ccnet', '--port', 'package.json'], /is a file, not a serial port/],
  [['modbus', '--pty', '--link', 'package.json'], /package\.json exists already/],
  [['modbus', '--pty', '--latch-coil', '7'], /--latch-coil takes 8 to 254/],
  [['escpos', '--pty', '--fault', '{"kind":"dragon"}'], /dragon/],
  [['sales', '--bogus'], /--bogus/],
  [['sales', '--sales', 'many'], /--sales takes a whole number from 1 /],
  [['mutations', '--only', 'nothing-of-the-kind'], /no mutation "nothing-of-the-kind"/],
] as const)('wrong usage is reported in a sentence and has an exit code of its own: %j', (args, sentence) => {
  const { code, stderr } = simulate(args);
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(code).toBe(2);
});

it('an unattended run fails at once if its port is not a serial port', () => {
  const { code, stderr } = simulate(['ccnet', '--port', '/dev/null', '--once'], 'wait enabled\n');
  expect(stderr).toMatch(/\/dev\/null cannot be opened as a serial port/);
  expect(code).toBe(1);
});

it('a command that is refused and a line that is too long count as failures', () => {
  const { code, stdout } = simulate(['modbus', '--pty', '--once'], 'bogus\n');
  expect(stdout).toMatch(/✗ There is no command "bogus"/);
  expect(code).toBe(1);
  const flood = simulate(['modbus', '--pty', '--once'], 'x'.repeat(200_000));
  expect(flood.stdout.match(/✗ A line has at most 1000 characters/g)).toHaveLength(1);
  expect(flood.code).toBe(1);
  expect(simulate(['modbus', '--pty', '--once'], 'status\n').code).toBe(0);
});
