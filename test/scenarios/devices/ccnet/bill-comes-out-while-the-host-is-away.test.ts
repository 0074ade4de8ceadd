import { expect, it } from 'vitest';
import {
  billMs,
  bringUpMs,
  cableOutWhileItComesToRest,
  createDriverHarness,
  createEscrowHarness,
  insert,
  tenge,
} from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

/** What the driver finds when the unit answers its polls like this before RESET. */
async function foundAfter(...polls: readonly (readonly number[])[]) {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [...polls, [0x13], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  return harness.events.map((event) => (event.kind === 'found' ? event.bill : event.kind));
}

it('a note that the unit returns while the cable is unplugged is found on its way out, not lost', async () => {
  const harness = await createEscrowHarness({ motion: { stackMs: 4_000 } });
  harness.unit.setFault({ kind: 'refuse-to-stack' });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(100);
  harness.device.unplug();
  await harness.clock.advance(300);
  harness.device.plug();
  await harness.clock.advance(bringUpMs + billMs);
  expect(harness.unit.totals().returnedTiyn).toBe(tenge(1_000));
  expect(harness.events.slice(1)).toMatchObject([
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
    { kind: 'lost' },
    { kind: 'found', bill: 'in-acceptor' },
    { kind: 'ready' },
  ]);
});

it('a note that is already out when the cable is plugged in is found as well', async () => {
  const harness = await createEscrowHarness();
  harness.unit.setFault({ kind: 'refuse-to-stack' });
  await cableOutWhileItComesToRest(harness);
  expect(harness.events.slice(3)).toMatchObject([{ kind: 'found', bill: 'in-acceptor' }, { kind: 'ready' }]);
});

it.each<[string, number[][], string[]]>([
  ['stacking, then returned', [[0x17], [0x82, 1]], ['in-acceptor', 'ready']],
  ['stacking, then on its way out, its end missed', [[0x17], [0x18], [0x14]], ['in-acceptor', 'ready']],
  ['busy, then in escrow', [[0x1b, 1], [0x80, 1], [0x18], [0x82, 1]], ['in-acceptor', 'ready']],
  ['in escrow, and stacked all the same', [[0x80, 1], [0x17], [0x81, 1]], ['stacked', 'none', 'ready']],
  ['out already when the power goes', [[0x17], [0x82, 1], [0x82, 1], [0x10]], ['in-acceptor', 'ready']],
  [
    'another note comes in and goes back: nothing is known of the one before',
    [[0x15], [0x80, 1], [0x18], [0x82, 1]],
    ['none', 'ready'],
  ],
  ['one is stacked, and another comes out', [[0x81, 1], [0x15], [0x18], [0x82, 1]], ['stacked', 'none', 'ready']],
  ['stacking and nothing more', [[0x17], [0x17], [0x14]], ['none', 'ready']],
])('%s', async (_, polls, reported) => {
  expect(await foundAfter(...polls)).toEqual(reported);
});

it('is reported before the connection ends again, because the unit does not repeat an acknowledged report', async () => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [[0x17], [0x82, 1], [0x17]];
  harness.acceptor.start();
  while (unit.polls.length > 1) await harness.clock.advance(10);
  harness.device.unplug();
  await harness.clock.advance(100);
  expect(harness.events).toMatchObject([{ kind: 'found', bill: 'in-acceptor' }, { kind: 'lost' }]);
});

it('the next note is accepted', async () => {
  const harness = await createEscrowHarness();
  harness.unit.setFault({ kind: 'refuse-to-stack' });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(100);
  harness.device.unplug();
  harness.unit.clearFault('refuse-to-stack');
  await harness.clock.advance(billMs);
  harness.device.plug();
  await harness.clock.advance(bringUpMs);
  harness.acceptor.accept([tenge(1_000)]);
  await harness.clock.advance(500);
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(1_000));
});
