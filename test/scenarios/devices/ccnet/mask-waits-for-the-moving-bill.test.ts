import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/codes.ts';
import { billMs, createAcceptingBench, insert, tenge } from './harness.ts';

it('finishes the bill before it disables', async () => {
  const bench = await createAcceptingBench();
  const masks = () => bench.unit.commands().filter(({ byte }) => byte === commandBytes.enableBillTypes).length;
  const before = masks();
  insert(bench, 5_000);
  await bench.clock.advance(300);
  bench.acceptor.accept([]);
  await bench.clock.advance(1_500);
  expect(bench.events.at(-1)).toEqual({ kind: 'escrowed', billTiyn: tenge(5_000) });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(1_000);
  expect(masks()).toBe(before);
  await bench.clock.advance(billMs);
  expect(masks()).toBe(before + 1);
  expect(bench.unit.enabledBills()).toEqual([]);
  expect(bench.credited()).toBe(tenge(5_000));
});
