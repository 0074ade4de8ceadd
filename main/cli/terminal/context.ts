import type { Writable } from 'node:stream';
import type { Console } from '../../../app/command-line/command.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Vault } from '../../certificate/vault.ts';

/** What a command needs of the program around it. */
export interface CommandContext extends Console {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly version: string;
  /** Standard output, for what is too long for one text; `columns` where it is a terminal. */
  readonly stream: Writable & { readonly columns?: number };
  /** Asks on the terminal without showing what is typed; null where there is no terminal, or nobody answers. */
  ask(question: string): Promise<string | null>;
  /** The first line of standard input. */
  readLine(): Promise<string>;
}

/** What there is only inside the application: its place for data, and what Electron keeps secrets with. */
export interface ApplicationContext extends CommandContext {
  readonly defaultDataDirectory: string;
  /** Called once, with the kiosk's data directory, before anything in it is opened. */
  openVault(dataDirectory: string): Promise<Vault>;
  /** Null on Windows, which has other rights. */
  readonly userId: number | null;
}
