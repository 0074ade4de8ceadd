import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { LOG_USAGE, readLogArguments, type LogCommand } from './arguments.ts';
import { eventsDocument } from './events-document.ts';
import { exportToFile, exportToStream } from '../../log/export.ts';
import { lineTable } from './line-table.ts';
import { openLogReader, unreadable, type LogReader } from '../../log/read-log.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** Where the command writes to. */
export interface LogOutput {
  readonly out: Writable & { readonly columns?: number };
  readonly err: Writable;
}

/** `npm run log`: reads the technical log of a running, stopped or killed kiosk and never writes to it. */
export async function runLog(args: readonly string[], output: LogOutput): Promise<number> {
  if (args.includes('--help') || (args.length === 1 && args[0] === 'help')) {
    output.out.write(LOG_USAGE);
    return 0;
  }
  const command = readLogArguments(args);
  if (!command.ok) {
    output.err.write(`${command.error}\n${LOG_USAGE}`);
    return EXIT_USAGE;
  }
  if (command.value.kind === 'events') {
    output.out.write(eventsDocument());
    return 0;
  }
  const reader = openLogReader(command.value.dataDirectory);
  if (!reader.ok) {
    output.err.write(`${reader.error}\n`);
    return EXIT_FAILED;
  }
  const problem = await show(reader.value, command.value, output);
  reader.value.close();
  if (problem === null) return 0;
  output.err.write(`${problem}\n`);
  return EXIT_FAILED;
}

/** Null, or what went wrong in words. */
async function show(
  reader: LogReader,
  command: Exclude<LogCommand, { kind: 'events' }>,
  output: LogOutput,
): Promise<string | null> {
  const file = join(command.dataDirectory, 'log.db');
  if (command.kind === 'tail') {
    try {
      output.out.write(lineTable(reader.tail(command.filter, command.count), output.out.columns ?? null));
      return null;
    } catch (error) {
      return unreadable(file, error);
    }
  }
  const lines = reader.lines(command.filter);
  const exported =
    command.out === null ? await exportToStream(lines, output.out) : await exportToFile(lines, command.out);
  if (!exported.ok) return exported.error;
  const { lines: count, broken } = exported.value;
  if (broken !== null) return `${unreadable(file, broken)} ${String(count)} lines before that were exported.`;
  if (command.out !== null) output.err.write(`${String(count)} lines in ${command.out}\n`);
  return null;
}

/** Whoever reads the output may go away in the middle of a table. */
function outliveReaders(): void {
  process.stdout.on('error', () => undefined);
}

if (import.meta.main) {
  outliveReaders();
  process.exitCode = await runLog(process.argv.slice(2), { out: process.stdout, err: process.stderr });
}
