import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SetupStep } from '../../app/service/state/setup-steps.ts';
import { readSetupRecord } from './setup-file.ts';

/** A run in which the machine is set up: nothing is sold, and nothing is simulated. */
export interface SetupRun {
  /** The configuration that is being written; it may not exist yet. */
  readonly file: string;
  /** Where the wizard goes on. */
  readonly at: SetupStep;
}

/** Which configuration a run has, and whether it sets the machine up. */
export interface RunKind {
  /** Null: a demonstration. */
  readonly configFile: string | null;
  /** Null: the machine is not being set up. */
  readonly setup: SetupRun | null;
  /** What the wizard would write; null where a configuration exists already. */
  readonly offered: string | null;
}

/**
 * A machine without a configuration of its own has the one that the wizard wrote into the data directory. `--setup`, or a
 * wizard that was not finished, sets the machine up. A supervisor that always passes `--setup` starts a machine that
 * sells as soon as the wizard of this configuration is over.
 */
export function runKindOf(
  { configFile, setup }: { readonly configFile: string | null; readonly setup: boolean },
  dataDirectory: string,
): RunKind {
  const file = configFile ?? join(dataDirectory, 'kiosk.yaml');
  const { phase, at } = readSetupRecord({ dataDirectory, file });
  const isWanted = setup && (phase !== 'over' || !existsSync(file));
  if (isWanted || phase === 'under-way') return { configFile: file, setup: { file, at }, offered: null };
  if (configFile !== null || existsSync(file)) return { configFile: file, setup: null, offered: null };
  return { configFile: null, setup: null, offered: file };
}

/** A demonstration for training is one of the configured machine, whose files lie in its own data directory. */
export function trainingKindOf(
  { configFile }: { readonly configFile: string | null },
  { mainDirectory }: { readonly mainDirectory: string },
): RunKind {
  return { configFile: runKindOf({ configFile, setup: false }, mainDirectory).configFile, setup: null, offered: null };
}
