import { describe, expect, it } from 'vitest';
import type { Console } from '../../../app/command-line/command.ts';
import type { Result } from '../../../app/result.ts';
import { sandboxCommand, type SandboxRequest } from '../../../sandbox/command.ts';

const silent: Console = { out: () => true, complain: () => undefined };

function readArguments(args: readonly string[]): Result<SandboxRequest, string> {
  const found: SandboxRequest[] = [];
  const command = sandboxCommand((request) => {
    found.push(request);
    return Promise.resolve({ code: 0, reason: null });
  });
  const prepared = command.prepare(args, { resolvePath: (path) => path });
  if (!prepared.ok) return prepared;
  void prepared.value(silent);
  const [request] = found;
  if (request === undefined) throw new Error('nothing ran');
  return { ok: true, value: request };
}

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

  it('reads everything that can be set', () => {
    const args = [
      ...[
        '--port-lite',
        '0',
        '--port-control',
        '8600',
        '--strict',
        '--organisations',
        'o.yaml',
        '--invoice-lifetime',
        '60',
      ],
      ...['--max-amount', '500', '--no-partial-returns', '--first-id', '9007199254740993', '--qr-token', 'url'],
      ...['--dates', 'seven-digits', '--letter-case', 'lower', '--numbers-as-text'],
    ];
    expect(readArguments(args)).toEqual({
      ok: true,
      value: {
        dir: 'out/sandbox',
        ports: { lite: 0 },
        controlPort: 8600,
        strict: true,
        organisationsFile: 'o.yaml',
        behaviour: {
          invoiceLifetimeS: 60,
          maxAmountTiyn: 50_000,
          partialReturns: false,
          firstQrPaymentId: 9007199254740993n,
          qrTokenForm: 'url',
          dateForm: 'seven-digits',
          letterCase: 'lower',
          numbersAsText: true,
        },
      },
    });
  });

  it.each([
    ['--first-id', '0'],
    ['--first-id', '9999999999999999999'],
    ['--qr-token', 'square'],
    ['--dates', 'roman'],
    ['--letter-case', 'LOWER'],
    ['--organisations', ''],
    ['--port-control', '-1'],
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
