import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { billMs, createAcceptingHarness, insert, tenge } from './harness.ts';

it('finishes the bill before it disables', async () => {
  const harness = await createAcceptingHarness();
  const masks = () => harness.unit.commands().filter(({ byte }) => byte === commandBytes.enableBillTypes).length;
  const before = masks();
  insert(harness, 5_000);
  await harness.clock.advance(300);
  harness.acceptor.accept([]);
  await harness.clock.advance(1_500);
  expect(harness.events.at(-1)).toEqual({ kind: 'escrowed', billTiyn: tenge(5_000) });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(1_000);
  expect(masks()).toBe(before);
  await harness.clock.advance(billMs);
  expect(masks()).toBe(before + 1);
  expect(harness.unit.enabledBills()).toEqual([]);
  expect(harness.credited()).toBe(tenge(5_000));
});
