import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { SALE } from '../money/harness.ts';
import { BasketHarness, baskets, JUICE, leftOf, WATER } from './basket-harness.ts';

const PRICE = 2 * WATER + JUICE;

test('the power fails between two products: within the minute the rest comes out of its own channel', async () => {
  const before = new BasketHarness().ready().buyThree();
  await before.drop(1);
  before.pulseDone();
  const after = before.restart({ settings: baskets }).ready();
  expect(after.last('pulse-relay').dispense).toMatchObject({ piece: 3 });
  expect(after.written('dispense-intended').at(-1)).toMatchObject({ piece: 3, channel: 7 });
  await after.drop(1);
  expect(after.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, owedTiyn: 0, dispensed: true }]);
});

test('after the minute the rest goes back, at the price of its product', async () => {
  const before = new BasketHarness().ready().buyThree();
  await before.drop(2);
  const after = before.restart({ settings: baskets, darkMs: 120_000, entries: before.upTo('dispensed', 2) }).ready();
  after.details(PRICE, PRICE);
  expect(after.askedBack()).toEqual([JUICE]);
});

test('the pulse of the second product was on record, but not its outcome: it counts as that product', () => {
  const before = new BasketHarness().ready().touch('juice').put('water', 1).pay();
  before.answerQr();
  before.answerStatus('processed');
  before.pulseDone();
  // As an earlier program could leave it: the contact has moved, and nothing else is known.
  const sequence = before.entries.length + 1;
  const at = { wallMs: before.clock.wallMs(), monoMs: before.clock.monoMs() };
  before.entries.push(
    { sequence, ...at, entry: { kind: 'dispense-intended', saleId: SALE, channel: 1, piece: 2, attempt: 1 } },
    { sequence: sequence + 1, ...at, entry: { kind: 'relay-pulsed', saleId: SALE, channel: 1, piece: 2 } },
  );
  const after = before.restart({ settings: baskets }).ready();
  expect(after.written('dispensed').at(-1)).toMatchObject({ piece: 2, by: 'assumed', valueTiyn: tiyn(WATER) });
  expect(leftOf(after)).toEqual({ water: 9, juice: 3, gum: 2 });
});

test('the card of an interrupted sale names every product', async () => {
  const before = new BasketHarness({ refundWay: 'by-hand' }).ready().buyThree();
  await before.drop(1);
  const after = before.restart({ settings: { ...baskets, refundWay: 'by-hand' }, darkMs: 120_000 }).ready();
  expect(after.screen).toMatchObject({
    name: 'idle',
    interrupted: [{ productName: { en: '2\u00a0×\u00a0Water, Juice' }, quantity: 1 }],
  });
});
