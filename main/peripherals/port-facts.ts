import type { LogFacts } from '../../app/log/events.ts';
import type { ProblemParameters } from '../../app/problem.ts';
import type { PortHolder } from '../../drivers/port/port-holder.ts';
import { stopCommand } from '../../drivers/port/port-holder.ts';

/** What a device reports with its loss. */
export interface Loss {
  readonly kind?: string;
  /** With `busy` alone. */
  readonly holder?: PortHolder | undefined;
}

/** For the technician's sentence: who holds the port, and what frees it. */
export function heldParameters({ holder }: Loss, port: string): ProblemParameters {
  if (holder === undefined) return {};
  if (holder.kind === 'another-user') return { heldPort: port };
  const stop = stopCommand(holder);
  return { holder: `${holder.name} (${String(holder.pid)})`, ...(stop === undefined ? {} : { stop }) };
}

/** For the log. */
export function heldFacts({ holder }: Loss): LogFacts {
  if (holder === undefined) return {};
  return { holder: holder.kind === 'program' ? `${holder.name} (${String(holder.pid)})` : 'a program of another user' };
}
