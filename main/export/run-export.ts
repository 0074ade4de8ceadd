import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFailure, ExportReport, WrittenFile } from '../../app/export/outcome.ts';
import { DAY_MS } from '../../app/units.ts';
import { startOfDay } from '../../app/journal/days.ts';
import { err, type Result } from '../../app/result.ts';
import { openLogReader, unreadable } from '../log/read-log.ts';
import { inJournal, type WholeJournal } from '../ledger/in-journal.ts';
import { copyJournal } from './copy-journal.ts';
import { isOfMedium, targetFailure } from './failure.ts';
import { NewFile, type TargetFolder } from './new-file.ts';
import type { ExportRequest, Progress } from './request.ts';
import { writeSalesFiles } from './sales-files.ts';
import { writeSettings } from './write-settings.ts';

/**
 * Writes what was asked for into the folder, one file after another; each appears when it is whole, flushed and read
 * back. Reads beside a running kiosk and leaves nothing in its data directory. Blocks, so that it belongs into a process
 * or a thread of its own.
 */
export function runExport(request: ExportRequest, progress: Progress = () => undefined): ExportReport {
  const { folder, formats } = request;
  const wrong = faultOf(folder);
  if (wrong !== null) return { ...NOTHING, failures: [wrong] };
  const fromJournal = formats.some((format) => format !== 'log' && format !== 'settings');
  const journal = fromJournal ? ofJournal(request, progress) : NOTHING;
  const others = [
    formats.includes('log') ? writeLog(request) : null,
    formats.includes('settings') ? writeSettings(request.configFile, targetOf(request)) : null,
  ];
  return {
    files: [...journal.files, ...others.flatMap((one) => (one?.ok === true ? [one.value] : []))],
    failures: [...journal.failures, ...others.flatMap((one) => (one?.ok === false ? [one.error] : []))],
    auditUpTo: journal.auditUpTo,
  };
}

/** Why nothing can be written there; null where it can be tried. A stick that is broken fails already here. */
function faultOf(folder: string): ExportFailure | null {
  try {
    return statSync(folder).isDirectory() ? null : { reason: 'no-target', parameters: { folder } };
  } catch (error) {
    return targetFailure(error, folder, '');
  }
}

const NOTHING: ExportReport = { files: [], failures: [], auditUpTo: null };

function ofJournal(request: ExportRequest, progress: Progress): ExportReport {
  const read = inJournal(request.dataDirectory, (reading) => fromReading(reading, request, progress));
  if (read.ok) return read.value;
  const reason = read.error.includes(' does not exist') ? 'no-journal' : 'unreadable';
  return { ...NOTHING, failures: [{ reason, parameters: { detail: read.error } }] };
}

function fromReading(reading: WholeJournal, request: ExportRequest, progress: Progress): ExportReport {
  const target = targetOf(request);
  const files: WrittenFile[] = [];
  const failures: ExportFailure[] = [];
  const copied = request.formats.includes('journal') ? copyJournal(reading, target) : null;
  if (copied?.ok === true) files.push(copied.value.file);
  if (copied?.ok === false) failures.push(copied.error);
  // The chain of a copy that was checked is the journal's own.
  const chain = copied?.ok === true ? copied.value.chain : reading.chain();
  if (chain?.kind === 'broken') failures.push({ reason: 'changed', parameters: { sequence: chain.sequence } });
  const isWanted = request.formats.some((format) => format === 'csv' || format === 'eva-dts');
  const sales = isWanted ? writeSalesFiles(reading, request, target, progress) : NOTHING;
  return {
    files: [...files, ...sales.files],
    failures: [...failures, ...sales.failures],
    auditUpTo: chain?.kind === 'broken' ? null : sales.auditUpTo,
  };
}

function targetOf({ folder, kiosk, nowMs, period }: ExportRequest): TargetFolder {
  return { folder, kiosk, nowMs, period };
}

/** The technical log, whose secrets were masked when it was written. */
function writeLog(request: ExportRequest): Result<WrittenFile, ExportFailure> {
  const { dataDirectory, period } = request;
  const reader = openLogReader(dataDirectory);
  if (!reader.ok) return err({ reason: 'no-log', parameters: { detail: reader.error } });
  const file = NewFile.begin(targetOf(request), 'log');
  if (!file.ok) {
    reader.value.close();
    return file;
  }
  try {
    const lines = reader.value.lines({
      sinceMs: period.from === null ? null : startOfDay(period.from),
      untilMs: period.to === null ? null : startOfDay(period.to) + DAY_MS,
      level: 'info',
      events: null,
    });
    for (const line of lines) file.value.write(`${JSON.stringify(line)}\n`);
    return file.value.finish();
  } catch (error) {
    const failed = file.value.discard(error);
    const detail = unreadable(join(dataDirectory, 'log.db'), error);
    return err(isOfMedium(error) ? failed : { reason: 'no-log', parameters: { detail } });
  } finally {
    reader.value.close();
  }
}
