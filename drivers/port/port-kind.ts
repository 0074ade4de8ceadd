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

export interface NetworkAddress {
  readonly host: string;
  readonly port: number;
}

/** Where printers on the network take their data, by common consent. */
const printerPort = 9_100;
const highestPort = 65_535;

/** The host and port of `tcp://192.168.1.50:9100`, where the port may be left out; null where it is no address. */
export function addressOf(path: string): NetworkAddress | null {
  const [, host, , port = String(printerPort)] = /^tcp:\/\/([a-z0-9._-]{1,253})(:(\d{1,5}))?$/i.exec(path) ?? [];
  const number = Number(port);
  return host === undefined || number < 1 || number > highestPort ? null : { host, port: number };
}
