import { err, ok } from '../../../app/result.ts';
import type { DriverEnvironment } from '../../definition/define-driver.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort } from '../../port/byte-port.ts';
import { modemOutputsOf } from '../../port/modem-lines.ts';
import { PortSupervisor } from '../../port/supervisor.ts';
import type { Beam } from '../beam.ts';
import type { DropSensor } from '../drop-sensor.ts';
import { gapLimitMs } from '../gap-limit.ts';
import { PolledSensor } from '../polled-sensor.ts';
import type { ModemLineSettings } from './settings.ts';

/** No byte is ever sent or received; every port supports this speed. */
const BAUD_RATE = 9_600;

/** A driver for a drop sensor at a modem line of a serial port (spec/peripherals section 4), not started yet. */
export function createModemLineDropSensor(
  settings: ModemLineSettings,
  { opener, clock, isSimulated = false }: DriverEnvironment,
): DropSensor {
  const sensor = new PolledSensor(clock, delays.dropModemPollMs, {
    gapLimitMs: isSimulated ? delays.dropSimulatedGapLimitMs : gapLimitMs(settings),
    hasLatch: false,
  });
  const link = new PortSupervisor({
    opener,
    clock,
    port: { path: settings.port, baudRate: BAUD_RATE, modemLines: modemOutputsOf(settings.modemLines) },
    prepare: async (port) => {
      port.onClosed(() => sensor.disconnect());
      return ok(undefined);
    },
  });
  link.onEvent((event) => {
    const port = link.current();
    if (event.kind === 'lost') sensor.lose(event.reason);
    else if (port !== undefined) sensor.connect(modemBeam(port, settings));
  });
  return {
    start() {
      sensor.begin();
      link.start();
    },
    async stop() {
      sensor.end();
      await link.stop();
    },
    arm: () => sensor.arm(),
    onEvent: (listener) => sensor.onEvent(listener),
  };
}

function modemBeam(port: BytePort, { line, seenAs }: ModemLineSettings): Beam {
  let hasWorked = false;
  return {
    async isBlocked() {
      const read = await port.modemInputs?.();
      if (read?.ok === true) {
        hasWorked = true;
        return ok(read.value[line] === (seenAs === 'on'));
      }
      const message = read === undefined ? 'this kind of port has none' : read.error.message;
      // The lines were readable before, so they exist: the port itself is being lost.
      if (hasWorked) return err({ kind: 'silent', message });
      return err({ kind: 'refused', message: `the port has no modem lines that could be read: ${message}` });
    },
    clear: () => Promise.resolve(ok(undefined)),
    isClearedByReading: false,
  };
}
