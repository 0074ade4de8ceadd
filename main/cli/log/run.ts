import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Console } from '../../../app/command-line/command.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import { LOG_EVENTS } from '../../../app/log/events.ts';
import { exportToFile, exportToStream } from '../../log/export.ts';
import { openLogReader, unreadable, type LogFilter, type LogReader } from '../../log/read-log.ts';
import { eventsDocument } from './events-document.ts';
import { lineTable } from './line-table.ts';

/** The request for the log. */
export type LogRequest = { readonly json: boolean } & (
  | { readonly kind: 'events' }
  | { readonly kind: 'tail'; readonly dataDirectory: string; readonly filter: LogFilter; readonly count: number }
  /** `out` null: standard output. */
  | { readonly kind: 'export'; readonly dataDirectory: string; readonly filter: LogFilter; readonly out: string | null }
);

/** The command's output. */
export interface LogConsole extends Console {
  readonly stream: Writable & { readonly columns?: number };
}

/** Reads the technical log of a running, stopped or killed kiosk and never writes to it. */
export async function runLog(request: LogRequest, console: LogConsole): Promise<Ended> {
  const { json } = request;
  if (request.kind === 'events') {
    console.out(
      json ? jsonLines(Object.entries(LOG_EVENTS).map(([event, meaning]) => ({ event, meaning }))) : eventsDocument(),
    );
    return DONE;
  }
  const reader = openLogReader(request.dataDirectory);
  if (!reader.ok) return refused(console, json, 'unreadable', reader.error);
  const problem = await show(reader.value, request, console);
  reader.value.close();
  return problem === null ? DONE : refused(console, json, problem.reason, problem.sentence);
}

interface LogProblem {
  readonly reason: 'damaged' | 'not-written';
  readonly sentence: string;
}

async function show(
  reader: LogReader,
  request: Exclude<LogRequest, { kind: 'events' }>,
  console: LogConsole,
): Promise<LogProblem | null> {
  const file = join(request.dataDirectory, 'log.db');
  if (request.kind === 'tail') {
    try {
      const lines = reader.tail(request.filter, request.count);
      console.out(request.json ? jsonLines(lines) : lineTable(lines, console.stream.columns ?? null));
      return null;
    } catch (error) {
      return { reason: 'damaged', sentence: unreadable(file, error) };
    }
  }
  const { out, json } = request;
  const lines = reader.lines(request.filter);
  const exported = out === null ? await exportToStream(lines, console.stream) : await exportToFile(lines, out);
  if (!exported.ok) return { reason: 'not-written', sentence: exported.error };
  const { lines: count, broken } = exported.value;
  if (broken !== null)
    return {
      reason: 'damaged',
      sentence: `${unreadable(file, broken)} ${String(count)} lines before that were exported.`,
    };
  if (out !== null) console.complain(`${String(count)} lines in ${out}\n`);
  if (out !== null && json) console.out(jsonLines([{ file: out, lines: count }]));
  return null;
}

function jsonLines(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
