import type { KioskConfig } from '../../../app/config/config.ts';
import type { Log } from '../../../app/log/events.ts';
import { NOTES_ALONE } from '../../../app/payment/capabilities.ts';
import { problem } from '../../../app/problem.ts';
import { ok } from '../../../app/result.ts';
import { doorOutcome } from '../../../app/service/doors/joined.ts';
import type { DoorEffect, DoorEffectOf, DoorOutcome, DoorTypes } from '../../../app/service/doors/types.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { TestPulse } from '../../../app/session/dispense/channel-test.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { runCash } from '../../../main/service/doors/cash.ts';
import { devicesOfRun } from './devices-of-run.ts';
import { exportingOfRun, sticksOfRun } from './sticks-of-run.ts';
import { runExport } from '../../../main/service/doors/export.ts';
import { runImport } from '../../../main/service/doors/import.ts';
import { runDebts } from '../../../main/service/doors/debts.ts';
import { runPayment } from '../../../main/service/doors/payment.ts';
import { runProducts, type ProductsPorts } from '../../../main/service/doors/products.ts';
import type { DoorRunners } from '../../../main/service/doors/registry.ts';
import { runSales } from '../../../main/service/doors/sales.ts';
import type { PastSales } from '../../../main/past/past-sales.ts';
import type { RunClock } from '../engine/scheduler.ts';
import type { Bank } from './bank.ts';
import type { ConfigOnDisk } from './config-on-disk.ts';
import type { Network } from './network.ts';
import { certificateOperations, deviceOperations, verificationOf } from './payment-operations.ts';
import { productsOfRun } from './products-of-run.ts';
import { simulatedProvider } from './provider.ts';
import type { SimulationContext } from './simulation-context.ts';

const ANSWER_MS = [5, 60, 900, 40_000] as const;
const ANSWER_WEIGHTS = [5, 4, 3, 1] as const;
/** What is told in the order in which it was done: each change of the file knows the one before. */
const IN_ORDER: ReadonlySet<DoorStep> = new Set(['products', 'payment', 'devices', 'import']);

/** No folder of any machine: nothing of it is read or written. */
const NO_FOLDER = '/sauda-simulation';

/** What stands behind the doors in one run of the program. */
export interface BehindDoors {
  readonly clock: RunClock;
  readonly log: Log;
  readonly past: PastSales;
  readonly config: ConfigOnDisk;
  readonly network: Network;
  readonly bank: Bank;
  canWrite(): boolean;
  state(): KioskState;
  /** What main tells besides the outcomes of a door. */
  dispatch(event: MachineEvent): void;
  /** What a start would read of the file that says nothing but the catalogue. */
  readonly machine: KioskConfig;
  /** The application is ended as somebody wanted at the door. */
  end(how: string): void;
}

type Tell = (outcome: DoorOutcome) => void;
/** A door that is missing here is never answered, as by a main that hangs. */
type Runners = { readonly [S in keyof DoorRunners]?: DoorRunners[S] };

/**
 * Carries the effects of the doors out: with main's own code where it needs no more than the ports of a simulation, and
 * as main would answer where there is a device, a thread or another program behind the door.
 */
export function doorsOfRun(world: SimulationContext, behind: BehindDoors): (effect: DoorEffect, tell: Tell) => void {
  const runners = runnersOf(world, behind);
  const { clock, log } = behind;
  const later = (step: DoorStep, act: () => void): void => {
    if (IN_ORDER.has(step)) {
      if (clock.isAlive) act();
      return;
    }
    const { decisions } = world;
    const longestMs = ANSWER_MS[decisions.weighted('menu: how long main takes', ANSWER_WEIGHTS)] ?? 0;
    clock.setTimer(1 + decisions.below('menu: main takes', longestMs), act);
  };
  const run = async <S extends DoorStep>({ step, role, effect }: DoorEffectOf<S>, tell: Tell): Promise<void> => {
    const told = (outcome: DoorTypes[S]['outcome']): void =>
      later(step, () => {
        tell(doorOutcome({ kind: 'door-outcome', step, role, outcome }));
      });
    try {
      await runners[step]?.(effect, told);
    } catch (error) {
      log.write('error', 'service-failed', { step, detail: error instanceof Error ? error.message : String(error) });
    }
  };
  return (effect, tell) => {
    void run(effect, tell);
  };
}

