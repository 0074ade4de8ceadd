import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../app/fleet/wire/command.ts';
import { tiyn } from '../../../../app/money/money.ts';
import { remoteMachine } from '../../../../app/service/remote/remote.ts';
import type { RemoteDeed } from '../../../../app/service/remote/deed.ts';
import { CommandRunner } from '../../../../main/fleet/kiosk/carry-out.ts';
import { lateObserver } from '../../../../main/fleet/kiosk/late-observer.ts';
import { claimsOf } from '../../../../app/claims/claim.ts';
import type { RefundWay } from '../../../../app/payment/capabilities.ts';
import { ok } from '../../../../app/result.ts';
import { BINDING, ENDINGS, opened, PRICE, recorded } from '../../journal/history.ts';
import { LoopHarness } from '../../../support/harness/loop-harness.ts';

interface Machine {
  readonly harness: LoopHarness;
  readonly runner: CommandRunner;
  readonly ends: string[];
}

const OWED = [...opened('owing', '1'), ...ENDINGS.debt('owing', '1')];

interface Wanted {
  readonly isAttached?: boolean;
  readonly past?: readonly object[];
  readonly refundWay?: RefundWay;
}

function machine({ isAttached = true, past = [], refundWay = 'direct' }: Wanted = {}): Machine {
  const observer = lateObserver('fleet');
  const harness = new LoopHarness({ binding: BINDING, refundWay }, [observer]);
  harness.entries.push(...recorded(past));
  harness.ready();
  const ends: string[] = [];
  const runner = new CommandRunner({
    loop: harness.loop,
    clock: harness.clock,
    claimOf: async (saleId) => {
      const own = harness.entries.filter(({ entry }) => 'saleId' in entry && entry.saleId === saleId);
      return ok(claimsOf(own)[0] ?? null);
    },
    settings: null,
    update: null,
    end: (how) => ends.push(how),
  });
  if (isAttached) harness.loop.attachRemote(remoteMachine);
  observer.attach((step) => {
    runner.observe(step);
  });
  if (past.length === 0) harness.forget();
  return { harness, runner, ends };
}

function kinds({ harness }: Machine): readonly string[] {
  return harness.entries.map(({ entry }) => (entry.kind === 'service-acted' ? entry.what : entry.kind));
}

