import type { SystemAction } from '../../../app/service/doors/system/actions.ts';
import type { SystemEffect, SystemFacts, SystemOutcome, SystemView } from '../../../app/service/doors/system/types.ts';
import { ServiceHarness } from '../harness/service-harness.ts';

/** What a machine without anything particular tells about itself. */
const FACTS: SystemFacts = {
  version: '1.0.0',
  electron: '1',
  chrome: '1',
  node: '1',
  system: 'Linux',
  host: 'kiosk',
  addresses: [],
  dataDirectory: '/var/lib/sauda',
  configFile: '/etc/sauda/kiosk.yaml',
  disk: null,
  temperatures: [],
  clock: { wallMs: 0, zone: 'Asia/Almaty', isZoneRight: true, offsetMs: 0 },
  pins: { technician: true, collector: true },
  demo: { kind: 'off' },
};

/** The door `system` with a technician at it. */
export interface SystemDoor {
  readonly machine: ServiceHarness;
  /** Something comes back from outside. */
  tell(outcome: SystemOutcome): void;
  act(action: SystemAction): void;
  view(): SystemView;
  /** What the door has asked of the world outside, the first first. */
  effects(): readonly SystemEffect[];
}

/** A technician at the door; `more` is what the machine tells besides, `happened` what came before. */
export function atSystemDoor(
  more: Partial<SystemFacts>,
  happened: (machine: ServiceHarness) => void = () => undefined,
): SystemDoor {
  const machine = new ServiceHarness().ready();
  happened(machine);
  machine.enter('technician');
  machine.open('system');
  const tell = (outcome: SystemOutcome): void => {
    machine.loop.dispatch({ kind: 'door-outcome', step: 'system', role: 'technician', outcome });
  };
  tell({ kind: 'facts-read', facts: { ...FACTS, ...more } });
  return {
    machine,
    tell,
    act: (action) => {
      machine.act({ step: 'system', action });
    },
    view: () => {
      const { content } = machine.menu;
      if (content.step !== 'system') throw new Error(content.step);
      return content.door;
    },
    effects: () =>
      machine.serviceEffects.flatMap((one) =>
        one.kind === 'door-effect' && one.step === 'system' ? [one.effect] : [],
      ),
  };
}
