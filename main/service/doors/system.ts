import { statfs } from 'node:fs/promises';
import { hostname, networkInterfaces, release, type } from 'node:os';
import type { SystemDoor, SystemFacts } from '../../../app/service/doors/system/types.ts';
import { unreachable } from '../../../app/result.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Reads what is installed, and ends the application. */
export function runSystem(ports: ServicePorts): DoorRunner<SystemDoor> {
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-facts':
        tell({ kind: 'facts-read', facts: await systemFacts(ports) });
        return;
      case 'end':
        ports.end(effect.how);
        return;
      default:
        unreachable(effect);
    }
  };
}

async function systemFacts({ version, dataDirectory, configFile }: ServicePorts): Promise<SystemFacts> {
  const { electron, chrome, node } = process.versions;
  const disk = await statfs(dataDirectory).catch(() => null);
  return {
    version,
    electron,
    chrome,
    node,
    system: `${type()} ${release()}`,
    host: hostname(),
    addresses: Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address }) => address),
    dataDirectory,
    configFile,
    diskFreeBytes: disk === null ? null : disk.bavail * disk.bsize,
  };
}
