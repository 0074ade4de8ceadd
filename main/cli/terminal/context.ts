import type { Writable } from 'node:stream';
import type { Console } from '../../../app/command-line/command.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Vault } from '../../certificate/vault.ts';

/** What a command needs from the program around it. */
export interface CommandContext extends Console {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly version: string;
  /** Standard output, for what is too long for one string; `columns` where it is a terminal. */
  readonly stream: Writable & { readonly columns?: number };
  /** Asks on the terminal without echoing the input; null where there is no terminal or no answer. */
  ask(question: string): Promise<string | null>;
  /** The first line of standard input. */
  readLine(): Promise<string>;
}

/** What is available only inside the application: its data folder and Electron's storage of secrets. */
export interface ApplicationContext extends CommandContext {
  readonly defaultDataDirectory: string;
  /** The application's own `resources`, which may lie in an archive. */
  readonly resourcesDirectory: string;
  /** The folder of the program itself, which an update replaces. */
  readonly programDirectory: string;
  /** Called once with the kiosk's data directory, before anything in it is opened. */
  openVault(dataDirectory: string): Promise<Vault>;
  /** Null on Windows, whose file permissions work differently. */
  readonly userId: number | null;
}
