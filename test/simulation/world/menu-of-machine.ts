import type { Log } from '../../../app/log/events.ts';
import { ok } from '../../../app/result.ts';
import type { DoorEffect } from '../../../app/service/doors/types.ts';
import type { ServiceEffect } from '../../../app/service/effect.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import { serviceMachine } from '../../../app/service/machine.ts';
import type { EventLoop } from '../../../main/runtime/event-loop.ts';
import { checkPin } from '../../../main/service/check-pin.ts';
import { createEntrance } from '../../../main/service/entrance.ts';
import { guardedMenu } from '../../../main/service/guarded-menu.ts';
import { PinCheck } from '../../../main/service/pin-check.ts';
import { pinKeys } from '../../../main/service/pin/pin-keys.ts';
import { PinPad } from '../../../main/service/pin/pin-pad.ts';
import type { Product } from '../../../app/config/schema.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import type { PastSales } from '../../../main/past/past-sales.ts';
import type { RunClock } from '../engine/scheduler.ts';
import type { Bank } from './bank.ts';
import { ConfigOnDisk, restOfConfig } from './config-on-disk.ts';
import { doorsOfRun } from './doors-of-run.ts';
import type { Network } from './network.ts';
import { pastOfMachine } from './past-of-machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { KeptOnDisk } from './kept-on-disk.ts';
import type { MenuAuditor } from './menu-auditor.ts';
import { isPinOf, PINS } from './pins.ts';

const LEAVE_AFTER_MS = 120_000;
const SCRYPT_MS = 100;

/** One run of the program that the menu joins. */
export interface MenuRun {
  readonly clock: RunClock;
  readonly loop: EventLoop;
  readonly log: Log;
  dispatch(event: MachineEvent): void;
}

/** What fingers can do at the window of one run. */
export interface MenuWindow {
  /** A touch on the operator's name. */
  knock(): void;
  type(digit: number, revision: number): void;
  enter(revision: number): void;
}

export interface MenuContext {
  /** What the first start finds in the file. */
  readonly catalogue: readonly Product[];
  readonly network: Network;
  readonly bank: Bank;
  entries(): readonly RecordedEntry[];
  /** Whether the disk takes anything. */
  canWrite(): boolean;
  /** The application is ended as somebody wanted at a door. */
  end(how: string): void;
}

/** What carries the menu's effects out. */
interface MenuTools {
  readonly check: (pin: Parameters<typeof checkPin>[0]) => void;
  readonly pad: PinPad;
  readonly atDoor: ReturnType<typeof doorsOfRun>;
}

const HASHES = { technician: PINS[0].hash, collector: PINS[1].hash };

/** The menu of a simulated machine: the real one but for scrypt, the disk under its file, and what is behind the doors. */
export class MenuOfMachine {
  readonly #world: SimulationContext;
  readonly #auditor: MenuAuditor;
  readonly #behind: MenuContext;
  readonly #kept: KeptOnDisk;
  readonly #past: PastSales;
  readonly config: ConfigOnDisk;
  /** Test pulses without an outcome. */
  #pulses = 0;

  constructor(world: SimulationContext, auditor: MenuAuditor, behind: MenuContext) {
    this.#world = world;
    this.#auditor = auditor;
    this.#behind = behind;
    this.#kept = new KeptOnDisk(behind.canWrite);
    this.#past = pastOfMachine(world, () => behind.entries());
    this.config = new ConfigOnDisk(world, behind.catalogue, { watch: auditor.settings, canWrite: behind.canWrite });
    auditor.watch();
  }

  /** Something is done behind a door that has an outcome to be recorded. */
  get isBusy(): boolean {
    return this.#pulses > 0 || this.config.isBusy;
  }

  powerLost(): void {
    this.#pulses = 0;
    this.config.powerLost();
    const { isBehind, onDisk, countedMs } = this.#kept;
    this.#auditor.powerFailed(isBehind ? { failures: onDisk.failures, atMs: countedMs } : null);
    this.#kept.powerLost();
  }

