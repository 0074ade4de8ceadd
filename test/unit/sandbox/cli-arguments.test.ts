import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../sandbox/cli-arguments.ts';

describe('the command line of the sandbox', () => {
  it('opens all schemes on the ports of the test host when none is named', () => {
    expect(readArguments([])).toEqual({
      ok: true,
      value: { dir: 'out/sandbox', ports: { lite: 8543, standard: 8544, enhanced: 8545 }, behaviour: {} },
    });
  });

  it('opens only what is named', () => {
    const args = ['--port-standard', '0', '--dir', 'x', '--polling', '1', '--scan-wait', '30', '--confirm=20'];
    expect(readArguments(args)).toEqual({
      ok: true,
      value: { dir: 'x', ports: { standard: 0 }, behaviour: { pollingIntervalS: 1, scanWaitS: 30, confirmS: 20 } },
    });
  });

  it.each([
    ['--port-lite', '65536'],
    ['--port-lite', 'x'],
    ['--port-lite', ''],
    ['--polling', '0'],
    ['--confirm', '1.5'],
    ['--unknown', '1'],
    ['--dir', ''],
    ['word'],
  ])('refuses %s %s', (...args) => {
    expect(readArguments(args).ok).toBe(false);
  });
});
