import type { Clock } from '../../../app/ports/clock.ts';
import type { MemoryDevice } from '../../port/memory-port.ts';
import type { RelayStandIn } from '../stand-in.ts';
import { LCUS_CHANNELS } from './protocol/channels.ts';
import { LcusSimulator } from './simulator/simulator.ts';

/** An LCUS board of the largest size. */
export function lcusStandIn(line: MemoryDevice, clock: Clock): RelayStandIn {
  const board = new LcusSimulator({ clock });
  board.attach(line);
  return {
    channels: LCUS_CHANNELS,
    isOn: (channel) => board.isOn(channel),
    onChange: (listener) => board.onChange(listener),
    setPowered: (isPowered) => board.setFault(isPowered ? undefined : { kind: 'power-cut' }),
  };
}
