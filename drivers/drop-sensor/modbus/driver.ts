import type { DriverEnvironment } from '../../definition/define-driver.ts';
import { delays } from '../../common/delays.ts';
import type { LineUser } from '../../modbus/shared-line.ts';
import type { DropSensor } from '../drop-sensor.ts';
import { gapLimitMs } from '../gap-limit.ts';
import { PolledSensor } from '../polled-sensor.ts';
import type { WatchSettings } from '../watch.ts';
import { createInputBeam } from './beam.ts';
import { isSlow, type ModbusDropSensorSettings, unseenMs } from './settings.ts';

/** A driver for a drop sensor at a Modbus board's input (spec/peripherals section 4), not started yet. */
export function createModbusDropSensor(
  settings: ModbusDropSensorSettings,
  line: LineUser,
  { clock }: DriverEnvironment,
): DropSensor {
  const sensor = new PolledSensor(clock, delays.dropPollMs, watchSettingsOf(settings));
  const beam = createInputBeam(settings, line);
  return {
    start() {
      sensor.begin();
      line.start({
        onLink: (event) => {
          if (event.kind === 'connected') sensor.connect(beam);
          else sensor.lose(event.reason);
        },
        onEnd: () => sensor.disconnect(),
      });
    },
    async stop() {
      sensor.end();
      await line.stop();
    },
    arm: () => sensor.arm(),
    onEvent: (listener) => sensor.onEvent(listener),
  };
}

/** The settings of the watch: a latch keeps what happens between two readings, unless the board was silent for long. */
function watchSettingsOf(settings: ModbusDropSensorSettings): WatchSettings {
  const isBehindGateway = isSlow(settings);
  if (settings.latch !== 'none') {
    const slowMs = isBehindGateway ? unseenMs(settings) : 0;
    return { gapLimitMs: Math.max(delays.dropLatchGapLimitMs, slowMs), hasLatch: true };
  }
  // Slow answers are expected there: what counts is whether a product was in the beam for longer than the gap.
  return { gapLimitMs: isBehindGateway ? (settings.blocksMs ?? 0) : gapLimitMs(settings), hasLatch: false };
}
