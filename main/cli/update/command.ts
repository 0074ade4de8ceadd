import { readFileSync } from 'node:fs';
import { command, type Console } from '../../../app/command-line/command.ts';
import { LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { flag, path } from '../../../app/command-line/option.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import type { Language } from '../../../app/language/language.ts';
import { updateSentence } from '../../../app/messages/update-words.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { UpdateFailure } from '../../../app/update/failure.ts';
import type { UpdateOutcome } from '../../../app/update/status.ts';
import { loadConfig } from '../../config/load-config.ts';
import { machineName } from '../../export/machine.ts';
import { computerMark } from '../../files/computer-mark.ts';
import { realDisk } from '../../update/disk.ts';
import { installedPlaces, type UpdatePlaces } from '../../update/places.ts';
import { loadLocks } from '../../update/run-lock.ts';
import { folderSource, httpsSource, type RepositorySource } from '../../update/source.ts';
import { checkForUpdate, fetchUpdate, installOffered, type UpdateSubject } from '../../update/update.ts';
import type { ApplicationContext } from '../terminal/context.ts';
import { systemLanguage } from '../terminal/words.ts';

const TEXT = `Updates are signed by the operator and come from the address in the configuration (updates.url) or, with --from, from a
stick or a folder. --check says what there is; --now downloads it, also where this machine is not among the share of machines
yet or the version has failed here before. What is downloaded is checked once more and installed by root
(sauda-update.service calls --install), and the kiosk switches to it when nobody buys. A version that fails twice is taken
back by itself.`;

const CONFIG = '/etc/sauda/kiosk.yaml';
const DATA_DIRECTORY = '/var/lib/sauda';

interface UpdateRequest {
  readonly deed: 'check' | 'now' | 'fetch' | 'install';
  readonly from: string | null;
  readonly configFile: string;
  readonly dataDirectory: string;
  readonly language: Language | null;
  readonly json: boolean;
}

type UpdateContext = Console & Pick<ApplicationContext, 'clock' | 'env' | 'version' | 'programDirectory'>;

/** The command over the places of an installed machine, or those of a test. */
export function updateCommandAt(placesOf: (dataDirectory: string, program: string) => UpdatePlaces) {
  return command({
    name: 'update',
    summary: 'looks for a signed update, and fetches it from the server or a stick',
    text: TEXT,
    options: {
      'check': flag({ help: 'only says what there is, as without an option', conflicts: ['now', 'fetch', 'install'] }),
      'now': flag({ help: 'downloads what there is, because a person wants it', conflicts: ['fetch', 'install'] }),
      'fetch': flag({
        help: 'as --now, if it is meant for this machine: what the kiosk does by itself',
        conflicts: ['install'],
      }),
      'install': flag({ help: 'as root: checks and installs what was downloaded' }),
      'from': path({ placeholder: 'FOLDER', help: 'a stick or a folder in place of the address' }),
      'config': path({ placeholder: 'FILE', help: `the configuration; ${CONFIG} unless it is given` }),
      'data-dir': path({
        placeholder: 'DIR',
        help: `the kiosk's data directory; ${DATA_DIRECTORY} unless it is given`,
      }),
      'language': LANGUAGE,
    },
    read: (values) =>
      ok<UpdateRequest>({
        deed: values.install ? 'install' : values.now ? 'now' : values.fetch ? 'fetch' : 'check',
        from: values.from,
        configFile: values.config ?? CONFIG,
        dataDirectory: values['data-dir'] ?? DATA_DIRECTORY,
        language: values.language,
        json: values.json,
      }),
    run: async (request, context: UpdateContext): Promise<Ended> => {
      const places = placesOf(request.dataDirectory, context.programDirectory);
      const outcome = await withPlainFiles(() => outcomeOf(request, places, context));
      const { language, json } = request;
      const sentence = updateSentence(outcome, language ?? systemLanguage(context.env));
      if (outcome.kind === 'failed') {
        if (json) context.out(`${JSON.stringify(outcome)}\n`);
        return refused(context, json, outcome.reason, sentence);
      }
      context.out(json ? `${JSON.stringify({ ...outcome, sentence })}\n` : `${sentence}\n`);
      return DONE;
    },
  });
}

export const updateCommand = updateCommandAt(installedPlaces);

/** Electron shows an archive of an application as a folder; here it is a file like any other. */
async function withPlainFiles<T>(work: () => Promise<T>): Promise<T> {
  loadLocks();
  Reflect.set(process, 'noAsar', true);
  try {
    return await work();
  } finally {
    Reflect.set(process, 'noAsar', false);
  }
}

async function outcomeOf(request: UpdateRequest, places: UpdatePlaces, context: UpdateContext): Promise<UpdateOutcome> {
  const { clock, version } = context;
  const subject: UpdateSubject = {
    clock,
    disk: realDisk,
    places,
    version,
    platform: `${process.platform}-${process.arch}`,
  };
  if (request.deed === 'install') {
    const installed = await installOffered(subject);
    return installed.ok
      ? { kind: 'installed', version: installed.value, downloadBytes: 0 }
      : { kind: 'failed', ...installed.error };
  }
  const loaded = loadConfig(request.configFile);
  const config = loaded.ok ? loaded.value : null;
  const source = sourceOf(request, config);
  if (!source.ok) return { kind: 'failed', ...source.error };
  const look = {
    source: source.value,
    channel: config?.updates?.channel ?? 'stable',
    machine: shareName(config, computerMark()),
    isAsked: request.deed === 'now' || request.from !== null,
  };
  const done = request.deed === 'check' ? await checkForUpdate(subject, look) : await fetchUpdate(subject, look);
  return done.ok ? done.value : { kind: 'failed', ...done.error };
}

/**
 * What decides on a machine's share: its name and its computer, because only machines at Kaspi or with an asset number
 * have a name of their own.
 */
export function shareName(config: KioskConfig | null, computer: string): string {
  return `${machineName(config)} ${computer}`.trim();
}

function sourceOf(
  { from, configFile }: Pick<UpdateRequest, 'from' | 'configFile'>,
  config: KioskConfig | null,
): Result<RepositorySource, UpdateFailure> {
  if (from !== null) return ok(folderSource(from));
  const updates = config?.updates;
  if (updates === undefined) return err({ reason: 'no-source', detail: configFile });
  const { url, caFiles } = updates;
  try {
    return ok(httpsSource(url, { ca: caFiles?.map((file) => readFileSync(file, 'utf8')) }));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ reason: 'unreachable', detail: `updates.caFiles: ${detail}` });
  }
}
