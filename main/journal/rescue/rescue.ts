import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled } from '../../../app/journal/replay.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Problem } from '../../../app/problem.ts';
import { keepOwner } from '../../files/keep-owner.ts';
import { journalFiles, type JournalFiles } from '../journal-files.ts';
import { lockJournal } from '../journal-lock.ts';
import { journalProblem } from '../journal-problem.ts';
import { isIntact } from './audit.ts';
import { lookBehind, type Behind } from './behind.ts';
import { buildJournal } from './build.ts';
import { realRescueDisk, type RescueDisk } from './disk.ts';
import { examineJournal, type Examination, type ProofEnds } from './examine.ts';
import { decide, exchange, isDecided } from './exchange.ts';

/**
 * Report of a rescue. A kiosk may continue by itself after damage only if every entry is proven by the chain up to the
 * one that the journal records as its last, and neither the file, its log nor its copy shows a later one. Then the new
 * journal has all entries of the old one, and no debt is lost. An unreadable entry could be a payment, a pulse or a
 * refund; guessing would lose or invent money. In every other case the kiosk stays out of service until a technician
 * has read what is missing and requested the rescue. The old files are always kept.
 */
export interface RescueReport {
  /** Folder of the old files in `backups/`; null if nothing was changed. */
  readonly folder: string | null;
  /** Number of entries in the new journal. */
  readonly taken: number;
  readonly ends: ProofEnds;
  /** Sequence of the last entry according to the journal's own record. */
  readonly expected: number | null;
  readonly certain: boolean;
  /** Whether nothing is damaged; only checked for a technician, because it reads everything. */
  readonly intact: boolean;
  readonly behind: Behind;
  /** Unsettled sales in the new journal; the kiosk settles them as after a power cut. */
  readonly unsettled: readonly string[];
  /** When the last entry of the new journal was written; null without any. */
  readonly lastWallMs: number | null;
}

/** `look` changes nothing, `if-certain` is for the kiosk itself, `always` for a technician. */
export type RescueMode = 'look' | 'if-certain' | 'always';

/**
 * Examines a journal and, if the mode allows it, makes a new one from the proven entries. A power cut at any moment
 * leaves the old files, or a decision that the next start carries out. No other process may use the journal.
 */
export function rescueJournal(
  dataDirectory: string,
  {
    mode,
    nowMs,
    disk = realRescueDisk,
  }: { readonly mode: RescueMode; readonly nowMs: number; readonly disk?: RescueDisk },
): Result<RescueReport, Problem> {
  const files = journalFiles(dataDirectory);
  const locked = lockJournal(files.lock, 'exclusive');
  if (!locked.ok) return locked;
  try {
    keepOwner(files.lock);
    exchange(files, disk);
    const examined = examineJournal(files);
    try {
      const report = { ...reportOn(examined), intact: mode !== 'if-certain' && examined.certain && isIntact(files) };
      const mayBegin = (mode === 'always' && !report.intact) || (mode === 'if-certain' && examined.certain);
      return ok(mayBegin ? { ...report, folder: beginAnew(files, examined, report, { nowMs, disk }) } : report);
    } finally {
      examined.collection.close();
    }
  } catch (error) {
    return err(journalProblem(error));
  } finally {
    locked.value();
  }
}

/** Completes a rescue that was interrupted after its decision. */
export function finishRescue(dataDirectory: string, disk: RescueDisk = realRescueDisk): Result<void, Problem> {
  const files = journalFiles(dataDirectory);
  if (!isDecided(files)) return ok(undefined);
  const locked = lockJournal(files.lock, 'exclusive');
  if (!locked.ok) return locked;
  try {
    exchange(files, disk);
    return ok(undefined);
  } catch (error) {
    return err(journalProblem(error));
  } finally {
    locked.value();
  }
}

function reportOn(examined: Examination): RescueReport {
  const { proven, ends, expected, certain, ledger, collection } = examined;
  return {
    folder: null,
    taken: proven.sequence,
    ends,
    expected: expected?.sequence ?? null,
    certain,
    intact: false,
    behind: lookBehind(examined),
    unsettled: [...ledger.sales.values()].filter((sale) => !isSettled(sale)).map(({ saleId }) => saleId),
    lastWallMs: collection.at(proven.sequence).find(({ taken }) => taken)?.wallMs ?? null,
  };
}

function beginAnew(
  files: JournalFiles,
  { collection, proven }: Examination,
  report: RescueReport,
  { nowMs, disk }: { readonly nowMs: number; readonly disk: RescueDisk },
): string {
  disk.remove(files.rescued);
  disk.build(files.rescued, (file) => {
    buildJournal(file, files.backups, collection.taken(proven.sequence), proven);
  });
  const name = freeFolder(files.backups, nowMs);
  const folder = join(files.backups, name);
  disk.makeFolder(folder);
  disk.writeNew(join(folder, 'not-taken-over.jsonl'), notTakenOver(examinedRows(collection, proven.sequence), report));
  disk.writeNew(join(folder, 'report.json'), [
    `${JSON.stringify({ ...report, folder: name, head: proven.hash.toString('hex') }, null, 2)}\n`,
  ]);
  decide(files, name, disk);
  exchange(files, disk);
  return name;
}

/** Lines of the file with the rows that are not in the new journal; the first line has the reason. */
function* notTakenOver(rows: Iterable<object>, { taken, ends, expected, behind }: RescueReport): Generator<string> {
  yield `${JSON.stringify({ taken, ends, expected, lostEntries: behind.lostEntries })}\n`;
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

function* examinedRows(collection: Examination['collection'], until: number): Generator<object> {
  for (const { sequence, foundIn, wallMs, monoMs, saleId, kind, body, hash } of collection.others(until)) {
    const why = sequence <= until ? 'differs-from-the-chain' : 'behind-the-damage';
    yield { sequence, why, foundIn, wallMs, monoMs, saleId, kind, body, hash: hash?.toString('hex') ?? null };
  }
}

function freeFolder(backups: string, nowMs: number): string {
  const name = `journal-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}`;
  let free = name;
  for (let number = 2; existsSync(join(backups, free)); number += 1) free = `${name}-${String(number)}`;
  return free;
}
