import { command } from '../../../app/command-line/command.ts';
import { day, LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { alternatives, path, required, value, type Option } from '../../../app/command-line/option.ts';
import { EXPORT_FORMATS, USUAL_FORMATS, type ExportFormat } from '../../../app/export/file-name.ts';
import { readPeriod } from '../../../app/journal/days.ts';
import { err, ok } from '../../../app/result.ts';
import type { CommandContext } from '../terminal/context.ts';
import { runExportCommand, type ExportRequest } from './run.ts';

const TEXT = `Writes files for others: csv, the sales for the accountant; eva-dts, the audit for a vending management system; journal, a
copy of the whole journal; log, the technical log for support. Without --format these four. settings, with --config, is a
folder with what another machine can use of this one's configuration and with its pictures; secrets stay here. Days are of Kazakhstan: --from
counts from 00:00, --to until 24:00 of its day. The audit's counters since the last read begin with --from; without it,
with the last read at the service menu. Reads only, works beside a running kiosk. A file that exists is never overwritten:
the new one gets a number. What was written is read back and compared.`;

const OPTIONS = {
  'data-dir': required(path({ placeholder: 'DIR', help: "the kiosk's data directory" })),
  'out': required(path({ placeholder: 'DIR', help: 'the folder that the files are written into; it has to exist' })),
  'from': day({ help: 'the first day, from 00:00, as 2026-11-01' }),
  'to': day({ help: 'the last day, until 24:00' }),
  'format': formats(),
  'config': path({ placeholder: 'FILE', help: "the kiosk's configuration: its name, prices and the audit's settings" }),
  'language': { ...LANGUAGE, help: "of columns and sentences; without it the configuration's first one" },
} as const;

export const exportCommand = command({
  name: 'export',
  summary: 'sales for the accountant, EVA DTS audit, journal copy and technical log, as files',
  text: TEXT,
  options: OPTIONS,
  read: (values) => {
    const period = readPeriod(values.from ?? undefined, values.to ?? undefined);
    if (!period.ok) return err(period.error);
    return ok<ExportRequest>({
      dataDirectory: values['data-dir'],
      folder: values.out,
      period: period.value,
      formats: values.format ?? USUAL_FORMATS,
      configFile: values.config,
      language: values.language,
      json: values.json,
    });
  },
  run: (request, context: CommandContext) => runExportCommand(request, context),
});

function formats(): Option<readonly ExportFormat[] | null> {
  return value(
    { placeholder: EXPORT_FORMATS.join(','), help: 'which of them; without it all but settings' },
    (typed) => {
      const words = typed.split(',').map((word) => word.trim());
      const found = EXPORT_FORMATS.filter((format) => words.includes(format));
      const unknown = words.find((word) => !EXPORT_FORMATS.some((format) => format === word));
      return unknown === undefined
        ? ok(found)
        : err(`takes ${alternatives(EXPORT_FORMATS)}, several of them with commas between, not ${unknown}`);
    },
  );
}
