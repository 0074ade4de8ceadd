import type { Tiyn } from '../money/money.ts';
import type { Role } from '../role.ts';
import type { JournalEntry } from './entry.ts';
import type { StockRecord } from './stock-record.ts';

/**
 * What became of a test pulse; `uncertain`: the pulse failed after it may have begun, so whether anything moved is
 * unknown.
 */
export type TestDrop = 'seen' | 'not-seen' | 'unknown' | 'unwatched' | 'uncertain';

/** A channel that was pulsed without a sale and without an answer so far about what came out. */
export interface ChannelTest {
  readonly channel: number;
  /** The product behind the channel at that time; null where there was none. */
  readonly productId: string | null;
  /** What it has taken from the counted stock: 0 where the product is not counted, had none left, or was counted anew. */
  readonly pieces: number;
  /** Null while the pulse runs, and where a power cut hid its end. */
  readonly drop: TestDrop | null;
}

/** A note in escrow that is being tried, with the role that tries it. */
export interface TriedNote {
  readonly role: Role;
  readonly billTiyn: Tiyn;
}

/** The checks of the service menu, from the journal. */
export interface ChecksRecord {
  /** The tests without an answer, by channel. */
  readonly tests: ReadonlyMap<number, ChannelTest>;
  /** A note whose way back has no end on record; null without one. */
  readonly triedNote: TriedNote | null;
  /** When each check was passed last, by the wall clock. */
  readonly passed: ReadonlyMap<string, number>;
}

/** The same while entries are read. */
export interface ChecksBooks {
  readonly tests: Map<number, ChannelTest>;
  triedNote: TriedNote | null;
  readonly passed: Map<string, number>;
}

/** Before the first check. */
export function newChecks(): ChecksBooks {
  return { tests: new Map(), triedNote: null, passed: new Map() };
}

/** The result that a check's entry has as its value where the check was passed. */
export const PASSED = 'passed';

/** The name under which a passed channel is kept. */
export function channelCheck(channel: number): string {
  return `channel-${String(channel)}`;
}

type CheckEntry = Extract<JournalEntry, { kind: `channel-test-${string}` | `note-try-${string}` | 'service-acted' }>;

/** Adds one entry about a check. */
export function applyCheck(
  checks: ChecksBooks,
  stock: Map<string, StockRecord>,
  entry: CheckEntry,
  wallMs: number,
): void {
  switch (entry.kind) {
    case 'channel-test-intended': {
      const { channel, productId, pieces } = entry;
      checks.tests.set(channel, { channel, productId, pieces, drop: null });
      takePieces(stock, productId, pieces);
      return;
    }
    case 'channel-test-pulsed':
      noteDrop(checks, entry.channel, entry.drop);
      return;
    case 'channel-test-failed':
      if (entry.certain) endTest(checks, stock, entry.channel, 'not-out');
      else noteDrop(checks, entry.channel, 'uncertain');
      return;
    case 'channel-test-answered':
      endTest(checks, stock, entry.channel, entry.answer);
      if (entry.answer === 'out') checks.passed.set(channelCheck(entry.channel), wallMs);
      return;
    case 'note-try-intended':
      checks.triedNote = { role: entry.role, billTiyn: entry.billTiyn };
      return;
    case 'note-try-ended':
      checks.triedNote = null;
      if (entry.outcome === 'returned') checks.passed.set('bill', wallMs);
      return;
    case 'service-acted':
      if (entry.step === 'checks' && entry.after === PASSED) checks.passed.set(entry.what, wallMs);
      return;
  }
}

/** The pieces of a product were counted anew: what an earlier test took is part of that count. */
export function recounted(tests: ReadonlyMap<number, ChannelTest>, productId: string): Map<number, ChannelTest> {
  return new Map(
    [...tests].map(([channel, test]) => [channel, test.productId === productId ? { ...test, pieces: 0 } : test]),
  );
}

function noteDrop({ tests }: ChecksBooks, channel: number, drop: TestDrop): void {
  const test = tests.get(channel);
  if (test !== undefined) tests.set(channel, { ...test, drop });
}

function endTest(
  { tests }: ChecksBooks,
  stock: Map<string, StockRecord>,
  channel: number,
  answer: 'out' | 'not-out' | 'none',
): void {
  const test = tests.get(channel);
  tests.delete(channel);
  if (test === undefined || test.pieces === 0 || answer === 'out') return;
  if (answer === 'not-out') takePieces(stock, test.productId, -test.pieces);
  else if (test.productId !== null) emptied(stock, test.productId);
}

function takePieces(stock: Map<string, StockRecord>, productId: string | null, pieces: number): void {
  const record = productId === null ? undefined : stock.get(productId);
  if (productId === null || record === undefined || pieces === 0) return;
  stock.set(productId, { ...record, dispensed: Math.max(0, record.dispensed + pieces) });
}

function emptied(stock: Map<string, StockRecord>, productId: string): void {
  const record = stock.get(productId);
  if (record !== undefined) stock.set(productId, { ...record, dispensed: Math.max(record.loaded, record.dispensed) });
}
