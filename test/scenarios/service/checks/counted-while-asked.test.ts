import { expect, test } from 'vitest';
import { replay } from '../../../../app/journal/replay.ts';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

test.each(['out', 'not-out', 'none'] as const)(
  'the shelf is counted before a test is answered with %s: what it took is part of the count',
  (answer) => {
    const machine = new ChecksHarness().atChecks();
    machine.check({ kind: 'pulse', channel: 1 });
    machine.outcome({ kind: 'pulse-ended', channel: 1, pulse: { kind: 'pulsed', drop: 'not-seen' } });
    machine.open('stock');
    machine.act({ step: 'stock', action: { kind: 'set', productId: 'water', count: 7 } });
    machine.open('checks');
    machine.check({ kind: 'answer', channel: 1, answer });
    expect(machine.left).toBe(7);
    const { loaded, dispensed } = replay(machine.entries).stock.get('water') ?? { loaded: 0, dispensed: 0 };
    expect(loaded - dispensed).toBe(7);
  },
);
