import { valueAt, type FileValue, type NotUndone } from '../../../app/config/change.ts';
import { DEVICE_KINDS } from '../../../app/config/peripherals.ts';
import type { FoundDevice, PortOutcome } from '../../../app/devices/found-device.ts';
import type { DevicesDoor, DevicesFacts, DevicesOutcome } from '../../../app/service/doors/devices/types.ts';
import type { ChangeableSettings } from '../../../app/session/state/settings.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import type { Result } from '../../../app/result.ts';
import type { ConfigEditor, ReadConfig } from '../../../main/config/edit/config-editor.ts';
import type { DoorRunner } from '../../../main/service/port/service-ports.ts';
import type { SimulationContext } from './simulation-context.ts';

interface Behind {
  readonly editor: ConfigEditor;
  readonly settingsOf: (config: KioskConfig) => ChangeableSettings;
  readonly end: (how: string) => void;
}

const IDENTITY = { model: null, firmware: null, serialNumber: null };
const BOARD: FoundDevice = {
  kind: 'relay',
  driver: 'lcus',
  settings: { channels: 4 },
  baudRate: 9_600,
  identity: IDENTITY,
};
const ACCEPTOR: FoundDevice = {
  kind: 'billAcceptor',
  driver: 'ccnet',
  settings: {},
  baudRate: 9_600,
  identity: IDENTITY,
};
const OUTCOMES: readonly PortOutcome[] = [
  { kind: 'found', devices: [BOARD] },
  { kind: 'found', devices: [ACCEPTOR] },
  { kind: 'silent' },
  { kind: 'gone' },
];
const PORTS: DevicesFacts['ports'] = ['/dev/serial/one', '/dev/serial/two'].map((path) => ({
  kind: 'serial',
  path,
  isStable: true,
  device: path,
  words: null,
  uses: [],
}));
const DRIVERS: DevicesFacts['drivers'] = {
  relay: [{ name: 'lcus', fields: ['channels', 'pulseMs'] }],
  dropSensor: [{ name: 'modbus', fields: ['input', 'blocksMs'] }],
  billAcceptor: [{ name: 'ccnet', fields: [] }],
  printer: [{ name: 'escpos', fields: ['baudRate'] }],
};

/** A port has one name in this world. */
function portIn(values: FileValue): string | null {
  const port = valueAt(values, ['port']);
  return typeof port === 'string' ? port : null;
}

/**
 * Main at the door to the devices, with the file of this world and ports of its own: what is written counts after the
 * next start, and the running devices stay what they are.
 */
export function devicesOfRun(
  { decisions }: SimulationContext,
  { editor, settingsOf, end }: Behind,
): DoorRunner<DevicesDoor> {
  const factsNow = async (): Promise<DevicesFacts> => {
    const read = await editor.read();
    const values = read.ok ? read.value.values : null;
    const devices = DEVICE_KINDS.flatMap((kind) => {
      const own = valueAt(values, ['peripherals', kind]);
      return own === undefined ? [] : [[kind, { values: own, systemPort: portIn(own), isPending: true }] as const];
    });
    return {
      ports: PORTS,
      drivers: DRIVERS,
      devices: Object.fromEntries(devices),
      running: ['relay'],
      unreadable: read.ok ? null : read.error,
      isDemo: false,
      undo: read.ok ? read.value.undo : null,
    };
  };
  const outcomeOf = async (
    result: Result<ReadConfig, NotUndone>,
    changes: Extract<DevicesOutcome, { readonly kind: 'written' }>['changes'],
  ): Promise<DevicesOutcome> => {
    const facts = await factsNow();
    return result.ok
      ? { kind: 'written', changes, facts, settings: settingsOf(result.value.config) }
      : { kind: 'not-written', changes, why: result.error, facts };
  };
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read':
        tell({ kind: 'read', facts: await factsNow() });
        return;
      case 'search': {
        const { token } = effect;
        for (const { path } of PORTS) {
          const outcome = OUTCOMES[decisions.below('devices: what answers', OUTCOMES.length)] ?? { kind: 'silent' };
          tell({ kind: 'progress', token, path, search: { done: 1, of: 1, outcome } });
        }
        tell({ kind: 'searched', token, facts: await factsNow() });
        return;
      }
      case 'write':
        tell(await outcomeOf(await editor.change(effect.changes), effect.changes));
        return;
      case 'undo':
        tell(await outcomeOf(await editor.undo(), effect.changes));
        return;
      case 'restart':
        end('restart');
    }
  };
}
