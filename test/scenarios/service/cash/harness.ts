import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { JournalEntry, RecordedEntry } from '../../../../app/journal/entry.ts';
import type { LedgerLine } from '../../../../app/journal/ledger.ts';
import { replay } from '../../../../app/journal/replay.ts';
import { tiyn } from '../../../../app/money/money.ts';
import { problem } from '../../../../app/problem.ts';
import type { Role } from '../../../../app/role.ts';
import type { CashAction } from '../../../../app/service/doors/cash/actions.ts';
import type { CashFacts } from '../../../../app/service/doors/cash/facts.ts';
import type { CashView } from '../../../../app/service/doors/cash/types.ts';
import { readCash } from '../../../../main/past/read-cash.ts';
import { NOTES } from '../../../support/harness/cash-harness.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { cashSale, doubtfulNote, recorded } from '../../../unit/journal/history.ts';
import type { MachineSettings } from '../../../support/harness/machine-settings.ts';

/** What the door reads, of entries in a database as the kiosk's. */
function factsOf(entries: readonly RecordedEntry[]): CashFacts {
  const database = new Database(':memory:');
  try {
    database.exec('CREATE TABLE entries (sequence INTEGER PRIMARY KEY, wall_ms, mono_ms, sale_id, kind, body)');
    const insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)');
    for (const { sequence, wallMs, monoMs, entry } of entries) {
      const saleId = 'saleId' in entry ? entry.saleId : null;
      insert.run(sequence, Math.round(wallMs), monoMs, saleId, entry.kind, JSON.stringify(entry));
    }
    return readCash(database);
  } finally {
    database.close();
  }
}

/** A machine with an acceptor, and a person at the door `cash`. Readings are answered from the entries on request. */
export class CashDoorHarness extends ServiceHarness {
  #answered = 0;

  constructor(settings: MachineSettings = {}) {
    super({ hasAcceptor: true, ...settings });
  }

  override ready(): this {
    super.ready();
    return this.plugAcceptor();
  }

  /** The same machine after a power cut: everything that was only in memory is gone. */
  restarted(settings: MachineSettings = {}): CashDoorHarness {
    const after = new CashDoorHarness(settings);
    after.entries.push(...this.entries);
    after.send({ kind: 'booted', ledger: replay(this.entries), version: 'test' });
    after.send({ kind: 'relay-ready' });
    after.plugParts();
    after.send({ kind: 'connect-answered', provider: 'kaspi', result: { ok: true, value: { tradePoint: null } } });
    return after;
  }

  plugAcceptor(): this {
    this.send({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh: true });
    return this;
  }

  /** The cassette is removed, as the acceptor reports it. */
  takeCassette(): void {
    this.send({ kind: 'cassette-removed' });
    this.send({ kind: 'acceptor-out', problem: problem('acceptor-lost', { port: 'test', detail: 'cassette' }) });
  }

  putCassette(): void {
    this.send({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh: false });
  }

  /** In, to the door, and what is in the journal is read. */
  atCash(role: Role = 'collector'): this {
    this.enter(role);
    this.open('cash');
    return this.read();
  }

  /** Answers every reading that was asked for. */
  read(): this {
    return this.#answer((entries) => factsOf(entries));
  }

  /** The same where the journal cannot be read. */
  readInVain(): this {
    return this.#answer(() => null);
  }

  #answer(factsIn: (entries: readonly RecordedEntry[]) => CashFacts | null): this {
    for (; this.#answered < this.serviceEffects.length; this.#answered += 1) {
      const effect = this.serviceEffects[this.#answered];
      if (effect?.kind !== 'door-effect' || effect.step !== 'cash') continue;
      const { reading } = effect.effect;
      const facts = factsIn(this.entries);
      this.loop.dispatch({
        kind: 'door-outcome',
        step: 'cash',
        role: effect.role,
        outcome: { kind: 'cash-read', reading, facts },
      });
    }
    return this;
  }

  /** Does something, without the answer of the reading that follows. */
  touchCash(action: CashAction): void {
    this.act({ step: 'cash', action });
  }

  /** Does something, and the journal is read again. */
  do(action: CashAction): this {
    this.touchCash(action);
    return this.read();
  }

  count(tenge: number, notes: number): this {
    return this.do({ kind: 'count', billTiyn: tiyn(tenge * 100), count: notes });
  }

  get cash(): CashView {
    const { content } = this.menu;
    if (content.step !== 'cash') throw new Error(`the door is ${content.step}`);
    return content.door;
  }

  /** The entries of collections, without number and role. */
  told(): readonly JournalEntry[] {
    return this.entries.map(({ entry }) => entry).filter(({ kind }) => /^(cash-collected|collection-)/.test(kind));
  }

  /** The sums of the contract hold for every sale. */
  sound(): readonly LedgerLine[] {
    const lines = this.ledger();
    for (const { paidTiyn, deliveredTiyn, refundedTiyn, owedTiyn } of lines)
      expect(paidTiyn).toBe(deliveredTiyn + refundedTiyn + owedTiyn);
    const { cassette } = replay(this.entries);
    expect(this.loop.state().cassette).toEqual(cassette);
    return lines;
  }
}

const ORPHAN = { kind: 'orphan-recorded', orphanId: 'orphan-1', amountTiyn: 100_000, source: 'bill-acceptor' };

/** A machine with two notes of 500 tenge of its sales, and an unassigned one of 1,000. */
export function withMoney(settings: MachineSettings = {}): CashDoorHarness {
  return seeded([...cashSale('a', 50_000), ...cashSale('b', 50_000), ORPHAN], settings);
}

/**
 * A machine with a note of 500 tenge, and with one that cannot be found; null: one that the acceptor could not name.
 */
export function withDoubt(settings: MachineSettings = {}, billTiyn: number | null = 50_000): CashDoorHarness {
  const doubtful = doubtfulNote('doubt', 50_000);
  const entries = billTiyn === null ? unnamed(doubtful) : doubtful;
  return seeded([...cashSale('a', 50_000), ...entries], settings);
}

/** Drawn in without an intent. */
function unnamed(entries: readonly object[]): readonly object[] {
  return entries
    .filter((one) => !('kind' in one) || one.kind !== 'bill-intended')
    .map((one) => ('kind' in one && one.kind === 'bill-doubtful' ? { ...one, billTiyn: null } : one));
}

/** A machine with this history. */
function seeded(entries: readonly object[], settings: MachineSettings = {}): CashDoorHarness {
  const machine = new CashDoorHarness(settings);
  machine.entries.push(...recorded(entries));
  return machine.restarted(settings).plugAcceptor();
}
