import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../app/units.ts';
import { replay } from '../../../app/journal/replay.ts';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { problem } from '../../../app/problem.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { isQuiet } from '../../../app/session/quiet.ts';
import { catalogue, MoneyHarness, PRICE } from '../money/harness.ts';

const CODE = expect.stringMatching(/^.{3}-.{3}$/);

/** The power fails and comes back: the same journal, and everything is connected again. */
function afterCut(before: CashHarness, darkMs = 5_000, settings = {}): CashHarness {
  const next = new CashHarness(settings);
  next.entries.push(...before.entries);
  next.clock.jumpWall(before.clock.wallMs() + darkMs - next.clock.wallMs());
  return next;
}

function boot(kiosk: CashHarness): void {
  kiosk.send({ kind: 'booted', ledger: replay(kiosk.entries), version: 'test' });
  kiosk.send({ kind: 'relay-ready' });
  kiosk.plugParts();
  kiosk.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
}

test('a note that was being drawn in: being checked, then in doubt with its code, and sales continue', () => {
  const before = new CashHarness().ready().plugAcceptor();
  before.send({ kind: 'language', language: 'en' });
  before.chooseCash().escrow(500);
  const kiosk = afterCut(before);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({
    name: 'idle',
    interrupted: [{ language: 'en', money: 'checking', claimCode: null }],
  });
  kiosk.plugAcceptor();
  expect(kiosk.screen).toMatchObject({
    name: 'idle',
    interrupted: [{ money: 'in-doubt', amountTiyn: 50_000, claimCode: CODE }],
  });
  kiosk.chooseCash('sale-2');
  expect(kiosk.screen.name).toBe('cash');
});

test('the acceptor finds it in the stacker: owed with its code, for three minutes', async () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = afterCut(before);
  boot(kiosk);
  kiosk.send({ kind: 'bill-found', where: 'in-stacker' });
  expect(kiosk.screen).toMatchObject({ interrupted: [{ money: 'owed', amountTiyn: 50_000, claimCode: CODE }] });
  await kiosk.clock.advance(3 * MINUTE_MS);
  expect(kiosk.screen).toMatchObject({ name: 'idle', interrupted: [] });
});

test.each([
  ['a sale of long ago', 11 * MINUTE_MS],
  ['a wall clock that went back', -HOUR_MS],
])('%s is not shown', (_what, darkMs) => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = afterCut(before, darkMs);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({ name: 'idle', interrupted: [] });
});

test('a wall clock that was corrected by seconds in between hides no sale', () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = afterCut(before, -30_000);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({ name: 'idle', interrupted: [{ money: 'checking' }] });
  kiosk.send({ kind: 'bill-found', where: 'in-stacker' });
  const again = afterCut(kiosk, -20_000);
  boot(again);
  expect(again.screen).toMatchObject({ interrupted: [{ money: 'owed', amountTiyn: 50_000, claimCode: CODE }] });
});

test('of two sales with money the later one is shown first, even after later events of the other', async () => {
  const name = { kk: 'Су', ru: 'Вода', en: 'Water' };
  const dear = [{ id: 'water', channel: 1, name, priceTiyn: tiyn(100_000) }];
  const settings = { refundWay: 'direct', catalogue: dear } as const;
  const before = new CashHarness(settings).ready().plugAcceptor();
  before.choose('sale-1');
  before.method('qr', 'sale-1');
  before.answerQr('15');
  before.touch('cancel');
  await before.clock.advance(1_000);
  before.chooseCash('sale-2').insert(500);
  await before.clock.advance(1_000);
  before.answerStatus('processed', '15');
  expect(before.kinds().at(-1)).toBe('refund-intended');
  const kiosk = afterCut(before, 5_000, settings);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({
    interrupted: [{ money: 'owed', amountTiyn: 50_000, claimCode: CODE }, { money: 'going-back' }],
  });
});

test('notes beside an earlier debt of the same sale are shown with it', async () => {
  const name = { kk: 'Су', ru: 'Вода', en: 'Water' };
  const dear = [{ id: 'water', channel: 1, name, priceTiyn: tiyn(200_000) }];
  const before = new CashHarness({ catalogue: dear }).ready().plugAcceptor();
  before.chooseCash().insert(500);
  before.method('qr');
  before.answerQr('15');
  before.touch('cancel');
  before.method('qr');
  before.answerQr('16');
  before.answerStatus('processed', '15');
  expect(before.screen.name).toBe('qr');
  expect(before.kinds().at(-1)).toBe('debt-recorded');
  const kiosk = afterCut(before, 5_000, { catalogue: dear });
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({ interrupted: [{ money: 'owed', amountTiyn: 200_000, claimCode: CODE }] });
});

test('a sale without a payment is not shown', () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  const kiosk = afterCut(before);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({ name: 'idle', interrupted: [] });
});

