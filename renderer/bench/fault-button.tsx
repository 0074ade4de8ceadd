import type { ReactNode } from 'react';
import type { BenchDevice } from '../../app/ipc/contract.ts';
import { benchBridge } from './bridge.ts';
import { words, type Pair } from './words.ts';

interface Props {
  readonly words: Pair;
  /** Whether the fault is active, so that the next press ends it. */
  readonly isOn: boolean;
  readonly set: (on: boolean) => void;
}

/** Causes a fault and ends it. */
export function FaultButton({ words: { act, undo }, isOn, set }: Props): ReactNode {
  return (
    <button
      type="button"
      className="small"
      data-on={isOn}
      onClick={() => {
        set(!isOn);
      }}
    >
      {isOn ? undo : act}
    </button>
  );
}

/** Pulls a device's plug and puts it back. */
export function PlugButton({
  device,
  isPlugged,
}: {
  readonly device: BenchDevice;
  readonly isPlugged: boolean;
}): ReactNode {
  return (
    <FaultButton
      words={words.devices[device].pull}
      isOn={!isPlugged}
      set={(on) => {
        void benchBridge().calls.plug({ device, plugged: !on });
      }}
    />
  );
}
