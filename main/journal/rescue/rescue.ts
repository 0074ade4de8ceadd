import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled } from '../../../app/journal/replay.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Problem } from '../../../app/problem.ts';
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
 * When a kiosk may go on selling by itself after its journal was damaged: only when every entry is there again, proven
 * link by link up to the one that the journal itself names as its last, and neither the file, its log nor its copy
 * shows a later one. Then the new journal is the old one, and nothing that is owed can be hidden. An entry that cannot
 * be read could be a payment, a pulse or a refund; to guess would mean to lose or to invent money. So in every other
 * case the kiosk stays out of service until a technician has read what is missing and asked for the rescue. The old
 * files are kept in any case.
 */
export interface RescueReport {
  /** The old files, in `backups/`; null while nothing has been done. */
  readonly folder: string | null;
  /** Entries taken over. */
  readonly taken: number;
  readonly ends: ProofEnds;
  /** The journal's own word for its last entry. */
  readonly expected: number | null;
  readonly certain: boolean;
  /** Nothing is damaged at all; only known where a technician asks, because it reads everything. */
  readonly intact: boolean;
  readonly behind: Behind;
  /** Sales taken over whose end is still open; the kiosk settles them as after a power cut. */
  readonly unsettled: readonly string[];
  /** When the last entry was written that was taken over; null where there is none. */
  readonly lastWallMs: number | null;
}

/** `look` changes nothing, `if-certain` is what a kiosk may do by itself, `always` is what a technician asks for. */
export type RescueMode = 'look' | 'if-certain' | 'always';

/**
 * Examines a journal and, if the mode allows it, begins a new one with all that is proven. A power cut at any moment
 * leaves the old files as they were, or a decision that the next start carries out. Nobody else may use the journal.
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

/** Carries out what an earlier rescue had decided before the power went. */
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

/** The first line says why; each of the others is something that was found and is not part of the new journal. */
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
