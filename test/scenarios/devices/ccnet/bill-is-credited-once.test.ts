import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import {
  acceptAll,
  billMs,
  bringUpMs,
  createAcceptingHarness,
  createAcceptorHarness,
  createEscrowHarness,
  insert,
  tenge,
} from './harness.ts';

it('is ready with the identity and the common bills, and accepts nothing before it is enabled', async () => {
  const harness = createAcceptorHarness();
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events).toEqual([
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
  expect(harness.unit.enabledBills()).toEqual([]);
  expect(harness.unit.insert(tenge(500))).toEqual({ ok: false, error: 'disabled' });
  acceptAll(harness);
  await harness.clock.advance(200);
  expect(harness.unit.enabledBills()).toHaveLength(6);
});

it('credits a stacked bill once', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
  expect(harness.unit.cassette()).toEqual(new Map([[tenge(1_000), 1]]));
});

it('returns a bill on command, and accepts the next one', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.giveBack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.events.at(-1)).toEqual({ kind: 'returned', billTiyn: tenge(1_000), asked: false });
  insert(harness, 500);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(500));
});

it('allows one decision per bill, and only while there is one', async () => {
  const harness = await createAcceptingHarness();
  expect(harness.acceptor.stack()).toMatchObject({ ok: false, error: { kind: 'no-bill-in-escrow' } });
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  expect(harness.acceptor.giveBack()).toMatchObject({ ok: false, error: { kind: 'already-decided' } });
  await harness.clock.advance(billMs);
  expect(harness.acceptor.giveBack()).toMatchObject({ ok: false, error: { kind: 'no-bill-in-escrow' } });
  expect(harness.unit.commands().filter(({ byte }) => byte === commandBytes.giveBack)).toEqual([]);
});

it('credits a long series of notes exactly', async () => {
  const harness = await createAcceptingHarness();
  harness.acceptor.onEvent((event) => {
    if (event.kind === 'escrowed') expect(harness.acceptor.stack().ok).toBe(true);
  });
  for (let note = 0; note < 60; note += 1) {
    insert(harness, [500, 1_000, 2_000, 5_000, 10_000, 20_000][note % 6] ?? 500);
    await harness.clock.advance(billMs);
  }
  expect(harness.credited()).toBe(tenge(10 * 38_500));
  expect(harness.unit.totals().stackedTiyn).toBe(harness.credited());
});
