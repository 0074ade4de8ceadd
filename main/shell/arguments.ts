import { err, ok, type Result } from '../../app/result.ts';
import { unknownWord } from '../../app/command-line/unknown-word.ts';
import { nearWord } from '../../app/command-line/near-word.ts';
import { USAGE } from '../cli/kiosk-options.ts';
import { optionBefore, ownWord, readOwnOptions } from './own-options.ts';

/** How the application was started. */
export interface KioskArguments {
  /** Null: demo mode. */
  readonly configFile: string | null;
  /** Null: the operating system's place for this application. */
  readonly dataDirectory: string | null;
  /** A window instead of the whole screen. */
  readonly windowed: boolean;
  /** The second window that plays customer and hardware; only with simulated peripherals. */
  readonly bench: boolean;
  /** The gallery of screens, fed by a scripted main. */
  readonly gallery: boolean;
}

/** Why an application in the field does not start like this, or null; developers and build machines may. */
export function refusalInField(field: { isPackaged: boolean; hasNoSandbox: boolean; gallery: boolean }): string | null {
  if (!field.isPackaged) return null;
  if (field.hasNoSandbox)
    return "Sauda does not run without Chromium's sandbox: start it as an ordinary user and without --no-sandbox";
  return field.gallery ? '--gallery is for development only' : null;
}

/**
 * Reads our own options. Electron and Chromium put theirs among them (`--no-sandbox`, `--remote-debugging-port=0`), so
 * unknown ones are left alone unless one of ours was probably meant: a mistyped one would start another kiosk, with other
 * data. `argv` begins behind the executable; outside of packages its first word is the application's folder.
 */
export function readArguments(argv: readonly string[], isPackaged: boolean): Result<KioskArguments, string> {
  const read = readOwnOptions(argv, isPackaged);
  if (!read.ok) return err(`${read.error}\n${USAGE}`);
  const { paths, flags } = read.value;
  return ok({
    configFile: paths.get('config') ?? null,
    dataDirectory: paths.get('data-dir') ?? null,
    windowed: flags.has('windowed'),
    bench: flags.has('bench'),
    gallery: flags.has('gallery'),
  });
}

/** What is to be started: the kiosk, or a command with what stands behind its name. */
export type Start =
  | { readonly kind: 'kiosk'; readonly options: KioskArguments }
  | { readonly kind: 'command'; readonly words: readonly string[] };

/**
 * Whether the kiosk is started or one of `commands`. `sauda --help`, `sauda help` and `sauda --version` are answered as
 * commands are, without a window.
 */
export function readStart(
  argv: readonly string[],
  isPackaged: boolean,
  commands: readonly string[],
): Result<Start, string> {
  const word = ownWord(argv, isPackaged);
  if (word !== null && [...commands, 'help'].includes(word.text)) {
    const option = optionBefore(argv, word);
    return option === null
      ? ok({ kind: 'command', words: argv.slice(word.at) })
      : err(`--${option} stands before ${word.text}: the options of a command stand behind its name\n${USAGE}`);
  }
  if (word !== null && nearWord(word.text, commands) !== null)
    return err(`${unknownWord(word.text, commands)}\n${USAGE}`);
  const own = readOwnOptions(argv, isPackaged);
  if (own.ok && own.value.flags.has('help')) return ok({ kind: 'command', words: ['help'] });
  if (own.ok && own.value.flags.has('version')) return ok({ kind: 'command', words: ['--version'] });
  const kiosk = readArguments(argv, isPackaged);
  return kiosk.ok ? ok({ kind: 'kiosk', options: kiosk.value }) : kiosk;
}
