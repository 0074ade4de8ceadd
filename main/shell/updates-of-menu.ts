import { dirname } from 'node:path';
import { app } from 'electron';
import type { RemovableMedia } from '../exchange/stick-work.ts';
import { VERSION } from '../files/version.ts';
import type { UpdatePort } from '../service/port/service-ports.ts';
import { menuUpdates } from '../update/menu-port.ts';
import { installedPlaces } from '../update/places.ts';

interface MachineOfMenu {
  readonly configFile: string | null;
  readonly dataDirectory: string;
  readonly media: Pick<RemovableMedia, 'sticks'>;
}

/** The updates of an installed program; null where it is none. */
export function updatesOfMenu({ configFile, dataDirectory, media }: MachineOfMenu): UpdatePort | null {
  if (!app.isPackaged) return null;
  return menuUpdates({
    places: installedPlaces(dataDirectory, dirname(process.execPath)),
    configFile,
    dataDirectory,
    version: VERSION,
    sticks: () => media.sticks(),
  });
}
