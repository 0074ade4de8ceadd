import type { PortOutcome } from '../../app/devices/found-device.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { createPortOpener } from '../../drivers/port/port-opener.ts';
import { registry } from '../../drivers/registry.ts';
import type { FoundPort } from './ports/found-port.ts';
import { searchDevices, type DevicesSearch, type SearchProgress } from './search-devices.ts';

/** A search that runs, and what ends it. */
interface Running {
  readonly ending: AbortController;
  readonly search: Promise<unknown>;
}

/** The menu may be left and opened again while its search goes on. */
const running = new Set<Running>();

/** Ends every search that runs and closes its ports: the process must not end with a port half way through a question. */
export async function endSearch(): Promise<void> {
  const searches = [...running];
  for (const { ending } of searches) ending.abort();
  await Promise.allSettled(searches.map(({ search }) => search));
}

/**
 * Searches these ports as they really are; `inUse` are the paths of the running devices. The outcomes by path. A search
 * that is asked for while another one runs waits for it, because it would find the ports held by the other.
 */
export async function searchOnce(
  ports: readonly FoundPort[],
  inUse: readonly string[] = [],
  tell: (progress: SearchProgress) => void = () => undefined,
): Promise<ReadonlyMap<string, PortOutcome>> {
  const ending = new AbortController();
  const before = [...running].map(({ search }) => search);
  const search = Promise.allSettled(before).then(() => searchAll({ ports, inUse, tell, ending: ending.signal }));
  const one = { ending, search };
  running.add(one);
  try {
    return await search;
  } finally {
    running.delete(one);
  }
}

type Asked = Pick<DevicesSearch, 'ports' | 'inUse' | 'tell'> & { readonly ending: AbortSignal };

async function searchAll({ ports, inUse, tell, ending }: Asked): Promise<ReadonlyMap<string, PortOutcome>> {
  const outcomes = new Map<string, PortOutcome>();
  await searchDevices({
    ports,
    inUse,
    opener: createPortOpener(systemClock),
    clock: systemClock,
    probes: await registry.probes(),
    ending,
    tell(progress) {
      if (progress.outcome !== null) outcomes.set(progress.path, progress.outcome);
      tell(progress);
    },
  });
  return outcomes;
}
