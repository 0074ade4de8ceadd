/** What stands behind a path in the configuration. */
export type PortKind = 'serial' | 'usb-printer' | 'network';

/** The scheme of a device on the network: `tcp://192.168.1.50:9100`. */
const networkScheme = 'tcp://';
/** Linux has printers of USB's printer class here. */
const usbPrinterPath = /^\/dev\/(usb\/)?(usb)?lp\d+$/;

/** The kind of port that a path means. */
export function portKindOf(path: string): PortKind {
  if (path.startsWith(networkScheme)) return 'network';
  return usbPrinterPath.test(path) ? 'usb-printer' : 'serial';
}
