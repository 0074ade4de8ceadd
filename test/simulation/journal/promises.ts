import { expect } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { isSettled, replay, type Ledger } from '../../../app/journal/replay.ts';
import { Seeded } from '../../support/seeded.ts';
import { seededDraw } from './draws.ts';
import { PowerCut, type SimulatedJournal } from './simulated-journal.ts';

const now = { wallMs: 1_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };

/** A whole sale; its texts have the given length, so that appends end anywhere in a sector. */
export function saleOf(number: number, length = 1): readonly JournalEntry[] {
  const saleId = `sale-${String(number)}`;
  const qrPaymentId = String(1_000 + number);
  return [
    { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding: 'b'.repeat(length) },
    {
      kind: 'purchase-known',
      saleId,
      qrPaymentId,
      binding: 'simulation',
      pollIntervalMs: 1,
      scanTimeoutMs: 1,
      confirmTimeoutMs: 1,
    },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn: 45_000 },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: 45_000 },
  ].map((entry) => entrySchema.parse(entry));
}

/** A start that must succeed; returns its ledger. */
export function mustOpen(journal: SimulatedJournal): Ledger {
  const opened = journal.open();
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** An append that must succeed. */
export function mustAppend(journal: SimulatedJournal, entries: readonly JournalEntry[]): void {
  const appended = journal.append(entries, now);
  if (!appended.ok) throw new Error(JSON.stringify(appended.error));
}

/** What a run of random appends, cuts, starts and tidyings came to. */
export interface Tally {
  acknowledged: number;
  /** Cut appends of which a start found nothing, and those that it found as a whole. */
  vanished: number;
  survived: number;
}

const LONGEST_TEXT = 300;

/**
 * Uses a journal at random for so many steps and holds it to its promises at every start: every acknowledged entry is
 * there, a cut append is there as a whole or not at all, and the ledger is the one that these add up to.
 */
export function holdToPromises(journal: SimulatedJournal, seed: number, steps: number): Tally {
  const seeded = new Seeded(seed);
  const draw = seededDraw(seed + 1);
  const tally: Tally = { acknowledged: 0, vanished: 0, survived: 0 };
  let expected: readonly JournalEntry[] = [];
  let waiting: JournalEntry[] = [];
  let sales = 0;

  const next = (): readonly JournalEntry[] => {
    if (waiting.length === 0) waiting = [...saleOf((sales += 1), 1 + seeded.below(LONGEST_TEXT))];
    return waiting.slice(0, 1 + seeded.below(waiting.length));
  };
  const start = (underWay: readonly JournalEntry[]): void => {
    const opened = journal.open();
    if (!opened.ok) throw new Error(`seed ${String(seed)}: ${JSON.stringify(opened.error)}`);
    const found = journal.entries().map(({ entry }) => entry);
    const known = withSummaries(expected, found);
    if (found.length > known.length) {
      expect(found).toEqual([...known, ...underWay]);
      waiting = waiting.slice(underWay.length);
      tally.survived += 1;
    } else {
      expect(found).toEqual(known);
      tally.vanished += Number(underWay.length > 0);
    }
    expected = found;
    expectLedger(opened.value, journal);
  };

  start([]);
  for (let step = 0; step < steps; step += 1) {
    const entries = next();
    const what = seeded.below(100);
    if (what < 70) {
      expect(journal.append(entries, now)).toEqual({ ok: true, value: undefined });
      expected = [
        ...withSummaries(
          expected,
          journal
            .entries()
            .map(({ entry }) => entry)
            .slice(0, -entries.length),
        ),
        ...entries,
      ];
      waiting = waiting.slice(entries.length);
      tally.acknowledged += entries.length;
    } else if (what < 78) {
      journal.cutDuringNextAppend();
      expect(() => journal.append(entries, now)).toThrow(PowerCut);
      expect(() => journal.append(entries, now)).toThrow(PowerCut);
      journal.cutPower(draw);
      start(entries);
    } else if (what < 84) {
      journal.cutPower(draw);
      start([]);
    } else if (what < 88) {
      start([]);
    } else if (what < 94) {
      journal.tidy(now);
    } else if (what < 96) {
      expect(journal.probe()).toMatchObject({ ok: true });
    } else {
      journal.setFull(true);
      expect(journal.append(entries, now)).toMatchObject({ ok: false, error: { reason: 'journal-full' } });
      expect(journal.probe()).toMatchObject({ ok: false, error: { reason: 'journal-full' } });
      journal.tidy(now);
      journal.setFull(false);
    }
  }
  journal.cutPower(draw);
  start([]);
  return tally;
}

/** The expected entries with the summaries that a tidying has put among them. */
function withSummaries(expected: readonly JournalEntry[], found: readonly JournalEntry[]): readonly JournalEntry[] {
  const added = found.length > expected.length ? found[expected.length] : undefined;
  return added?.kind === 'summary' ? withSummaries([...expected, added], found) : expected;
}

/** Every sale and every purchase of a start's ledger equals the result of reading everything. */
function expectLedger(ledger: Ledger, journal: SimulatedJournal): void {
  const whole = replay(journal.entries());
  expect(ledger.lastSequence).toBe(whole.lastSequence);
  const needed = [...whole.sales].filter(([saleId, sale]) => ledger.sales.has(saleId) || !isSettled(sale));
  expect([...ledger.sales].sort(byName)).toEqual(needed.sort(byName));
  const purchases = [...whole.sales.values()].flatMap((sale) => sale.purchases.map(({ qrPaymentId }) => qrPaymentId));
  expect(purchases.filter((qrPaymentId) => !journal.knowsPurchase(qrPaymentId))).toEqual([]);
  expect(journal.knowsPurchase('999999999')).toBe(false);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
