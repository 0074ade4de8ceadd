import { portKindOf } from '../../../drivers/port/port-kind.ts';
import { accessTo } from './access.ts';
import type { FoundPort, UsbIdentity } from './found-port.ts';
import type { PortFiles } from './port-files.ts';
import { usbIdentity, word } from './usb-identity.ts';

/** The kernel's module `usblp` shows each printer of USB's printer class here. */
const PRINTERS = '/sys/class/usbmisc';
/** Where the system puts the file of the printer; the first one by default. */
const FOLDERS = ['/dev/usb', '/dev'];

/** The printers on USB that need no serial adapter, sorted by path. */
export function usbPrinters(files: PortFiles, user: string): readonly FoundPort[] {
  const found = files.names(PRINTERS).flatMap((name) => {
    const path = FOLDERS.map((folder) => `${folder}/${name}`).find(
      (file) => portKindOf(file) === 'usb-printer' && files.realPath(file) !== null,
    );
    return path === undefined ? [] : [{ name, path }];
  });
  const ports = found.map(({ name, path }): FoundPort => {
    const folder = files.realPath(`${PRINTERS}/${name}/device`);
    return {
      kind: 'usb-printer',
      path,
      // One printer has the same number after every restart.
      isStable: found.length === 1,
      device: path,
      byId: null,
      usb: folder === null ? null : printerIdentity(folder, files),
      access: accessTo(path, user, files),
    };
  });
  return ports.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The device's own description, with the model from its printer identification (IEEE 1284) where it has one. */
function printerIdentity(folder: string, files: PortFiles): UsbIdentity | null {
  const usb = usbIdentity(folder, files);
  const identification = files.text(`${folder}/ieee1284_id`) ?? '';
  const model = word(/(?:^|;)\s*(?:MDL|MODEL):([^;]*)/i.exec(identification)?.[1] ?? null);
  if (usb === null || model === null || usb.words.includes(model)) return usb;
  return { ...usb, words: [usb.words, `(model ${model})`].filter((part) => part !== '').join(' ') };
}
