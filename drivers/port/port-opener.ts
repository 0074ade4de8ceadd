import type { Clock } from '../../app/ports/clock.ts';
import type { PortOpener } from './byte-port.ts';
import { createNetworkOpener } from './network-port.ts';
import { portKindOf } from './port-kind.ts';
import { createSerialOpener } from './serial-port.ts';
import { createUsbPrinterOpener } from './usb-printer-port.ts';

/** Opens the path of the configuration: a serial port, a USB printer, or a device on the network. */
export function createPortOpener(clock: Clock): PortOpener {
  const openers = {
    'serial': createSerialOpener(clock),
    'usb-printer': createUsbPrinterOpener(clock),
    'network': createNetworkOpener(clock),
  };
  return { open: (settings) => openers[portKindOf(settings.path)].open(settings) };
}
