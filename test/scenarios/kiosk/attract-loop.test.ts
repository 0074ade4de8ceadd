import { describe, expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { problem } from '../../../app/problem.ts';
import { ok } from '../../../app/result.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const AFTER_MS = 30_000;
const ATTRACT = { attract: { afterMs: AFTER_MS, files: [] } };

function isAttracting(kiosk: LoopHarness): boolean {
  const { screen } = kiosk.loop.view();
  return screen.name === 'idle' && screen.attract?.isShown === true;
}

function choose(kiosk: LoopHarness, revision = kiosk.loop.view().frame.revision): void {
  kiosk.send({ kind: 'choose', revision, productId: 'water', freshId: 'sale-1' });
}

describe('the attract loop', () => {
  test('begins after its time without a touch, and not before', async () => {
    const kiosk = new LoopHarness(ATTRACT).ready();
    await kiosk.clock.advance(AFTER_MS - 1);
    expect(isAttracting(kiosk)).toBe(false);
    await kiosk.clock.advance(1);
    expect(isAttracting(kiosk)).toBe(true);
    await kiosk.clock.advance(100 * AFTER_MS);
    expect(isAttracting(kiosk)).toBe(true);
  });

  test('never begins where it is not configured', async () => {
    const kiosk = new LoopHarness().ready();
    await kiosk.clock.advance(100 * AFTER_MS);
    expect(kiosk.loop.view().screen).toMatchObject({ name: 'idle', attract: null });
  });

  test('is put off by whoever touches the page without buying', async () => {
    const kiosk = new LoopHarness(ATTRACT).ready();
    await kiosk.clock.advance(AFTER_MS - 1);
    kiosk.send({ kind: 'wake' });
    await kiosk.clock.advance(AFTER_MS - 1);
    expect(isAttracting(kiosk)).toBe(false);
  });

  test('ends with any touch, which does nothing else', async () => {
    const kiosk = new LoopHarness(ATTRACT).ready();
    const before = kiosk.loop.view().frame.revision;
    await kiosk.clock.advance(AFTER_MS);
    const during = kiosk.loop.view().frame.revision;
    // One finger was on its way to a product when the loop came, another one is on the loop.
    choose(kiosk, before);
    expect(isAttracting(kiosk)).toBe(false);
    choose(kiosk, during);
    expect(kiosk.loop.view().screen.name).toBe('idle');
    expect(kiosk.entries.filter(({ entry }) => entry.kind === 'sale-opened')).toEqual([]);
    choose(kiosk);
    expect(kiosk.loop.view().screen.name).not.toBe('idle');
  });

  test('ends with a language that is chosen, without choosing it', async () => {
    const kiosk = new LoopHarness(ATTRACT).ready();
    await kiosk.clock.advance(AFTER_MS);
    kiosk.send({ kind: 'language', language: 'en' });
    expect(isAttracting(kiosk)).toBe(false);
    expect(kiosk.loop.view().frame.language).toBe('kk');
  });

  test('gives way to what a machine says that cannot sell, and comes back with it', async () => {
    const kiosk = new LoopHarness(ATTRACT).ready();
    await kiosk.clock.advance(AFTER_MS);
    kiosk.send({ kind: 'relay-lost', problem: problem('relay-lost') });
    expect(kiosk.loop.view().screen.name).toBe('out-of-service');
    await kiosk.clock.advance(100 * AFTER_MS);
    expect(kiosk.loop.view().screen.name).toBe('out-of-service');
  });

  test('never covers the card of an interrupted sale', async () => {
    const before = new CashHarness(ATTRACT).ready().plugAcceptor().chooseCash();
    before.escrow(500);
    const kiosk = new CashHarness(ATTRACT);
    kiosk.entries.push(...before.entries);
    kiosk.clock.jumpWall(before.clock.wallMs() + 5_000 - kiosk.clock.wallMs());
    kiosk.send({ kind: 'booted', ledger: replay(kiosk.entries), version: 'test' });
    kiosk.send({ kind: 'relay-ready' });
    kiosk.plugParts();
    kiosk.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    kiosk.plugAcceptor();
    await kiosk.clock.advance(2 * AFTER_MS);
    const { screen } = kiosk.loop.view();
    expect(screen).toMatchObject({ name: 'idle', attract: { isShown: false } });
    expect(screen.name === 'idle' && screen.interrupted.length).toBe(1);
    await kiosk.clock.advance(180_000);
    expect(isAttracting(kiosk)).toBe(true);
  });

  test('leaves a sale alone, however long it takes', async () => {
    const kiosk = new CashHarness(ATTRACT).ready().plugAcceptor().chooseCash();
    await kiosk.clock.advance(AFTER_MS + 1);
    expect(kiosk.screen.name).toBe('cash');
  });
});
