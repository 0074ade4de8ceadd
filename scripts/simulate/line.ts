import type { Clock } from '../../app/ports/clock.ts';
import { ok } from '../../app/result.ts';
import type { Unsubscribe } from '../../drivers/common/listeners.ts';
import type { PortOpener, PortSettings } from '../../drivers/port/byte-port.ts';
import type { DeviceLine } from '../../drivers/port/memory-port.ts';
import { PortSupervisor } from '../../drivers/port/supervisor.ts';
import type { SimulatedDevice } from '../../drivers/simulation/device.ts';
import type { Direction, TracedFrame } from '../../drivers/simulation/trace.ts';

/** The parts of a line, and the callbacks for its bytes and its port. */
export interface LineSettings {
  readonly opener: PortOpener;
  readonly port: PortSettings;
  readonly clock: Clock;
  readonly device: SimulatedDevice;
  readonly traced: (direction: Direction, frame: TracedFrame) => void;
  /** Called when the port was opened or cannot be used; a missing port is looked for repeatedly. */
  readonly changed: (text: string) => void;
}

/** Connects the device to a serial port, and again whenever the port returns after it was unplugged. */
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

/** A line that is also traced; incoming bytes are reported before the device answers. */
function tap(line: DeviceLine, device: SimulatedDevice, traced: LineSettings['traced']): DeviceLine {
  const trace = device.createTrace();
  const tell = (direction: Direction, bytes: Uint8Array): void => {
    for (const frame of trace.push(direction, bytes)) traced(direction, frame);
  };
  // This listener is added once, before any listener of the device.
  line.onBytes((bytes) => tell('from-host', bytes));
  return {
    onBytes: (listener) => line.onBytes(listener),
    write: (bytes) => {
      tell('to-host', bytes);
      return line.write(bytes);
    },
  };
}
