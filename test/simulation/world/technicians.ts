import type { SimulatedJournal } from '../journal/simulated-journal.ts';
import type { Acceptor } from './acceptor.ts';
import type { Auditor } from './auditor.ts';
import type { ConfigOnDisk } from './config-on-disk.ts';
import type { Machine } from './machine.ts';
import type { SimulationContext } from './simulation-context.ts';
import { PINS } from './pins.ts';
import { Technician } from './technician.ts';

export interface TechnicianParts {
  readonly machine: Machine;
  readonly journal: SimulatedJournal;
  readonly auditor: Auditor;
  /** Null where there is none. */
  readonly acceptor: Acceptor | null;
  /** Null where nobody knows of the menu. */
  readonly config: ConfigOnDisk | null;
}

const PAUSE_MS = [2_000, 60_000, 1_200_000] as const;
const PAUSE_WEIGHTS = [6, 3, 1] as const;
const SIT_EVERY_MS = 250;
const KNOCKS = 5;
const TOUCH_EVERY_MS = 60_000;
const TWO_AT_ONCE = 0.3;
const EDITED = 0.2;
const EDIT_MS = 300_000;
const EDITED_TENGE = 470;

/** The people at the menu, one after the other or two at once, regardless of the customers. */
export class Technicians {
  readonly #world: SimulationContext;
  readonly #parts: TechnicianParts;
  #isOver = false;
  #sits = false;
  #number = 0;

  constructor(world: SimulationContext, parts: TechnicianParts) {
    this.#world = world;
    this.#parts = parts;
  }

  begin(): void {
    this.#next();
    if (this.#world.decisions.chance('menu: two at once', TWO_AT_ONCE)) this.#next();
    if (this.#world.decisions.chance('menu: somebody edits the file', EDITED)) this.#editLater();
  }

  #editLater(): void {
    const { decisions, scheduler } = this.#world;
    scheduler.after(decisions.below('menu: the file is edited after', EDIT_MS), () => {
      if (this.#isOver) return;
      this.#edit();
      this.#editLater();
    });
  }

  #edit(): void {
    this.#parts.config?.edit(EDITED_TENGE + this.#world.decisions.below('menu: edited price', 3));
  }

  end(): void {
    this.#isOver = true;
  }

  /** A role is logged in, and stays. */
  get isSitting(): boolean {
    const view = this.#parts.machine.menuView();
    return this.#sits && view !== null && view.content.step !== 'pin';
  }

  /** Comes in as soon as the menu lets them, and touches it every now and then. */
  sitDown(): void {
    this.#sits = true;
    this.#sit();
  }

  standUp(): void {
    this.#sits = false;
    const view = this.#parts.machine.menuView();
    if (view !== null) this.#parts.machine.touch({ kind: 'service-leave', revision: view.frame.revision });
  }

  #sit(): void {
    if (!this.#sits) return;
    const { machine } = this.#parts;
    const { scheduler } = this.#world;
    const view = machine.menuView();
    const window = machine.window();
    if (view === null) {
      for (let knock = 1; knock <= KNOCKS; knock += 1)
        scheduler.after(knock * SIT_EVERY_MS, () => machine.window()?.knock());
    } else if (view.content.step !== 'pin') machine.touch({ kind: 'service-touched' });
    else if (view.content.wait === null && !view.content.isChecking) {
      for (const digit of PINS[0].pin) window?.type(Number(digit), view.frame.revision);
      window?.enter(view.frame.revision);
    }
    const isIn = view !== null && view.content.step !== 'pin';
    scheduler.after(isIn ? TOUCH_EVERY_MS : SIT_EVERY_MS * (KNOCKS + 2), () => {
      this.#sit();
    });
  }

  #next(): void {
    const { decisions, scheduler } = this.#world;
    const longestMs = PAUSE_MS[decisions.weighted('menu: when somebody comes', PAUSE_WEIGHTS)] ?? 0;
    scheduler.after(500 + decisions.below('menu: comes', longestMs), () => {
      if (this.#isOver) return;
      this.#number += 1;
      const { machine, journal, auditor, acceptor } = this.#parts;
      new Technician(this.#world, {
        number: this.#number,
        machine,
        acceptor,
        owedSales: () =>
          [...auditor.accounts.values()].filter(({ debtTiyn }) => debtTiyn > 0).map(({ saleId }) => saleId),
        edit: () => {
          if (!this.#isOver) this.#edit();
        },
        setDiskFull: (isFull) => {
          if (!this.#isOver) journal.setFull(isFull);
        },
        asksForNote: () => {
          auditor.menu.checks.asked();
        },
        leave: () => {
          this.#next();
        },
      }).arrive();
    });
  }
}
