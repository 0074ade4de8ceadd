import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { runEffect } from '../../../main/runtime/run-effect.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';
import { FakeBank } from '../../support/fakes/fake-bank.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';

test('the intent of a pulse is on disk more than a minute after the payment: nothing moves, and the money is owed', () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('processed');
  const pulse = harness.effects.find((effect) => effect.kind === 'pulse-relay');
  if (pulse === undefined) throw new Error('nothing is to be pulsed');
  const { clock } = harness;
  const reported: KioskEvent[] = [];
  let pulses = 0;
  const run = (): void => {
    runEffect(pulse, {
      clock,
      payments: () => new FakeBank(clock),
      dispenser: {
        dispense: () => {
          pulses += 1;
          return Promise.resolve(ok('unwatched'));
        },
        settled: () => Promise.resolve(),
      },
      printer: null,
      acceptor: null,
      probeJournal: () => ok(undefined),
      knowsPurchase: () => false,
      dispatch: (event) => void reported.push(event),
      log: silentLog,
    });
  };
  clock.holdUp(DELAYS.dispenseWithinMs - 1);
  run();
  expect(pulses).toBe(1);
  clock.holdUp(1);
  run();
  expect(pulses).toBe(1);
  expect(reported).toMatchObject([{ kind: 'pulse-failed', certain: true, reason: 'too-late' }]);
  for (const event of reported) harness.send(event);
  expect(harness.kinds()).not.toContain('dispensed');
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 45_000, deliveredTiyn: 0, owedTiyn: 45_000 }]);
  expect(harness.effects.filter(({ kind }) => kind === 'pulse-relay')).toHaveLength(1);
});
