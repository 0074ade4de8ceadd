import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Console } from '../../app/command-line/command.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { fileVault } from '../../main/certificate/vault.ts';
import type { ApplicationContext } from '../../main/cli/terminal/context.ts';

interface Facts {
  readonly dataDirectory: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly userId?: number | null;
  readonly nowMs?: number | undefined;
  /** The text typed at the terminal; null without a person there. */
  readonly typed?: string | null;
  /** The first line of standard input. */
  readonly line?: string;
}

/** The application around a command, without Electron. */
export function applicationContext(console: Console, facts: Facts): ApplicationContext {
  const { dataDirectory, env = { LANG: 'en_US.UTF-8' }, userId = null, nowMs, typed = null, line = '' } = facts;
  return {
    ...console,
    env,
    version: 'test',
    clock: nowMs === undefined ? systemClock : { ...systemClock, wallMs: () => nowMs },
    stream: new PassThrough(),
    ask: () => Promise.resolve(typed),
    readLine: () => Promise.resolve(line),
    defaultDataDirectory: dataDirectory,
    resourcesDirectory: join(import.meta.dirname, '..', '..', 'resources'),
    programDirectory: dataDirectory,
    openVault: () => Promise.resolve(fileVault()),
    userId,
  };
}
