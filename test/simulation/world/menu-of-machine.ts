import type { Log } from '../../../app/log/events.ts';
import { ok } from '../../../app/result.ts';
import type { ServiceEffect } from '../../../app/service/effect.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import { serviceMachine } from '../../../app/service/machine.ts';
import type { EventLoop } from '../../../main/runtime/event-loop.ts';
import { checkPin } from '../../../main/service/check-pin.ts';
import { createEntrance } from '../../../main/service/entrance.ts';
import { guardedMenu } from '../../../main/service/guarded-menu.ts';
import { PinCheck } from '../../../main/service/pin-check.ts';
import { PinPad } from '../../../main/service/pin/pin-pad.ts';
import type { RunClock } from '../engine/scheduler.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { answersOf, type BehindDoors } from './door-answers.ts';
import { KeptOnDisk } from './kept-on-disk.ts';
import type { MenuAuditor } from './menu-auditor.ts';
import { isPinOf, PINS } from './pins.ts';

const LEAVE_AFTER_MS = 120_000;
const SCRYPT_MS = 100;
const ANSWER_MS = [5, 60, 900, 40_000] as const;
const ANSWER_WEIGHTS = [5, 4, 3, 1] as const;

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

export interface MenuSurroundings extends Omit<BehindDoors, 'decisions'> {
  /** Whether the disk takes anything. */
  canWrite(): boolean;
}

const HASHES = { technician: PINS[0].hash, collector: PINS[1].hash };

/** The menu of a simulated machine: the real one but for scrypt, the disk under its file, and what is behind the doors. */
export class MenuOfMachine {
  readonly #world: SimulationContext;
  readonly #auditor: MenuAuditor;
  readonly #behind: MenuSurroundings;
  readonly #kept: KeptOnDisk;

  constructor(world: SimulationContext, auditor: MenuAuditor, behind: MenuSurroundings) {
    this.#world = world;
    this.#auditor = auditor;
    this.#behind = behind;
    this.#kept = new KeptOnDisk(behind.canWrite);
  }

  powerLost(): void {
    this.#auditor.powerFailed(this.#kept.isBehind ? this.#kept.onDisk.failures : null);
    this.#kept.powerLost();
  }

  join(run: MenuRun): MenuWindow {
    const { clock, loop, log, dispatch } = run;
    const pad = new PinPad();
    const load = (): Promise<{ knock(): void }> => {
      const store = this.#kept.open(this.#world.scheduler);
      const check = new PinCheck(store, {
        clock,
        uptimeMs: () => clock.monoMs(),
        log,
        verify: (pin, hash) => this.#verify(run, pin, hash),
      });
      const keeping = { pad, check, hashes: () => Promise.resolve(HASHES) };
      loop.attachService({
        menu: guardedMenu(serviceMachine({ leaveAfterMs: LEAVE_AFTER_MS }), log),
        show: (view) => {
          if (clock.isAlive) this.#auditor.onMenu(view);
        },
        run: (effect) => {
          const check = (revision: number): void => {
            void checkPin(revision, { dispatch, log }, keeping);
          };
          if (clock.isAlive) this.#carryOut(effect, run, check, pad);
        },
      });
      const knock = (): void => {
        pad.take();
        const { failures, languages } = store.get();
        dispatch({ kind: 'service-knocked', failures, waitLeftMs: check.waitLeftMs(), languages });
      };
      return Promise.resolve({ knock });
    };
    const { knock } = createEntrance({ clock, log, load });
    const typed = (revision: number): void => {
      dispatch({ kind: 'pin-typed', revision, digits: pad.digits });
    };
    return {
      knock,
      type: (digit, revision) => {
        pad.type(digit);
        typed(revision);
      },
      enter: (revision) => {
        dispatch({ kind: 'pin-entered', revision, digits: pad.digits });
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

  #carryOut(effect: ServiceEffect, run: MenuRun, check: (revision: number) => void, pad: PinPad): void {
    switch (effect.kind) {
      case 'check-pin':
        check(effect.revision);
        return;
      case 'forget-pin':
        pad.take();
        return;
      case 'keep-languages':
        return;
      case 'door-effect': {
        this.#world.trace?.tell(`menu: ${effect.step} ${JSON.stringify(effect.effect)}`);
        this.#auditor.onDoorEffect(effect, run.loop.state().journal.kind === 'ready');
        const { decisions } = this.#world;
        for (const outcome of answersOf(effect, { ...this.#behind, decisions })) {
          const longestMs = ANSWER_MS[decisions.weighted('menu: how long main takes', ANSWER_WEIGHTS)] ?? 0;
          run.clock.setTimer(1 + decisions.below('menu: main takes', longestMs), () => {
            this.#auditor.telling(outcome);
            run.dispatch(outcome);
            if (run.clock.isAlive) this.#auditor.told(run.loop.state().journal.kind === 'ready');
          });
        }
      }
    }
  }
}
