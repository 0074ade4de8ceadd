import { expect, test } from 'vitest';
import { ok, type Result } from '../../../app/result.ts';
import { queuePrints } from '../../../main/peripherals/print-queue.ts';
import type { PrintFailure, Printer } from '../../../drivers/printer/printer.ts';
import { drainMicrotasks } from '../../support/fakes/fake-clock.ts';

/** A printer whose slips end when the test releases them. */
function slowPrinter(): { printer: Printer; ends: ((how: 'printed' | 'broken') => void)[] } {
  const ends: ((how: 'printed' | 'broken') => void)[] = [];
  const print = (): Promise<Result<void, PrintFailure>> =>
    new Promise((resolve, reject) => {
      ends.push((how) => (how === 'printed' ? resolve(ok(undefined)) : reject(new Error('a mistake of ours'))));
    });
  return {
    printer: { print, start: () => undefined, stop: () => Promise.resolve(), onEvent: () => () => undefined },
    ends,
  };
}

const PAPER = { lines: [] };

test('one slip at a time, in order, with any outcome of the previous one', async () => {
  const { printer, ends } = slowPrinter();
  const queue = queuePrints(printer);
  const first = queue.print(PAPER);
  const second = queue.print(PAPER);
  await drainMicrotasks();
  expect(ends).toHaveLength(1);
  ends[0]?.('broken');
  await expect(first).rejects.toThrow('a mistake of ours');
  await drainMicrotasks();
  expect(ends).toHaveLength(2);
  ends[1]?.('printed');
  expect(await second).toEqual(ok(undefined));
});

test('slips above the limit are refused, and not printed', async () => {
  const { printer, ends } = slowPrinter();
  const queue = queuePrints(printer);
  const accepted = Array.from({ length: 4 }, () => queue.print(PAPER));
  expect(await queue.print(PAPER)).toMatchObject({ ok: false, error: { isUntouched: true, reason: { kind: 'busy' } } });
  for (let index = 0; index < accepted.length; index += 1) {
    await drainMicrotasks();
    ends[index]?.('printed');
    expect(await accepted[index]).toEqual(ok(undefined));
  }
  const again = queue.print(PAPER);
  await drainMicrotasks();
  ends.at(-1)?.('printed');
  expect(await again).toEqual(ok(undefined));
});