test('with a printer the slip is printed once, even over a second power cut', async () => {
  const printer = { printer: 'optional' } as const;
  const before = new CashHarness(printer).ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = afterCut(before, 5_000, printer);
  boot(kiosk);
  kiosk.send({ kind: 'bill-found', where: 'in-stacker' });
  await kiosk.clock.advance(1_000);
  const slips = kiosk.effects.filter((effect) => effect.kind === 'print');
  expect(slips).toMatchObject([
    { slip: { kind: 'claim', reason: 'interrupted', claimCode: CODE, amountTiyn: 50_000 } },
  ]);
  expect(kiosk.kinds().filter((kind) => kind === 'claim-slip-intended')).toHaveLength(1);
  const next = afterCut(kiosk, 5_000, printer);
  boot(next);
  await next.clock.advance(MINUTE_MS);
  expect(next.effects.filter((effect) => effect.kind === 'print')).toEqual([]);
});

test('after a second power cut the card is shown again', async () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = afterCut(before);
  boot(kiosk);
  kiosk.send({ kind: 'bill-found', where: 'in-stacker' });
  const next = afterCut(kiosk);
  boot(next);
  expect(next.screen).toMatchObject({ interrupted: [{ money: 'owed', amountTiyn: 50_000, claimCode: CODE }] });
  const late = afterCut(next, 10 * MINUTE_MS);
  boot(late);
  expect(late.screen).toMatchObject({ name: 'idle', interrupted: [] });
});

test('two interrupted sales are both shown, the later one first, and each has its slip', async () => {
  const printer = { printer: 'optional' } as const;
  const before = new CashHarness(printer).ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const between = afterCut(before, 5_000, printer);
  boot(between);
  between.send({ kind: 'bill-found', where: 'in-stacker' });
  between.plugAcceptor().chooseCash('sale-2');
  between.escrow(500);
  const kiosk = afterCut(between, 5_000, printer);
  boot(kiosk);
  kiosk.send({ kind: 'bill-found', where: 'in-stacker' });
  await kiosk.clock.advance(1_000);
  expect(kiosk.screen).toMatchObject({
    interrupted: [
      { saleId: 'sale-2', money: 'owed', claimCode: CODE },
      { saleId: 'sale-1', money: 'owed', claimCode: CODE },
    ],
  });
  expect(kiosk.kinds().filter((kind) => kind === 'claim-slip-intended')).toHaveLength(2);
  const codes = new Set(
    kiosk.effects.map((effect) =>
      effect.kind === 'print' && effect.slip.kind === 'claim' ? effect.slip.claimCode : null,
    ),
  );
  codes.delete(null);
  expect(codes.size).toBe(2);
});

test('of three interrupted sales the one with a code is shown, although it began first', () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const between = afterCut(before);
  boot(between);
  between.send({ kind: 'bill-found', where: 'in-stacker' });
  for (const [sale, purchase] of [
    ['sale-2', '15'],
    ['sale-3', '16'],
  ] as const) {
    between.choose(sale);
    between.answerQr(purchase);
    between.touch('cancel');
  }
  const kiosk = afterCut(between);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({
    interrupted: [
      { saleId: 'sale-3', money: 'checking', claimCode: null },
      { saleId: 'sale-1', money: 'owed', claimCode: CODE },
    ],
  });
});

test('the card uses the language that was chosen after the sale was opened', () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.send({ kind: 'language', language: 'ru' });
  before.escrow(500);
  const kiosk = afterCut(before);
  boot(kiosk);
  expect(kiosk.screen).toMatchObject({ interrupted: [{ language: 'ru' }] });
});

test('while a card is shown the screen does not go dark, and no restart is due', async () => {
  const dark = { darkHours: { fromMinute: 0, toMinute: 0 } };
  const before = new CashHarness(dark).ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = afterCut(before, 5_000, dark);
  boot(kiosk);
  kiosk.send({ kind: 'bill-found', where: 'in-stacker' });
  await kiosk.clock.advance(2 * MINUTE_MS);
  expect(isQuiet(kiosk.loop.state())).toBe(false);
  expect(kiosk.loop.state().darkness.isDark).toBe(false);
  await kiosk.clock.advance(MINUTE_MS);
  expect(isQuiet(kiosk.loop.state())).toBe(true);
});

test('a programming error leaves the code of a debt on the screen', () => {
  const kiosk = new CashHarness({ catalogue: catalogue({ priceTiyn: 100_000 }) }).ready().plugAcceptor().chooseCash();
  kiosk.insert(500);
  kiosk.touch('cancel');
  kiosk.send({ kind: 'broken', problem: problem('internal-error') });
  expect(kiosk.screen).toMatchObject({ name: 'error', money: 'owed', claimCode: CODE });
});

test('and the code of a refund that waits for a scan', async () => {
  const kiosk = await new MoneyHarness({ refundWay: 'with-customer' }).ready().buy(1).drop(0);
  kiosk.jam();
  expect(kiosk.screen).toMatchObject({ name: 'refund' });
  kiosk.send({ kind: 'broken', problem: problem('internal-error') });
  expect(kiosk.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: PRICE, claimCode: CODE });
});
