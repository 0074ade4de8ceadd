import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/codes.ts';
import {
  acceptAll,
  billMs,
  bringUpMs,
  createAcceptingBench,
  createAcceptorBench,
  createEscrowBench,
  insert,
  tenge,
} from './harness.ts';

it('is ready with identity and the bills that both sides know, and accepts nothing before it is asked', async () => {
  const bench = createAcceptorBench();
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.events).toEqual([
    { kind: 'found', bill: 'none' },
    {
      kind: 'ready',
      identity: {
        model: 'CashCode SM',
        firmware: 'SM-KZ1234',
        serialNumber: '21KC70012345',
        assetNumber: '00000000000000',
      },
      billsTiyn: [500, 1_000, 2_000, 5_000, 10_000, 20_000].map(tenge),
    },
  ]);
  expect(bench.unit.enabledBills()).toEqual([]);
  expect(bench.unit.insert(tenge(500))).toEqual({ ok: false, error: 'disabled' });
  acceptAll(bench);
  await bench.clock.advance(200);
  expect(bench.unit.enabledBills()).toHaveLength(6);
});

it('credits a stacked bill once', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
  expect(bench.unit.cassette()).toEqual(new Map([[tenge(1_000), 1]]));
});

it('gives a bill back when asked to, and takes the next one', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.giveBack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.events.at(-1)).toEqual({ kind: 'returned', billTiyn: tenge(1_000), asked: false });
  insert(bench, 500);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.credited()).toBe(tenge(500));
});

it('decides about a bill once, and only while there is one', async () => {
  const bench = await createAcceptingBench();
  expect(bench.acceptor.stack()).toMatchObject({ ok: false, error: { kind: 'no-bill-in-escrow' } });
  insert(bench, 1_000);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  expect(bench.acceptor.giveBack()).toMatchObject({ ok: false, error: { kind: 'already-decided' } });
  await bench.clock.advance(billMs);
  expect(bench.acceptor.giveBack()).toMatchObject({ ok: false, error: { kind: 'no-bill-in-escrow' } });
  expect(bench.unit.commands().filter(({ byte }) => byte === commandBytes.giveBack)).toEqual([]);
});

it('credits a long row of notes to the tiyn', async () => {
  const bench = await createAcceptingBench();
  bench.acceptor.onEvent((event) => {
    if (event.kind === 'escrowed') expect(bench.acceptor.stack().ok).toBe(true);
  });
  for (let note = 0; note < 60; note += 1) {
    insert(bench, [500, 1_000, 2_000, 5_000, 10_000, 20_000][note % 6] ?? 500);
    await bench.clock.advance(billMs);
  }
  expect(bench.credited()).toBe(tenge(10 * 38_500));
  expect(bench.unit.totals().stackedTiyn).toBe(bench.credited());
});
