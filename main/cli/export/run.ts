import { DONE, EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { failureFacts, refused } from '../../../app/command-line/run-command.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import type { ExportFailure, ExportReport, WrittenFile } from '../../../app/export/outcome.ts';
import type { ExportFormat } from '../../../app/export/file-name.ts';
import { KAZAKHSTAN_ZONE, type DayPeriod } from '../../../app/journal/days.ts';
import type { Language } from '../../../app/language/language.ts';
import { exportText } from '../../../app/messages/export-words.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { evaMachine, machineName } from '../../export/machine.ts';
import { runExport } from '../../export/run-export.ts';
import type { CommandContext } from '../terminal/context.ts';
import { sentence, systemLanguage } from '../terminal/words.ts';

/** What was typed. Paths are absolute. */
export interface ExportRequest {
  readonly dataDirectory: string;
  readonly folder: string;
  readonly period: DayPeriod;
  readonly formats: readonly ExportFormat[];
  readonly configFile: string | null;
  readonly language: Language | null;
  readonly json: boolean;
}

/** Accountants here read Russian where nobody says otherwise. */
const COLUMNS: Language = 'ru';

/** Writes the files and lists them. */
export async function runExportCommand(request: ExportRequest, context: CommandContext): Promise<Ended> {
  const { json, period, dataDirectory, folder, formats } = request;
  const spoken = systemLanguage(context.env);
  const config = await configOf(request.configFile, request.language ?? spoken);
  if (!config.ok) return refused(context, json, 'configuration', config.error);
  const chosen = request.language ?? config.value?.languages[0] ?? null;
  const report = runExport({
    dataDirectory,
    folder,
    formats,
    period,
    configFile: request.configFile,
    language: chosen ?? COLUMNS,
    kiosk: machineName(config.value),
    nowMs: context.clock.wallMs(),
    machine: evaMachine(config.value, context.version),
    reader: { terminal: 'COMMAND', isReset: false },
  });
  return json
    ? tellProgram(report, period, chosen ?? spoken, context)
    : tellPerson(report, period, chosen ?? spoken, context);
}

async function configOf(file: string | null, language: Language): Promise<Result<KioskConfig | null, string>> {
  if (file === null) return ok(null);
  // The rules of every driver take longer to load than the rest of the command.
  const { loadConfig } = await import('../../config/load-config.ts');
  const loaded = loadConfig(file);
  return loaded.ok ? loaded : err(sentence(loaded.error, language));
}

function tellPerson(
  { files, failures }: ExportReport,
  period: DayPeriod,
  language: Language,
  context: CommandContext,
): Ended {
  for (const file of files) context.out(`${fileLine(file)}\n`);
  if (files.length > 0) context.out(`${periodSentence(period, language)}\n`);
  for (const failure of failures) context.complain(`${failureSentence(failure, language)}\n`);
  return endOf(failures);
}

function tellProgram(
  { files, failures }: ExportReport,
  { from, to }: DayPeriod,
  language: Language,
  context: CommandContext,
): Ended {
  for (const file of files) context.out(`${JSON.stringify(file)}\n`);
  const ended = endOf(failures);
  for (const failure of failures) context.complain(`${failureSentence(failure, language)}\n`);
  const sentences = failures.map((failure) => failureSentence(failure, language));
  const wrong =
    ended.code === EXIT.done
      ? {}
      : { ...failureFacts({ sentence: sentences.join(' '), code: ended.code, reason: ended.reason ?? 'unexpected' }) };
  context.out(`${JSON.stringify({ summary: { files: files.length, from, to, zone: KAZAKHSTAN_ZONE }, ...wrong })}\n`);
  return ended;
}

function endOf([first]: readonly ExportFailure[]): Ended {
  return first === undefined ? DONE : { code: EXIT.refused, reason: first.reason };
}

/** Why something was not written, and what to do. */
function failureSentence({ reason, parameters }: ExportFailure, language: Language): string {
  return exportText(language, `export.failed.${reason}`, parameters);
}

const BYTES_PER_KB = 1_024;

function fileLine({ name, bytes, sha256 }: WrittenFile): string {
  return `${name}  ${String(Math.ceil(bytes / BYTES_PER_KB))} KB  sha256 ${sha256}`;
}

function periodSentence({ from, to }: DayPeriod, language: Language): string {
  if (from === null && to === null) return exportText(language, 'export.everything', { zone: KAZAKHSTAN_ZONE });
  return exportText(language, 'export.period', {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    zone: KAZAKHSTAN_ZONE,
  });
}
