import { crc16 as independentCrc } from 'crc';
import { expect, test } from 'vitest';
import type { Audit } from '../../app/export/eva/audit.ts';
import { evaReport } from '../../app/export/eva/report.ts';
import { summed, type Tally } from '../../app/export/eva/tally.ts';
import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import { auditOf } from '../support/export/audit-of.ts';
import { Seeded } from '../support/seeded.ts';
import { Decisions } from './engine/decisions.ts';
import { core } from './world/core.ts';
import { simulateMachine, type Kind } from './world/simulate-machine.ts';

const RUNS = 150;
const CUTS = 4;

/** Plays a machine and gives back its journal. */
function journalOf(seed: number): readonly RecordedEntry[] {
  let entries: readonly RecordedEntry[] = [];
  const kind: Kind = {
    ...core,
    withAcceptor: 1,
    makeJournal: () => {
      const journal = core.makeJournal();
      const close = journal.close.bind(journal);
      return Object.assign(journal, {
        close: () => {
          entries = journal.entries();
          close();
        },
      });
    },
  };
  const run = simulateMachine(Decisions.fromSeed(seed), kind);
  while (run.next().done !== true);
  const last = entries.at(-1);
  if (last === undefined) return [];
  // After a start nobody can spend owed change any more.
  const started: JournalEntry = { kind: 'started', version: 'test' };
  return [...entries, { ...last, sequence: last.sequence + 1, entry: started }];
}

function total(entries: readonly RecordedEntry[], amount: (entry: JournalEntry) => number): number {
  return entries.reduce((sum, { entry }) => sum + amount(entry), 0);
}

/** Every counter by name. */
function countersOf(audit: Audit): ReadonlyMap<string, Tally> {
  return new Map([
    ...[...audit.channels].flatMap(([channel, { vends, cash, qr, other, mixedCash, mixedQr, mixedOther, tests }]) =>
      Object.entries({ vends, cash, qr, other, mixedCash, mixedQr, mixedOther, tests }).map(
        ([name, tally]) => [`${name} ${String(channel)}`, tally] as const,
      ),
    ),
    ...[...audit.notes].flatMap(([value, { validated, stacked }]) =>
      Object.entries({ validated, stacked }).map(([name, tally]) => [`${name} ${String(value)}`, tally] as const),
    ),
    ['overpay', audit.overpay],
    ['qr overpay', audit.qrOverpay],
    ['other overpay', audit.otherOverpay],
    ['power cuts', audit.powerCuts],
    ...[...audit.events].map(
      ([event, { count, countSince }]) => [event, { count, countSince, tiyn: 0, tiynSince: 0 }] as const,
    ),
  ]);
}

const NOTHING: Tally = { count: 0, tiyn: 0, countSince: 0, tiynSince: 0 };

function checkMoney(audit: Audit, entries: readonly RecordedEntry[], seed: number): void {
  const channels = [...audit.channels.values()];
  const vends = summed(channels.map((channel) => channel.vends));
  const cash = summed(channels.map((channel) => channel.cash));
  const qr = summed(channels.map((channel) => channel.qr));
  const mixed = summed(channels.map((channel) => channel.mixedQr));
  const stacked = summed([...audit.notes.values()].map((note) => note.stacked));
  const of = (kind: JournalEntry['kind']): number =>
    total(entries, (entry) => (entry.kind === kind && 'amountTiyn' in entry ? (entry.amountTiyn ?? 0) : 0));
  const dispensed = total(entries, (entry) => (entry.kind === 'dispensed' ? entry.valueTiyn : 0));
  const drawnIn = total(entries, (entry) => (entry.kind === 'bill-stacked' ? entry.billTiyn : 0));
  const settledByRefund = total(entries, (entry) =>
    entry.kind === 'debt-settled' && entry.how === 'refund' ? entry.amountTiyn : 0,
  );
  expect(
    {
      vends: vends.tiyn,
      byDevice: cash.tiyn + qr.tiyn,
      pieces: cash.count + qr.count - mixed.count,
      bills: stacked.tiyn,
      cashUse: cash.tiyn + audit.overpay.tiyn,
      qrUse: qr.tiyn + audit.qrOverpay.tiyn + of('refund-done') - settledByRefund,
    },
    `seed ${String(seed)}`,
  ).toEqual({
    vends: dispensed,
    byDevice: dispensed,
    pieces: vends.count,
    bills: drawnIn + of('orphan-recorded'),
    cashUse: drawnIn + of('orphan-recorded'),
    qrUse: of('paid'),
  });
}

test(`the audit of ${String(RUNS)} runs: bills in are sold or overpaid, QR money is sold, given back or kept`, () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const entries = journalOf(seed);
    checkMoney(auditOf(entries), entries, seed);
  }
});

test('whatever the cut, nothing that was counted falls, and what came since is the difference', () => {
  const random = new Seeded(7);
  for (let seed = 1; seed <= RUNS; seed += 3) {
    const entries = journalOf(seed);
    for (let cut = 0; cut < CUTS; cut += 1) {
      const at = random.below(entries.length);
      const before = countersOf(auditOf(entries.slice(0, at)));
      const after = countersOf(auditOf(entries, at));
      for (const name of before.keys()) expect(after.has(name), `${name}, seed ${String(seed)}`).toBe(true);
      for (const [name, { count, tiyn, countSince, tiynSince }] of after) {
        const earlier = before.get(name) ?? NOTHING;
        expect(
          { name, countSince, tiynSince },
          `seed ${String(seed)}, cut at ${String(at)} of ${String(entries.length)}`,
        ).toEqual({ name, countSince: count - earlier.count, tiynSince: tiyn - earlier.tiyn });
        expect(countSince, name).toBeGreaterThanOrEqual(0);
        expect(tiynSince, name).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

test('the file of every run has the checksum and the number of segments that it says', () => {
  const machine = {
    sender: 'XYZ0000001',
    model: 'M',
    place: '',
    assetNumber: 'A',
    decimals: 2,
    version: '1.0.0',
    services: [],
    acceptor: null,
  } as const;
  for (let seed = 1; seed <= RUNS; seed += 10) {
    const text = evaReport(
      auditOf(journalOf(seed)),
      { ...machine, products: [] },
      { terminal: 'PANEL', isReset: true },
    );
    const covered = text.slice(text.indexOf('ST*'), text.indexOf('G85*'));
    const set = text.slice(text.indexOf('ST*'), text.indexOf('DXE*'));
    expect(text).toContain(`\r\nG85*${independentCrc(covered).toString(16).toUpperCase().padStart(4, '0')}\r\n`);
    expect(text).toContain(`\r\nSE*${String(set.split('\r\n').length - 1)}*0001\r\n`);
    expect(text).toMatch(/^[\u0020-\u007e\r\n]*$/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThan(245);
  }
});
