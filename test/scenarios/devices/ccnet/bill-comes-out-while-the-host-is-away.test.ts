import { expect, it } from 'vitest';
import {
  billMs,
  bringUpMs,
  cableOutWhileItComesToRest,
  createDriverBench,
  createEscrowBench,
  insert,
  tenge,
} from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

/** What the driver finds when the unit answers its polls like this before RESET. */
async function foundAfter(...polls: readonly (readonly number[])[]) {
  const bench = createDriverBench();
  const unit = new ScriptedUnit(bench.device);
  unit.polls = [...polls, [0x13], [0x19]];
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  return bench.events.map((event) => (event.kind === 'found' ? event.bill : event.kind));
}

it('a note that the unit turns round while the cable is out for a moment is found on its way out, not lost', async () => {
  const bench = await createEscrowBench({ motion: { stackMs: 4_000 } });
  bench.unit.setFault({ kind: 'refuse-to-stack' });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(100);
  bench.device.unplug();
  await bench.clock.advance(300);
  bench.device.plug();
  await bench.clock.advance(bringUpMs + billMs);
  expect(bench.unit.totals().returnedTiyn).toBe(tenge(1_000));
  expect(bench.events.slice(1)).toMatchObject([
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
    { kind: 'lost' },
    { kind: 'found', bill: 'in-acceptor' },
    { kind: 'ready' },
  ]);
});

it('a note that is already out when the cable is back is found as well', async () => {
  const bench = await createEscrowBench();
  bench.unit.setFault({ kind: 'refuse-to-stack' });
  await cableOutWhileItComesToRest(bench);
  expect(bench.events.slice(3)).toMatchObject([{ kind: 'found', bill: 'in-acceptor' }, { kind: 'ready' }]);
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
])('%s', async (_, polls, told) => {
  expect(await foundAfter(...polls)).toEqual(told);
});

it('is told before the link ends again: the unit has heard our ACK and will not tell it twice', async () => {
  const bench = createDriverBench();
  const unit = new ScriptedUnit(bench.device);
  unit.polls = [[0x17], [0x82, 1], [0x17]];
  bench.acceptor.start();
  while (unit.polls.length > 1) await bench.clock.advance(10);
  bench.device.unplug();
  await bench.clock.advance(100);
  expect(bench.events).toMatchObject([{ kind: 'found', bill: 'in-acceptor' }, { kind: 'lost' }]);
});

it('the next note is taken as ever', async () => {
  const bench = await createEscrowBench();
  bench.unit.setFault({ kind: 'refuse-to-stack' });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(100);
  bench.device.unplug();
  bench.unit.clearFault('refuse-to-stack');
  await bench.clock.advance(billMs);
  bench.device.plug();
  await bench.clock.advance(bringUpMs);
  bench.acceptor.accept([tenge(1_000)]);
  await bench.clock.advance(500);
  insert(bench, 1_000);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.credited()).toBe(tenge(1_000));
});
