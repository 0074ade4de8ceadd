import type { PortOutcome } from '../../app/devices/found-device.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { createPortOpener } from '../../drivers/port/port-opener.ts';
import { registry } from '../../drivers/registry.ts';
import type { FoundPort } from './ports/found-port.ts';
import { searchDevices, type SearchProgress } from './search-devices.ts';

/** The search that runs, and what ends it. */
let running: { readonly ending: AbortController; readonly search: Promise<void> } | null = null;

/** Ends the search that runs and closes its ports: the process must not end with a port half way through a question. */
export async function endSearch(): Promise<void> {
  running?.ending.abort();
  await running?.search.catch(() => undefined);
}

/** Searches these ports as they really are; `inUse` are the paths of the running devices. The outcomes by path. */
export async function searchOnce(
  ports: readonly FoundPort[],
  inUse: readonly string[] = [],
  tell: (progress: SearchProgress) => void = () => undefined,
): Promise<ReadonlyMap<string, PortOutcome>> {
  const outcomes = new Map<string, PortOutcome>();
  const probes = await registry.probes();
  const ending = new AbortController();
  const search = searchDevices({
    ports,
    inUse,
    opener: createPortOpener(systemClock),
    clock: systemClock,
    probes,
    ending: ending.signal,
    tell(progress) {
      if (progress.outcome !== null) outcomes.set(progress.path, progress.outcome);
      tell(progress);
    },
  });
  running = { ending, search };
  try {
    await search;
  } finally {
    running = null;
  }
  return outcomes;
}
