import { expect, test } from 'vitest';
import { dayTotals, newApart, noteApart } from '../../../../app/journal/day-totals.ts';
import { newCassettes, notingCassettes } from '../../../../app/journal/cassettes.ts';
import { owedTiyn, replay } from '../../../../app/journal/replay.ts';
import { tiyn } from '../../../../app/money/money.ts';
import type { PastSale } from '../../../../app/past/past.ts';
import type { Role } from '../../../../app/role.ts';
import { NOON_MS, PRICE, sale } from '../../../unit/journal/history.ts';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';

const NOTE = 50_000;
const orphan = { kind: 'orphan-recorded', orphanId: 'o1', amountTiyn: NOTE, source: 'bill-acceptor' };

const past: PastSale = {
  sequence: 1,
  saleId: 'a',
  startedAtMs: NOON_MS,
  name: { kk: 'Су', ru: 'Вода', en: 'Water' },
  quantity: 1,
  priceTiyn: tiyn(PRICE),
  paidTiyn: tiyn(PRICE),
  owedTiyn: tiyn(0),
  inDoubtTiyn: tiyn(0),
  state: 'closed',
  claimCode: 'ABC-123',
  isNoteInDoubt: false,
  isInvoiceInDoubt: false,
};

/** The note is open, with the sales of its time beside it. */
function looking(role: Role = 'technician', sales: readonly PastSale[] = [past]): DebtsHarness {
  const machine = new DebtsHarness([...sale('delivered', 'a', '15'), orphan]).at(role);
  const asked = machine.lastEffect;
  if (asked.kind !== 'read-list') throw new Error('no list was asked for');
  const { token } = asked.question;
  const page = { sales: [], hasMore: false, read: { entries: 0, of: 0 } };
  const loose = [{ orphanId: 'o1', atMs: NOON_MS, amountTiyn: tiyn(NOTE) }];
  const sums = { owed: 0, owedTiyn: tiyn(0), inDoubt: 0, loose };
  machine.tell({ kind: 'list-read', token, read: { page, sums } });
  machine.act({ step: 'debts', action: { kind: 'choose-loose', orphanId: 'o1' } });
  const around = machine.lastEffect;
  if (around.kind === 'read-around') machine.tell({ kind: 'around-read', token: around.token, sales });
  return machine;
}

function assign(machine: DebtsHarness, saleId = 'a'): void {
  machine.act({ step: 'debts', action: { kind: 'assign', saleId } });
}

const page = { sales: [], hasMore: false, read: { entries: 0, of: 0 } };
const before = {
  page,
  sums: {
    owed: 0,
    owedTiyn: tiyn(0),
    inDoubt: 0,
    loose: [{ orphanId: 'o1', atMs: NOON_MS, amountTiyn: tiyn(NOTE) }],
  },
};

test.each(['assign', 'keep'] as const)(
  'a list that was asked for before and arrives after %s offers it no second time',
  (kind) => {
    const machine = looking();
    machine.act({ step: 'debts', action: { kind: 'find', text: '' } });
    const asked = machine.lastEffect;
    if (asked.kind !== 'read-list') throw new Error('no list was asked for');
    machine.act({ step: 'debts', action: kind === 'assign' ? { kind, saleId: 'a' } : { kind } });
    machine.tell({ kind: 'list-read', token: asked.question.token, read: before });
    machine.act({ step: 'debts', action: { kind: 'choose-loose', orphanId: 'o1' } });
    expect(machine.door.loose).toBeNull();
  },
);

test('what an earlier visit had asked for arrives late, and offers nothing', async () => {
  const machine = looking();
  machine.act({ step: 'debts', action: { kind: 'find', text: '' } });
  const asked = machine.lastEffect;
  if (asked.kind !== 'read-list') throw new Error('no list was asked for');
  assign(machine);
  machine.touch('service-back');
  await machine.clock.advance(1);
  machine.open('debts');
  machine.tell({ kind: 'list-read', token: asked.question.token, read: before });
  expect(machine.door.sums).toBeNull();
});

test('assigned to a sale it is received and owed there, once, and no orphan any more', () => {
  const machine = looking();
  assign(machine);
  assign(machine);
  const ledger = replay(machine.entries);
  const record = ledger.sales.get('a');
  if (record === undefined) throw new Error('the sale is gone');
  expect(record).toMatchObject({ paidTiyn: PRICE + NOTE, deliveredTiyn: PRICE, debtTiyn: NOTE });
  expect(owedTiyn(record)).toBe(NOTE);
  expect(ledger.orphans).toEqual([]);
  expect(ledger.cassette).toMatchObject({ amountTiyn: NOTE, bills: 1 });
  machine.answer().pay(NOTE);
  expect(machine.settled()).toMatchObject([{ saleId: 'a', amountTiyn: NOTE, role: 'technician' }]);
  expect(machine.crashes).toBe(0);
});

test('the totals of its day have it once, and the cassette expects it as before', () => {
  const machine = looking();
  assign(machine);
  const apart = newApart();
  for (const recorded of machine.entries) noteApart(apart, recorded);
  const record = replay(machine.entries).sales.get('a');
  if (record === undefined) throw new Error('the sale is gone');
  const own = machine.entries.filter(({ entry }) => 'saleId' in entry);
  const { sum } = dayTotals([{ sale: record, entries: own }], apart, { from: null, to: null });
  expect(sum).toMatchObject({ orphans: 0, cashInTiyn: NOTE, soldTiyn: PRICE + NOTE, owedTiyn: NOTE });
  const cassettes = newCassettes();
  expect([...notingCassettes(machine.entries, cassettes)]).toHaveLength(machine.entries.length);
  expect(cassettes.inside).toMatchObject({ amountTiyn: NOTE, bills: 1, orphans: [] });
});

test('kept as found money it stays an orphan, and is not asked about again', () => {
  const machine = looking();
  machine.act({ step: 'debts', action: { kind: 'keep' } });
  expect(machine.written.at(-1)).toEqual({ kind: 'orphan-kept', orphanId: 'o1', role: 'technician' });
  expect(machine.door).toMatchObject({ loose: null, sums: { loose: [] } });
  expect(replay(machine.entries).orphans).toHaveLength(1);
});

test('a collector decides nothing about it', () => {
  const machine = looking('collector');
  assign(machine);
  machine.act({ step: 'debts', action: { kind: 'keep' } });
  expect(machine.door).toMatchObject({ loose: null, mayDecide: false });
  expect(machine.written.some(({ kind }) => kind.startsWith('orphan'))).toBe(false);
});

test('a sale that is not decided itself, or was not offered, takes no money', () => {
  const machine = looking('technician', [{ ...past, state: 'unresolved' }]);
  assign(machine);
  assign(machine, 'b');
  expect(machine.door.loose).toMatchObject({ sales: [] });
  expect(machine.written.some(({ kind }) => kind === 'orphan-assigned')).toBe(false);
});
