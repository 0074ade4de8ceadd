import type { ListedPort } from '../../../drivers/port/list-ports.ts';
import type { FoundPort } from './found-port.ts';

/** Windows and macOS keep a name for each device or socket, so the name itself is the one to write down. */
export function listedPorts(listed: readonly ListedPort[]): readonly FoundPort[] {
  return listed.map(({ path, manufacturer, serialNumber, vendorId, productId, friendlyName }) => {
    const words = friendlyName ?? manufacturer ?? '';
    const ids = vendorId === undefined || productId === undefined ? '' : `${vendorId}:${productId}`.toLowerCase();
    const usb = ids === '' && words === '' ? null : { ids, words, serialNumber: serialNumber ?? null };
    return { path, isStable: true, device: path, byId: null, usb, access: { kind: 'unknown' } };
  });
}
