import { expect, it } from 'vitest';
import {
  acceptAll,
  type AcceptorHarness,
  bringUpMs,
  cableOutWhileItComesToRest,
  createDriverHarness,
  createEscrowHarness,
  insert,
  tenge,
} from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

/** The note was reported, the unit did not receive our ACK, and the cable was out for a second. */
async function createHarnessAfterTheGap(decision: 'stack' | 'giveBack'): Promise<AcceptorHarness> {
  const harness = await createEscrowHarness();
  expect(harness.acceptor[decision]().ok).toBe(true);
  await harness.clock.advance(500);
  harness.unit.setFault({ kind: 'lose-acks', acks: 100 });
  while (harness.events.length < 2) await harness.clock.advance(50);
  harness.device.unplug();
  harness.unit.clearFault('lose-acks');
  await harness.clock.advance(1_000);
  harness.device.plug();
  await harness.clock.advance(bringUpMs);
  return harness;
}

it('a stacked note reported again over the next connection is one note', async () => {
  const harness = await createHarnessAfterTheGap('stack');
  expect(harness.events).toMatchObject([
    { kind: 'escrowed' },
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
    { kind: 'lost' },
    { kind: 'found', bill: 'none' },
    { kind: 'ready' },
  ]);
  expect(harness.unit.cassette()).toEqual(new Map([[tenge(1_000), 1]]));
});

it('a returned note reported again over the next connection is one note', async () => {
  const harness = await createHarnessAfterTheGap('giveBack');
  expect(harness.kinds()).toEqual(['escrowed', 'returned', 'lost', 'found', 'ready']);
  expect(harness.events[3]).toEqual({ kind: 'found', bill: 'none' });
});

it('the next note of the same value counts, with or without a connection when it arrives', async () => {
  const harness = await createHarnessAfterTheGap('stack');
  acceptAll(harness);
  await harness.clock.advance(500);
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  await cableOutWhileItComesToRest(harness);
  expect(harness.kinds().slice(5)).toEqual(['escrowed', 'stack-doubtful', 'lost', 'stacked', 'found', 'ready']);
  expect(harness.unit.cassette()).toEqual(new Map([[tenge(1_000), 2]]));
});

/** The unit reports a stacked note while the driver comes up, and `polls` over the next link. */
async function reportedOverNextConnection(
  between: readonly (readonly number[])[],
  ...polls: readonly (readonly number[])[]
) {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [[0x81, 1], ...between, [0x17]];
  harness.acceptor.start();
  while (unit.polls.length > 1) await harness.clock.advance(10);
  harness.device.unplug();
  await harness.clock.advance(100);
  harness.events.length = 0;
  unit.polls = [...polls, [0x13], [0x19]];
  harness.device.plug();
  await harness.clock.advance(bringUpMs);
  return harness.kinds().filter((kind) => kind === 'stacked').length;
}

it.each<[string, number[][], number[][], number]>([
  ['at once', [], [[0x81, 1]], 0],
  ['after the motor has run on', [[0x17]], [[0x17], [0x81, 1]], 0],
  ['after the unit has lost its power: that is no ACK', [], [[0x10], [0x81, 1]], 0],
  ['again after RESET', [], [[0x81, 1], [0x13], [0x81, 1]], 0],
  ['of another value', [], [[0x81, 0]], 1],
  ['after another note has come in: the unit has heard our ACK', [[0x15]], [[0x81, 1]], 1],
  ['after another note has come to rest in escrow', [[0x80, 1]], [[0x81, 1]], 1],
  ['after the unit was at rest', [[0x14]], [[0x81, 1]], 1],
  ['after the unit was at rest, and disabled', [[0x19]], [[0x81, 1]], 1],
  ['of the same value, but out again', [], [[0x82, 1]], 0],
])('what an earlier link has reported, reported %s', async (_, between, polls, count) => {
  expect(await reportedOverNextConnection(between, ...polls)).toBe(count);
});
