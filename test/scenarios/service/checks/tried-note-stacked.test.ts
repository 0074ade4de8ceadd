import { expect, test } from 'vitest';
import { replay } from '../../../../app/journal/replay.ts';
import { problem } from '../../../../app/problem.ts';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

test('a unit without escrow draws it in: an orphan, and the technician learns why', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  machine.stackedUnasked(2_000);
  expect(machine.entries.slice(-2).map(({ entry }) => entry)).toEqual([
    { kind: 'orphan-recorded', orphanId: 'orphan-1', amountTiyn: 200_000, source: 'bill-acceptor' },
    { kind: 'note-try-ended', role: 'technician', billTiyn: 200_000, outcome: 'stacked' },
  ]);
  expect(machine.checks.bill).toMatchObject({ step: 'stacked', problem: { reason: 'acceptor-escrow-off' } });
  expect(machine.loop.state().cassette).toEqual({ amountTiyn: 200_000, bills: 1 });
  expect(replay(machine.entries).orphans).toHaveLength(1);
});

test('stacked instead of given back: the same, with the value that was seen in escrow', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  machine.escrow(1_000);
  machine.stackedUnasked(1_000);
  expect(machine.kinds().slice(-3)).toEqual(['note-try-intended', 'orphan-recorded', 'note-try-ended']);
  machine.send({ kind: 'bill-returned', asked: false });
  expect(machine.kinds().at(-1)).toBe('note-try-ended');
});

test('it never belongs to the customer who has just gone', () => {
  const machine = new ChecksHarness();
  machine.ready();
  machine.send({ kind: 'acceptor-ready', billsTiyn: [], isFresh: true });
  machine.choose();
  machine.send({ kind: 'cancel', revision: machine.loop.view().frame.revision });
  machine.send({ kind: 'done', revision: machine.loop.view().frame.revision });
  machine.enter('technician');
  machine.open('checks');
  machine.check({ kind: 'try-note' });
  machine.stackedUnasked(500);
  expect(machine.kinds()).toContain('orphan-recorded');
  expect(machine.kinds()).not.toContain('debt-recorded');
});

test('a power cut on its way back: the unit’s next report decides', () => {
  const cut = (): ChecksHarness => {
    const machine = new ChecksHarness().atChecks();
    machine.check({ kind: 'try-note' });
    machine.escrow(1_000);
    return machine.afterPowerCut();
  };
  const kept = cut();
  kept.send({ kind: 'bill-found', where: 'in-stacker' });
  expect(kept.entries.slice(-2).map(({ entry }) => entry)).toMatchObject([
    { kind: 'orphan-recorded', amountTiyn: 100_000 },
    { kind: 'note-try-ended', outcome: 'stacked' },
  ]);
  const back = cut();
  back.send({ kind: 'bill-found', where: 'in-acceptor' });
  expect(back.entries.at(-1)?.entry).toMatchObject({ kind: 'note-try-ended', outcome: 'returned' });
  const silent = cut();
  silent.send({ kind: 'acceptor-ready', billsTiyn: [], isFresh: true });
  expect(silent.entries.at(-1)?.entry).toMatchObject({ kind: 'note-try-ended', outcome: 'unknown' });
  expect(silent.loop.state().cassette.bills).toBe(0);
});

test('a unit that is lost while it waits is waited for again', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'try-note' });
  machine.send({ kind: 'acceptor-out', problem: problem('acceptor-lost', { port: 'test', detail: 'unplugged' }) });
  expect(machine.accepting).toEqual([]);
  machine.send({ kind: 'acceptor-ready', billsTiyn: [], isFresh: true });
  expect(machine.checks.bill.step).toBe('waiting');
});
