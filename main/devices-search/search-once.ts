import type { PortOutcome } from '../../app/devices/found-device.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { createPortOpener } from '../../drivers/port/port-opener.ts';
import { registry } from '../../drivers/registry.ts';
import type { FoundPort } from './ports/found-port.ts';
import { searchDevices, type SearchProgress } from './search-devices.ts';

/** Searches these ports as they really are; `inUse` are the paths of the running devices. The outcomes by path. */
export async function searchOnce(
  ports: readonly FoundPort[],
  inUse: readonly string[] = [],
  tell: (progress: SearchProgress) => void = () => undefined,
): Promise<ReadonlyMap<string, PortOutcome>> {
  const outcomes = new Map<string, PortOutcome>();
  await searchDevices({
    ports,
    inUse,
    opener: createPortOpener(systemClock),
    clock: systemClock,
    probes: await registry.probes(),
    tell(progress) {
      if (progress.outcome !== null) outcomes.set(progress.path, progress.outcome);
      tell(progress);
    },
  });
  return outcomes;
}
