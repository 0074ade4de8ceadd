import { newAudit, noteEntry, noteSale, type Audit } from '../../app/export/eva/audit.ts';
import { AUDIT_READ, noteRead, type AuditRead } from '../../app/export/eva/reads.ts';
import { evaReport } from '../../app/export/eva/report.ts';
import { NotWholeTengeError } from '../../app/export/eva/values.ts';
import { orphanLine, saleLine, salesHead } from '../../app/export/csv/sales-csv.ts';
import type { ExportFailure, ExportReport, WrittenFile } from '../../app/export/outcome.ts';
import type { ExportFormat } from '../../app/export/file-name.ts';
import { wayName } from '../../app/messages/way-words.ts';
import { exportText } from '../../app/messages/export-words.ts';
import type { SalesWord } from '../../app/export/csv/columns.ts';
import { startOfDay } from '../../app/journal/days.ts';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { JournalOrderError, type OrphanRecord } from '../../app/journal/replay.ts';
import { DAY_MS } from '../../app/units.ts';
import type { WholeJournal } from '../ledger/in-journal.ts';
import { saleHistories } from '../ledger/sale-histories.ts';
import { isOfMedium } from './failure.ts';
import { NewFile, type TargetFolder } from './new-file.ts';
import type { ExportRequest, Progress } from './request.ts';

/** How many entries pass between two words about the progress. */
const ENTRIES_PER_WORD = 5_000;

/** Writes sales and audit in one pass over the journal, whose length hardly matters for the memory. */
export function writeSalesFiles(
  whole: WholeJournal,
  request: ExportRequest,
  target: TargetFolder,
  progress: Progress,
): ExportReport {
  const files: WrittenFile[] = [];
  const failures: ExportFailure[] = [];
  const { reading, since } = cutBy(whole, request);
  const audit = newAudit(since);
  const wants = (format: ExportFormat): boolean => request.formats.includes(format);
  const csv = wants('csv') ? NewFile.begin(target, 'csv') : null;
  if (csv !== null && !csv.ok) failures.push(csv.error);
  const sales = csv?.ok === true ? csv.value : null;
  const take = ({ ok, ...rest }: ReturnType<NewFile['finish']>): void => {
    if (ok && 'value' in rest) files.push(rest.value);
    if (!ok && 'error' in rest) failures.push(rest.error);
  };
  try {
    passOver(reading, request, { audit, sales, progress });
    if (sales !== null) take(sales.finish());
  } catch (error) {
    const failed = sales?.discard(error) ?? null;
    if (!isOfMedium(error) || failed === null)
      return { files, failures: [...failures, sumFailure(error)], auditUpTo: null };
    failures.push(failed);
    // The stick failed, and the counters are not complete.
    return { files, failures, auditUpTo: null };
  }
  if (wants('eva-dts')) {
    const written = writeAudit(audit, request, target);
    take(written);
    if (written.ok) return { files, failures, auditUpTo: audit.lastSequence };
  }
  return { files, failures, auditUpTo: null };
}

/** Days are cut where their entries stand: from the first entry of the first day to the last one of the last day. */
function cutBy(
  whole: WholeJournal,
  { period: { from, to } }: ExportRequest,
): { readonly reading: WholeJournal; readonly since: number } {
  const reading = to === null ? whole : whole.upTo(whole.lastBefore(startOfDay(to) + DAY_MS));
  if (from !== null) return { reading, since: (reading.firstSince(startOfDay(from)) ?? reading.end + 1) - 1 };
  const reads: AuditRead[] = [];
  for (const recorded of reading.acted(AUDIT_READ)) noteRead(reads, recorded);
  return { reading, since: reads.at(-1)?.upTo ?? 0 };
}

interface Pass {
  readonly audit: Audit;
  readonly sales: NewFile | null;
  readonly progress: Progress;
}

function passOver(reading: WholeJournal, request: ExportRequest, { audit, sales, progress }: Pass): void {
  const orphans = new Map<string, OrphanRecord>();
  const note = (recorded: RecordedEntry): void => {
    noteEntry(audit, recorded);
    noteOrphan(orphans, recorded);
    if (recorded.sequence % ENTRIES_PER_WORD === 0) progress(recorded.sequence / reading.end);
  };
  const { language, period } = request;
  const table = {
    language,
    period,
    words: (word: SalesWord) => exportText(language, `export.${word}`),
    wayName: (way: string) => wayName(language, way),
  };
  sales?.write(salesHead(table));
  for (const history of saleHistories(reading, note)) {
    noteSale(audit, history);
    const line = sales === null ? null : saleLine(history, table);
    if (line !== null) sales?.write(line);
  }
  for (const orphan of orphans.values()) {
    const line = orphanLine(orphan, table);
    if (line !== null) sales?.write(line);
  }
}

function noteOrphan(orphans: Map<string, OrphanRecord>, { entry, wallMs }: RecordedEntry): void {
  if (entry.kind === 'orphan-recorded') {
    const { orphanId, amountTiyn, source } = entry;
    orphans.set(orphanId, { orphanId, amountTiyn, source, atMs: wallMs });
  }
  if (entry.kind === 'orphan-assigned') orphans.delete(entry.orphanId);
}

function writeAudit(audit: Audit, request: ExportRequest, target: TargetFolder): ReturnType<NewFile['finish']> {
  // A journal without an entry is as of now.
  audit.firstMs ??= request.nowMs;
  audit.lastMs ??= request.nowMs;
  let text: string;
  try {
    text = evaReport(audit, request.machine, request.reader);
  } catch (error) {
    if (error instanceof NotWholeTengeError) return { ok: false, error: { reason: 'not-whole-tenge', parameters: {} } };
    throw error;
  }
  const file = NewFile.begin(target, 'eva-dts');
  if (!file.ok) return file;
  try {
    file.value.write(text);
    return file.value.finish();
  } catch (error) {
    return { ok: false, error: file.value.discard(error) };
  }
}

/** A journal that somebody has edited may not add up, or may have rows that cannot be read. */
function sumFailure(error: unknown): ExportFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof JournalOrderError) return { reason: 'does-not-add-up', parameters: { detail } };
  return { reason: 'unreadable', parameters: { detail } };
}
