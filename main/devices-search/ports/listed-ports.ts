import type { ListedPort } from '../../../drivers/port/list-ports.ts';
import type { FoundPort } from './found-port.ts';

/**
 * The ports under Windows and macOS, which keep a name per device or socket, so the name itself belongs in the
 * configuration.
 */
export function listedPorts(listed: readonly ListedPort[]): readonly FoundPort[] {
  return listed.map(({ path, manufacturer, serialNumber, vendorId, productId, friendlyName }) => {
    const words = friendlyName ?? manufacturer ?? '';
    const ids = vendorId === undefined || productId === undefined ? '' : `${vendorId}:${productId}`.toLowerCase();
    const usb = ids === '' && words === '' ? null : { ids, words, serialNumber: serialNumber ?? null };
    return { kind: 'serial', path, isStable: true, device: path, byId: null, usb, access: { kind: 'unknown' } };
  });
}