describe('a command of the fleet', () => {
  test('takes a product off and on again, with the key on record', async () => {
    const one = machine();
    const off = { kind: 'product-off', argument: { productId: 'water' } } as const;
    expect(await one.runner.run('id-1', off, 'key-1')).toEqual({ outcome: 'done' });
    expect(one.harness.loop.state().takenOff.has('water')).toBe(true);
    expect(await one.runner.run('id-2', off, 'key-1')).toEqual({ outcome: 'refused', detail: 'already' });
    expect(await one.runner.run('id-3', { ...off, kind: 'product-on' }, 'key-1')).toEqual({ outcome: 'done' });
    expect(kinds(one)).toEqual(['fleet-product-off', 'product-off', 'fleet-product-on', 'product-off']);
    expect(one.harness.entries[0]?.entry).toMatchObject({ about: 'id-1', after: 'key-1' });
  });

  test('counts what was loaded, all of it or nothing', async () => {
    const one = machine();
    const counts = [{ productId: 'water', count: 7 }];
    const wrong: Command = { kind: 'stock', argument: { counts: [...counts, { productId: 'cola', count: 1 }] } };
    expect(await one.runner.run('id-1', wrong, 'key')).toEqual({ outcome: 'refused', detail: 'product-unknown' });
    expect(one.harness.entries).toEqual([]);
    expect(await one.runner.run('id-2', { kind: 'stock', argument: { counts } }, 'key')).toEqual({ outcome: 'done' });
    expect(one.harness.loop.state().stock.get('water')).toBe(7);
  });

  test('restarts at a quiet moment, once, with an entry before', async () => {
    const one = machine();
    const restart = { kind: 'restart', argument: {} } as const;
    expect((await one.runner.run('id-1', restart, 'key')).outcome).toBe('waiting');
    expect(await one.runner.run('id-2', restart, 'key')).toMatchObject({ outcome: 'refused', detail: 'ending' });
    await one.harness.clock.advance(1_000);
    expect(one.ends).toEqual(['restart']);
    expect(kinds(one)).toEqual(['restart']);
  });

  test('does nothing while the disk refuses its entry', async () => {
    const one = machine();
    one.harness.diskFull = true;
    const off = { kind: 'product-off', argument: { productId: 'water' } } as const;
    expect(await one.runner.run('id-1', off, 'key')).toEqual({ outcome: 'refused', detail: 'journal' });
    expect(one.harness.loop.state().takenOff.size).toBe(0);
  });

  test('means nothing to a machine without a fleet', () => {
    const one = machine({ isAttached: false });
    const deed: RemoteDeed = { kind: 'product-off', productId: 'water' };
    one.harness.loop.dispatch({ kind: 'remote-act', id: 'id', by: 'key', deed });
    expect(one.harness.entries).toEqual([]);
    expect(one.harness.loop.state().takenOff.size).toBe(0);
  });

  test('records that a debt was paid by hand, once, and only the one that the operator saw', async () => {
    const one = machine({ past: OWED });
    const settle = (amountTiyn: number): Command => ({
      kind: 'settle-debt',
      argument: { saleId: 'owing', amountTiyn: tiyn(amountTiyn) },
    });
    expect(await one.runner.run('id-1', settle(PRICE - 1), 'key')).toEqual({
      outcome: 'refused',
      detail: 'debt-changed',
    });
    expect(await one.runner.run('id-2', settle(PRICE), 'key')).toEqual({ outcome: 'done' });
    expect(await one.runner.run('id-3', settle(PRICE), 'key')).toEqual({ outcome: 'refused', detail: 'debt-settled' });
    const unknown: Command = { kind: 'settle-debt', argument: { saleId: 'nobody', amountTiyn: tiyn(PRICE) } };
    expect(await one.runner.run('id-4', unknown, 'key')).toEqual({ outcome: 'refused', detail: 'sale-unknown' });
    expect(kinds(one).slice(-2)).toEqual(['fleet-settle-debt', 'debt-settled']);
    expect(kinds(one).filter((kind) => kind === 'debt-settled')).toHaveLength(1);
  });

  test('asks the service for the money of a debt, with the intent before', async () => {
    const one = machine({ past: OWED });
    const refund: Command = { kind: 'refund', argument: { saleId: 'owing', amountTiyn: tiyn(PRICE) } };
    const outcome = await one.runner.run('id-1', refund, 'key');
    expect(outcome).toEqual({ outcome: 'done', detail: 'asked' });
    const order = one.harness.order.slice(one.harness.order.indexOf('entry service-acted'));
    expect(order[1]).toBe('entry refund-intended');
  });

  test.each([
    ['settle-debt', 'refund'],
    ['settle-debt', 'settle-debt'],
    ['refund', 'refund'],
  ] as const)('pays a debt once where %s and %s come at the same time', async (first, second) => {
    const one = machine({ past: OWED });
    const argument = { saleId: 'owing', amountTiyn: tiyn(PRICE) };
    const outcomes = await Promise.all([
      one.runner.run('id-1', { kind: first, argument }, 'key'),
      one.runner.run('id-2', { kind: second, argument }, 'another'),
    ]);
    expect(outcomes).toMatchObject([{ outcome: 'done' }, { outcome: 'refused', detail: 'debt-under-way' }]);
    expect(one.harness.loop.state().broken).toBeNull();
    const paid = kinds(one).filter((kind) => kind === 'debt-settled' || kind === 'refund-intended');
    expect(paid).toEqual([first === 'refund' ? 'refund-intended' : 'debt-settled']);
  });

  test('pays no debt while a person at the menu may be paying it', async () => {
    const one = machine({ past: OWED });
    const argument = { saleId: 'owing', amountTiyn: tiyn(PRICE) };
    one.harness.send({ kind: 'service-entered' });
    for (const kind of ['settle-debt', 'refund'] as const)
      expect(await one.runner.run(`at-menu-${kind}`, { kind, argument }, 'key')).toEqual({
        outcome: 'refused',
        detail: 'debt-under-way',
      });
    one.harness.send({ kind: 'service-left' });
    expect(await one.runner.run('id-2', { kind: 'settle-debt', argument }, 'key')).toEqual({ outcome: 'done' });
  });

  test('leaves a debt alone that only its customer can have back by a code', async () => {
    const one = machine({ past: OWED, refundWay: 'with-customer' });
    const refund: Command = { kind: 'refund', argument: { saleId: 'owing', amountTiyn: tiyn(PRICE) } };
    expect(await one.runner.run('id-1', refund, 'key')).toEqual({ outcome: 'refused', detail: 'needs-customer' });
  });
});