function runnersOf(world: SimulationContext, behind: BehindDoors): Runners {
  const { clock, past, config, network, bank, dispatch } = behind;
  const { decisions } = world;
  const editor = config.open(clock);
  const run = { clock };
  const certificates = certificateOperations(world, { run });
  const payments = {
    ...simulatedProvider(run, network, bank),
    device: deviceOperations(world, { run, network, bank, canWrite: () => behind.canWrite() }),
    verification: verificationOf(world, { run }),
  };
  const parts = {
    config: { display: {}, payment: {}, peripherals: {}, operator: { bin: '180340021791' } },
    payments,
    get capabilities() {
      return behind.state().services[0]?.about ?? NOTES_ALONE;
    },
  };
  const settingsOf = ({ catalogue }: Pick<KioskConfig, 'catalogue'>): KioskState['settings'] => ({
    ...behind.state().settings,
    catalogue,
  });
  const media = sticksOfRun(world, () => config.values());
  const forProducts: ProductsPorts = {
    editor,
    settingsOf,
    parts,
    clock,
    log: behind.log,
    configFile: null,
    media,
    servePictures: () => undefined,
    dispenser: null,
  };
  return {
    home: (effect, tell) => {
      if (effect.kind === 'look') return;
      if (effect.kind === 'read-facts') return;
      tell({ kind: 'journal-read', journal: null });
      tell({ kind: 'certificate-read', certificate: null });
      tell({ kind: 'chain-read', chain: null });
    },
    checks: (effect, tell) => {
      if (effect.kind === 'pulse-channel')
        tell({ kind: 'pulse-ended', channel: effect.channel, pulse: testPulse(world, behind.state(), effect.watchMs) });
      else if (effect.kind === 'ping') {
        const isUp = decisions.chance('menu: the ping fails', 0.3);
        tell({ kind: 'pinged', ms: 30, problem: isUp ? null : problem('network-unreachable') });
      } else if (effect.kind === 'read-facts') tell({ kind: 'facts-read', channels: 4, hasTestSale: false });
      else if (effect.kind === 'watch-beam')
        for (const beam of ['free', 'blocked', 'free'] as const) tell({ kind: 'beam-seen', beam });
    },
    cash: runCash({ past }),
    stock: () => undefined,
    products: productsOfRun(world, runProducts(forProducts), {
      catalogue: () => config.catalogue(),
      pulse: (watchMs) => testPulse(world, behind.state(), watchMs),
    }),
    debts: runDebts({ past }),
    sales: runSales({ past }),
    log: ({ asked }, tell) => {
      const isUnreadable = decisions.chance('menu: the log cannot be read', 0.1);
      const line = { id: 1, wallMs: 0, level: 'info', event: 'started', facts: null } as const;
      tell({ kind: 'page-read', asked, page: isUnreadable ? null : { lines: [line], hasOlder: true } });
    },
    certificate: async (effect, tell) => {
      if (effect.kind === 'read-facts') tell({ kind: 'facts-read', facts: await certificates.facts() });
      else if (effect.kind === 'try') tell({ kind: 'tried', result: await certificates.tryOther() });
      else if (effect.kind === 'switch') {
        const switched = await certificates.switchToOther();
        tell(switched);
        if (switched.kind === 'switched')
          dispatch({ kind: 'connect-answered', provider: 'kaspi', result: await payments.connect() });
      }
    },
    payment: runPayment({ parts, dispatch, editor, clock, kiosk: () => behind.state(), end: (how) => behind.end(how) }),
    devices: devicesOfRun(world, { editor, settingsOf, end: (how) => behind.end(how) }),
    export: runExport({
      media,
      clock,
      configFile: null,
      dataDirectory: NO_FOLDER,
      version: 'simulation',
      exporting: exportingOfRun(world),
      parts: { config: behind.machine, acceptor: null },
    }),
    import: runImport({
      editor,
      media,
      configFile: `${NO_FOLDER}/sauda.yaml`,
      dataDirectory: NO_FOLDER,
      settingsOf,
      tryPayment: () => Promise.resolve(ok(undefined)),
      kiosk: () => behind.state(),
      dispatch,
      end: (how) => behind.end(how),
      parts: { payments },
    }),
    // A machine that is being set up sells nothing: whoever begins leaves the wizard at once.
    setup: (effect, tell) => {
      if (effect.kind !== 'start') return;
      if (decisions.chance('menu: the wizard does not begin', 0.3))
        tell({ kind: 'saved', changes: [], why: { kind: 'not-written', detail: 'no space left on the disk' } });
      else behind.end('setup-start');
    },
    system: (effect, tell) => {
      if (effect.kind === 'end') behind.end(effect.how);
      else if (effect.kind === 'set-pin')
        tell({ kind: 'pin-set', role: effect.role, notice: { kind: 'differs', role: effect.role } });
    },
  };
}

function testPulse({ decisions }: SimulationContext, { relay }: KioskState, watchMs: number | null): TestPulse {
  if (relay.kind !== 'ready') return { kind: 'failed', certain: true, reason: 'closed' };
  const fault = decisions.fault('menu: test pulse', 0.3, 2);
  if (fault === 1) return { kind: 'failed', certain: decisions.chance('menu: nothing moved', 0.5), reason: 'io' };
  if (watchMs === null) return { kind: 'pulsed', drop: 'unwatched' };
  return { kind: 'pulsed', drop: fault === 2 ? 'not-seen' : 'seen' };
}