  join(run: MenuRun): MenuWindow {
    const { clock, loop, log, dispatch } = run;
    const pad = new PinPad();
    const { network, bank } = this.#behind;
    const atDoor = doorsOfRun(this.#world, {
      clock,
      log,
      past: this.#past,
      config: this.config,
      machine: restOfConfig(),
      network,
      bank,
      canWrite: () => this.#behind.canWrite(),
      state: () => loop.state(),
      dispatch,
      end: (how) => this.#behind.end(how),
    });
    const load = (): Promise<{ knock(): void }> => {
      const store = this.#kept.open(this.#world.scheduler);
      const check = new PinCheck(store, {
        clock,
        uptimeMs: () => clock.monoMs(),
        log,
        verify: (pin, hash) => this.#verify(run, pin, hash),
      });
      // Nothing is compared before Enter: scrypt's time is simulated as a whole.
      const ahead = { forget: () => undefined };
      const keeping = { pad, ahead, check, hashes: () => Promise.resolve(HASHES) };
      loop.attachService({
        menu: guardedMenu(serviceMachine({ leaveAfterMs: LEAVE_AFTER_MS }), log),
        show: (view) => {
          if (clock.isAlive) this.#auditor.onMenu(view);
        },
        run: (effect) => {
          const check = (pin: Parameters<typeof checkPin>[0]): void => {
            void checkPin(pin, { dispatch, log }, keeping);
          };
          if (clock.isAlive) this.#carryOut(effect, run, { check, pad, atDoor });
        },
      });
      const knock = (): void => {
        const { failures, languages } = store.get();
        dispatch({ kind: 'service-knocked', failures, waitLeftMs: check.waitLeftMs(), languages });
      };
      return Promise.resolve({ knock });
    };
    const { knock } = createEntrance({ clock, log, load });
    const keys = pinKeys({ pad, view: () => loop.serviceView(), dispatch });
    return {
      knock,
      type: (digit, revision) => {
        keys.digit({ revision, digit });
      },
      enter: (revision) => {
        keys.enter({ revision });
      },
    };
  }

  #verify(
    { clock }: MenuRun,
    pin: string,
    hash: string,
  ): ReturnType<ConstructorParameters<typeof PinCheck>[1]['verify']> {
    this.#auditor.onPin(pin, hash);
    const isRight = isPinOf(pin, hash);
    count(this.#world, isRight ? 'menu-opened' : 'menu-wrong-pin');
    return new Promise((resolve) => {
      clock.setTimer(SCRYPT_MS, () => {
        resolve(ok(isRight));
      });
    });
  }

  #carryOut(effect: ServiceEffect, { loop, clock, dispatch }: MenuRun, { check, pad, atDoor }: MenuTools): void {
    switch (effect.kind) {
      case 'check-pin':
        check(effect);
        return;
      case 'forget-pin':
        pad.take();
        return;
      case 'keep-languages':
        return;
      // A machine that is being set up sells nothing: it is none of this world.
      case 'keep-setup':
      case 'read-setup':
      case 'write-setup':
      case 'end-setup':
        throw new Error(`${effect.kind} at a machine that is not being set up`);
      case 'door-effect':
        this.#world.trace?.tell(`menu: ${effect.step} ${JSON.stringify(effect.effect)}`);
        this.#auditor.onDoorEffect(effect, loop.state());
        if (isPulse(effect)) this.#pulses += 1;
        atDoor(effect, (outcome) => {
          if (outcome.step === 'checks' && outcome.outcome.kind === 'pulse-ended') this.#pulses -= 1;
          this.#world.trace?.tell(`menu is told: ${outcome.step} ${outcome.outcome.kind}`);
          this.#auditor.telling(outcome);
          dispatch(outcome);
          if (clock.isAlive) this.#auditor.told(loop.state().journal.kind === 'ready');
        });
    }
  }
}

function isPulse({ step, effect }: DoorEffect): boolean {
  return step === 'checks' && effect.kind === 'pulse-channel';
}
