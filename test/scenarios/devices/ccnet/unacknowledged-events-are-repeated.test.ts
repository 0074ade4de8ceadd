import { expect, it } from 'vitest';
import { acceptAll, billMs, bringUpMs, createDriverHarness, createEscrowHarness, insert, tenge } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

it('credits once what the unit reports five times', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(800);
  harness.unit.setFault({ kind: 'lose-acks', acks: 10 });
  await harness.clock.advance(billMs);
  expect(harness.events.filter(({ kind }) => kind === 'stacked')).toEqual([
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(2_000));
});

it('reports a return once, too', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.giveBack().ok).toBe(true);
  harness.unit.setFault({ kind: 'lose-acks', acks: 12 });
  await harness.clock.advance(billMs);
  expect(harness.kinds()).toEqual(['escrowed', 'returned']);
});

it.each([
  ['after a rest', [[0x81, 1], [0x14], [0x81, 1], [0x14], [0x81, 1]], 1, [tenge(1_000)]],
  [
    'without a rest',
    [
      [0x81, 1],
      [0x81, 1],
    ],
    0,
    [tenge(1_000)],
  ],
  ['of another value after a rest', [[0x81, 1], [0x14], [0x81, 0]], 0, [tenge(1_000), tenge(500)]],
  ['after a rest and a move', [[0x81, 1], [0x14], [0x17], [0x81, 1]], 0, [tenge(1_000), tenge(1_000)]],
])(
  'leaves a remark for the technician about a note that is reported again %s',
  async (_when, told, remarks, stacked) => {
    const harness = createDriverHarness();
    const unit = new ScriptedUnit(harness.device);
    const heard: unknown[] = [];
    harness.acceptor.onRemark?.((remark) => heard.push(remark));
    unit.polls = [[0x19]];
    harness.acceptor.start();
    await harness.clock.advance(bringUpMs);
    acceptAll(harness);
    unit.polls = [...told, [0x14]];
    await harness.clock.advance(billMs);
    expect(harness.events.flatMap((event) => (event.kind === 'stacked' ? [event.billTiyn] : []))).toEqual(stacked);
    const again = heard.filter((remark) => JSON.stringify(remark).includes('told-again'));
    expect(again).toEqual(
      Array.from({ length: remarks }, () => ({ kind: 'stacked-told-again', billTiyn: tenge(1_000) })),
    );
  },
);
