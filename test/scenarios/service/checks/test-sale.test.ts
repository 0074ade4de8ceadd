import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import { replay } from '../../../../app/journal/replay.ts';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

function atTestHost(): ChecksHarness {
  const machine = new ChecksHarness().atChecks();
  machine.outcome({ kind: 'facts-read', channels: 8, hasTestSale: true });
  return machine;
}

/** What is on record of test sales. */
function acts(machine: ChecksHarness): readonly unknown[] {
  return machine.entries.flatMap(({ entry }) =>
    entry.kind === 'service-acted' && entry.what.startsWith('test-sale') ? [[entry.what, entry.after]] : [],
  );
}

test('a test sale is on record before the bank is asked, once for an impatient double touch, and is no sale of the books', () => {
  const machine = atTestHost();
  machine.check({ kind: 'test-sale' });
  machine.check({ kind: 'test-sale' });
  expect(machine.order.slice(-2)).toEqual(['entry service-acted', 'effect door-effect']);
  const [asked, ...others] = machine.asked('test-sale');
  expect(others).toEqual([]);
  machine.outcome({ kind: 'test-sale-step', step: 'confirming' });
  expect(machine.checks.testSale).toMatchObject({ canStart: false, sale: { kind: 'running', step: 'confirming' } });
  machine.outcome({ kind: 'test-sale-ended', externalId: asked?.externalId ?? '', end: { kind: 'refunded' } });
  expect(machine.checks.testSale).toMatchObject({ canStart: true, sale: { kind: 'ended', end: { kind: 'refunded' } } });
  expect(acts(machine)).toEqual([
    ['test-sale-begun', '1000'],
    ['test-sale', 'passed'],
  ]);
  expect(replay(machine.entries).sales.size).toBe(0);
  const next = machine.afterPowerCut();
  next.enter('technician');
  next.open('checks');
  expect(next.checks.testSale.passedAtMs).toBe(machine.checks.testSale.passedAtMs);
});

test('the end is on record though nobody waits any more; one that got stuck has not passed', () => {
  const machine = atTestHost();
  machine.check({ kind: 'test-sale' });
  machine.touch('service-leave');
  machine.outcome({ kind: 'test-sale-ended', externalId: 'test-1', end: { kind: 'stuck', at: 'scanning' } });
  expect(machine.entries.at(-1)?.entry).toMatchObject({
    what: 'test-sale',
    about: 'test-1 scanning stuck',
    after: 'failed',
  });
});

test('at a real host, and while nothing can be put on record, no test sale begins', () => {
  const real = new ChecksHarness().atChecks();
  real.outcome({ kind: 'facts-read', channels: 8, hasTestSale: false });
  expect(real.checks.testSale).toMatchObject({ isAbsent: true, canStart: false });
  real.check({ kind: 'test-sale' });
  const machine = atTestHost();
  machine.diskFull = true;
  machine.send({ kind: 'journal-refused', problem: problem('journal-full'), refused: null });
  machine.check({ kind: 'test-sale' });
  expect([...real.asked('test-sale'), ...machine.asked('test-sale')]).toEqual([]);
});

test('a tone that was heard passes the sound, one that was not does not', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'screen-checked', what: 'sound', isGood: false });
  expect(machine.checks.sound).toEqual({ isGood: false, passedAtMs: null });
  machine.check({ kind: 'screen-checked', what: 'sound', isGood: true });
  expect(machine.checks.sound.passedAtMs).not.toBeNull();
});
