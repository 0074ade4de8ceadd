import { dirname } from 'node:path/posix';
import type { UsbIdentity } from './found-port.ts';
import type { PortFiles } from './port-files.ts';

/** Names for chips whose own description is empty or unhelpful. */
const CHIPS: Readonly<Record<string, string>> = {
  '1a86:7523': 'CH340, as on LCUS relay boards',
  '1a86:5523': 'CH341',
  '10c4:ea60': 'CP210x',
  '0403:6001': 'FT232R',
  '067b:2303': 'PL2303',
};

/** The USB device that a folder under /sys/devices belongs to; null where it is not a USB device. */
export function usbIdentity(folder: string, files: PortFiles): UsbIdentity | null {
  for (let above = folder; above.length > 1; above = dirname(above)) {
    const vendor = word(files.text(`${above}/idVendor`));
    const product = word(files.text(`${above}/idProduct`));
    if (vendor !== null && product !== null) return identityOf(`${vendor}:${product}`, above, files);
  }
  return null;
}

function identityOf(ids: string, folder: string, files: PortFiles): UsbIdentity {
  const own = [word(files.text(`${folder}/manufacturer`)), word(files.text(`${folder}/product`))].filter(
    (text) => text !== null,
  );
  const chip = CHIPS[ids];
  const words = [...own, ...(chip === undefined ? [] : [`(${chip})`])].join(' ');
  return { ids, words, serialNumber: word(files.text(`${folder}/serial`)) };
}

/** The text without control characters, because it comes from the device and goes to a terminal. */
export function word(text: string | null): string | null {
  const clean = (text ?? '').replace(/\p{C}/gu, ' ').trim();
  return clean === '' ? null : clean;
}
