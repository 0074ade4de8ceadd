import { basename } from 'node:path/posix';
import { accessTo } from './access.ts';
import type { FoundPort, UsbIdentity } from './found-port.ts';
import type { PortFiles } from './port-files.ts';
import { usbIdentity } from './usb-identity.ts';
import { usbPrinters } from './usb-printers.ts';

const BY_PATH = '/dev/serial/by-path';
const BY_ID = '/dev/serial/by-id';
const TTYS = '/sys/class/tty';

/**
 * The kernel creates four to thirty-two placeholders for serial ports that do not exist, recognisable by this path.
 * Consoles and pseudo-terminals have no device at all.
 */
const PLACEHOLDER = '/platform/serial8250/';
/** Newer systems add a second link that contains the USB version; it would change with the socket's speed. */
const WITH_USB_VERSION = /-usbv\d-/;
/** The serial number of chips that were never given one. */
const FACTORY_SERIAL = /^0*[01]?$/;

/**
 * The serial ports and USB printers of a Linux computer, each sorted by path, read from /dev and /sys only; `folders` hold
 * more links to ports.
 */
export function linuxPorts(files: PortFiles, user: string, folders: readonly string[] = []): readonly FoundPort[] {
  return [...serialPorts(files, user, folders), ...usbPrinters(files, user)];
}

function serialPorts(files: PortFiles, user: string, folders: readonly string[]): readonly FoundPort[] {
  const byPath = new Map([BY_PATH, ...folders].flatMap((folder) => [...linksByDevice(folder, files)]));
  const byId = linksByDevice(BY_ID, files);
  const devices = new Set([...kernelDevices(files), ...byPath.keys(), ...byId.keys()]);
  const ports = [...devices].map((device) => {
    const links = { byPath: byPath.get(device) ?? [], byId: byId.get(device) ?? [] };
    return foundPort(device, links, files, user);
  });
  return ports.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The links of a folder by the device that they lead to, without dangling ones. */
function linksByDevice(folder: string, files: PortFiles): Map<string, readonly string[]> {
  const links = new Map<string, readonly string[]>();
  for (const name of files.names(folder)) {
    const path = `${folder}/${name}`;
    const device = files.realPath(path);
    if (device !== null && device !== path) links.set(device, [...(links.get(device) ?? []), path]);
  }
  return links;
}

function kernelDevices(files: PortFiles): readonly string[] {
  return files
    .names(TTYS)
    .filter((name) => {
      const folder = files.realPath(`${TTYS}/${name}/device`);
      return folder !== null && !`${folder}/`.includes(PLACEHOLDER) && files.realPath(`/dev/${name}`) !== null;
    })
    .map((name) => `/dev/${name}`);
}

interface Links {
  readonly byPath: readonly string[];
  readonly byId: readonly string[];
}

function foundPort(device: string, links: Links, files: PortFiles, user: string): FoundPort {
  const folder = files.realPath(`${TTYS}/${basename(device)}/device`);
  const usb = folder === null ? null : usbIdentity(folder, files);
  const socket = links.byPath.find((path) => !WITH_USB_VERSION.test(path)) ?? links.byPath[0];
  const own = links.byId[0];
  return {
    kind: 'serial',
    path: socket ?? device,
    // A port on the mainboard keeps its number; only plugged devices are numbered in the order of plugging in.
    isStable: socket !== undefined || usb === null,
    device,
    byId: own === undefined ? null : { path: own, isAmbiguous: isAmbiguous(usb) },
    usb,
    access: accessTo(device, user, files),
  };
}

function isAmbiguous(usb: UsbIdentity | null): boolean {
  return FACTORY_SERIAL.test(usb?.serialNumber ?? '');
}
