import type { Clock } from '../../app/ports/clock.ts';
import { ok } from '../../app/result.ts';
import type { Unsubscribe } from '../../drivers/common/listeners.ts';
import type { PortOpener, PortSettings } from '../../drivers/port/byte-port.ts';
import type { DeviceLine } from '../../drivers/port/memory-port.ts';
import { PortSupervisor } from '../../drivers/port/supervisor.ts';
import type { SimulatedDevice } from './common/device.ts';
import type { Direction, TracedFrame } from './common/trace.ts';

/** What a line is made of, and who is told of it. */
export interface LineSettings {
  readonly opener: PortOpener;
  readonly port: PortSettings;
  readonly clock: Clock;
  readonly device: SimulatedDevice;
  readonly traced: (direction: Direction, frame: TracedFrame) => void;
  /** The port was opened, or cannot be used now; an absent one is looked for again and again. */
  readonly changed: (text: string) => void;
}

/** Keeps the device at the end of a serial port, whatever becomes of the cable. */
export function createDeviceSupervisor({ opener, port, clock, device, traced, changed }: LineSettings): PortSupervisor {
  let detach: Unsubscribe = () => undefined;
  const supervisor = new PortSupervisor({
    opener,
    port,
    clock,
    prepare: async (opened) => {
      detach = device.attach(tap(opened, device, traced));
      return ok(undefined);
    },
  });
  supervisor.onEvent((event) => {
    if (event.kind === 'connected') return changed(`${port.path} is open at ${port.baudRate} baud`);
    detach();
    return changed(`waiting for ${port.path}: ${event.reason.message}`);
  });
  return supervisor;
}

/** The line with a reader beside it; what comes in is told before the device answers. */
function tap(line: DeviceLine, device: SimulatedDevice, traced: LineSettings['traced']): DeviceLine {
  const trace = device.createTrace();
  const tell = (direction: Direction, bytes: Uint8Array): void => {
    for (const frame of trace.push(direction, bytes)) traced(direction, frame);
  };
  // Once, and before any listener of the device.
  line.onBytes((bytes) => tell('from-host', bytes));
  return {
    onBytes: (listener) => line.onBytes(listener),
    write: (bytes) => {
      tell('to-host', bytes);
      return line.write(bytes);
    },
  };
}
