import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../../app/result.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import type { PrintFailure, Printer } from '../../../drivers/printer/printer.ts';
import { runEffect } from '../../../main/runtime/run-effect.ts';
import { FakeBank } from '../../support/fakes/fake-bank.ts';
import { drainMicrotasks, FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { prints, withPrinter } from './harness.ts';

/** The loop's events when a sale's receipt goes to a printer with this answer. */
async function reported(result: Result<void, PrintFailure> | 'no printer'): Promise<readonly KioskEvent[]> {
  const harness = await withPrinter().ready().buy(1).drop(1);
  const events: KioskEvent[] = [];
  const printer: Printer | null =
    result === 'no printer'
      ? null
      : {
          start: () => undefined,
          stop: () => Promise.resolve(),
          print: () => Promise.resolve(result),
          onEvent: () => () => undefined,
        };
  for (const effect of prints(harness)) {
    runEffect(effect, {
      clock: new FakeClock(),
      payments: () => new FakeBank(new FakeClock()),
      dispenser: null,
      printer,
      acceptor: null,
      probeJournal: () => ok(undefined),
      knowsPurchase: () => false,
      dispatch: (event) => void events.push(event),
      log: silentLog,
    });
  }
  await drainMicrotasks();
  return events;
}

test('printed completely', async () => {
  expect(await reported(ok(undefined))).toEqual([{ kind: 'print-done', number: 1 }]);
});

test.each([true, false])(
  'it reports a failure (untouched: %s): once, without a further attempt',
  async (isUntouched) => {
    const failure: PrintFailure = {
      isUntouched,
      reason: { kind: 'faulty', faults: ['paper-end'], message: 'no paper' },
    };
    expect(await reported(err(failure))).toEqual([{ kind: 'print-failed', number: 1 }]);
  },
);

test('there is no printer: treated as a failed print, and the kiosk continues', async () => {
  expect(await reported('no printer')).toEqual([{ kind: 'print-failed', number: 1 }]);
});
