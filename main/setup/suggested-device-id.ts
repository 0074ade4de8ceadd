import { realpathSync } from 'node:fs';
import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'internal' | 'mac'>[] | undefined>>;

/** How much of the address belongs to the single board, in hexadecimal digits. */
const OWN_DIGITS = 6;
const NOBODY = '00:00:00:00:00:00';
/** Of an address that a program has made up, as of containers, tunnels and Wi-Fi with a random one. */
const MADE_UP = /^.[2367abef]/i;

/** Where on the buses a network board sits, in the kernel's words; null where it is none that one could touch. */
function placeOfBoard(name: string): string | null {
  try {
    return realpathSync(`/sys/class/net/${name}/device`);
  } catch {
    return null;
  }
}

/**
 * A name for this machine at the bank: the end of its network board's address, which no other machine has, also where
 * their disks are copies of each other. The board that is built in counts, the first one on its bus: neither a modem
 * that is plugged in today nor the order in which the system has found its boards gives the machine another name.
 */
export function suggestedDeviceId(
  interfaces: Interfaces,
  placeOf: (name: string) => string | null = placeOfBoard,
): string {
  const boards = Object.keys(interfaces).flatMap((name) => {
    const address = interfaces[name]?.find(({ internal, mac }) => !internal && mac !== NOBODY)?.mac;
    const place = placeOf(name);
    return address === undefined ? [] : [{ address, rank: rankOf(place, address), at: place ?? name }];
  });
  const [first] = boards.toSorted((one, other) => one.rank - other.rank || (one.at < other.at ? -1 : 1));
  if (first === undefined) return 'KIOSK-0001';
  return `KIOSK-${first.address.replaceAll(':', '').slice(-OWN_DIGITS).toUpperCase()}`;
}

/** Built in, then plugged in, then what is no board, then what has a made-up address. */
function rankOf(place: string | null, address: string): number {
  if (MADE_UP.test(address)) return 3;
  if (place === null) return 2;
  return place.includes('/usb') ? 1 : 0;
}
