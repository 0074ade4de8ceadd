import { expect, test } from 'vitest';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

test('a note is named, on record, and goes back; no note is taken after it', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  expect(machine.accepting).toEqual([500, 1_000, 2_000, 5_000]);
  machine.escrow(1_000);
  expect(machine.order.lastIndexOf('entry note-try-intended')).toBeLessThan(
    machine.order.lastIndexOf('effect give-bill-back'),
  );
  expect(machine.effects.some(({ kind }) => kind === 'stack-bill')).toBe(false);
  expect(machine.accepting).toEqual([]);
  expect(machine.checks.bill).toMatchObject({ step: 'returning', billTiyn: 100_000, canStart: false });
  machine.send({ kind: 'bill-returned', asked: false });
  expect(machine.checks.bill).toMatchObject({ step: 'returned', billTiyn: 100_000, canStart: true });
  expect(machine.entries.at(-1)?.entry).toMatchObject({ kind: 'note-try-ended', outcome: 'returned' });
  expect(machine.checks.bill.passedAtMs).not.toBeNull();
  expect(machine.loop.state().cassette.bills).toBe(0);
});

test('leaving switches the notes off, and the next customer finds none switched on', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  machine.touch('service-leave');
  expect(machine.accepting).toEqual([]);
  expect(machine.loop.state().checks.noteTry).toBeNull();
});

test('a note that comes as the door is left goes back', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  machine.touch('service-back');
  machine.escrow(500);
  expect(machine.effects.at(-1)).toEqual({ kind: 'give-bill-back' });
  expect(machine.kinds()).not.toContain('note-try-intended');
});

test('no note is tried while the journal cannot be written', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  machine.diskFull = true;
  machine.escrow(500);
  expect(machine.effects).toContainEqual({ kind: 'give-bill-back' });
  expect(machine.accepting).toEqual([]);
  expect(machine.checks.bill.canStart).toBe(false);
});
