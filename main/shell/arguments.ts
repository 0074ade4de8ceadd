import { err, ok, type Result } from '../../app/result.ts';
import { unknownWord } from '../../app/command-line/unknown-word.ts';
import { nearWord } from '../../app/command-line/near-word.ts';
import { USAGE } from '../cli/kiosk-options.ts';
import { optionBefore, ownWord, readOwnOptions } from './own-options.ts';

/** The application's own command-line options. */
export interface KioskArguments {
  /** Null: demo mode. */
  readonly configFile: string | null;
  /** Null: the operating system's default folder for this application. */
  readonly dataDirectory: string | null;
  /** A folder that counts as a memory stick; null for none. */
  readonly sticks: string | null;
  /** The set-up wizard. */
  readonly setup: boolean;
  /** A window instead of full screen. */
  readonly windowed: boolean;
  /** Opens a second window that simulates the customer and the hardware; only with simulated peripherals. */
  readonly bench: boolean;
  /** Opens the gallery of screens. */
  readonly gallery: boolean;
}

/** How an application in the field is started. */
interface FieldStart {
  readonly isPackaged: boolean;
  readonly hasNoSandbox: boolean;
  readonly gallery: boolean;
  /** The first switch that Chromium would take and the field does not; null if there is none. */
  readonly refusedSwitch: string | null;
}

/** Why an application in the field refuses to start this way, or null. Developers' and build machines may. */
export function refusalInField({ isPackaged, hasNoSandbox, gallery, refusedSwitch }: FieldStart): string | null {
  if (!isPackaged) return null;
  if (hasNoSandbox)
    return "Sauda does not run without Chromium's sandbox: start it as an ordinary user and without --no-sandbox";
  if (refusedSwitch !== null) return switchRefusal(refusedSwitch);
  return gallery ? '--gallery is for development only' : null;
}

/** Before a command, too: Chromium reads the whole command line. */
export function switchRefusal(typed: string): string {
  return `An installed Sauda does not take ${typed}: leave it out (sauda --help lists the options)`;
}

/**
 * Reads the application's own options. Electron's and Chromium's are among them (`--no-sandbox`,
 * `--remote-debugging-port=0`), so unknown ones are ignored unless they look like a misspelt one of ours, which would
 * start another kiosk with other data. `argv` begins after the executable; outside of packages its first word is the
 * application's folder.
 */
export function readArguments(argv: readonly string[], isPackaged: boolean): Result<KioskArguments, string> {
  const read = readOwnOptions(argv, isPackaged);
  if (!read.ok) return err(`${read.error}\n${USAGE}`);
  const { paths, flags } = read.value;
  return ok({
    configFile: paths.get('config') ?? null,
    dataDirectory: paths.get('data-dir') ?? null,
    sticks: paths.get('sticks') ?? null,
    setup: flags.has('setup'),
    windowed: flags.has('windowed'),
    bench: flags.has('bench'),
    gallery: flags.has('gallery'),
  });
}

/** What to start: the kiosk, or a command with its arguments. */
export type Start =
  | { readonly kind: 'kiosk'; readonly options: KioskArguments }
  | { readonly kind: 'command'; readonly words: readonly string[] };

/**
 * Decides between the kiosk and one of `commands`. `sauda --help`, `sauda help` and `sauda --version` are handled like
 * commands, without a window.
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
