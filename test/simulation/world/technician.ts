import { homeActions } from '../../../app/service/doors/home/actions.ts';
import type { z } from 'zod';
import { cashActions } from '../../../app/service/doors/cash/actions.ts';
import { certificateActions } from '../../../app/service/doors/certificate/actions.ts';
import { checksActions } from '../../../app/service/doors/checks/actions.ts';
import { devicesActions } from '../../../app/service/doors/devices/actions.ts';
import { exportActions } from '../../../app/service/doors/export/actions.ts';
import { importActions } from '../../../app/service/doors/import/actions.ts';
import { setupActions } from '../../../app/service/doors/setup/actions.ts';
import { debtsActions } from '../../../app/service/doors/debts/actions.ts';
import { doorAct } from '../../../app/service/doors/joined.ts';
import { logActions } from '../../../app/service/doors/log/actions.ts';
import { paymentActions } from '../../../app/service/doors/payment/actions.ts';
import { productsActions } from '../../../app/service/doors/products/actions.ts';
import { salesActions } from '../../../app/service/doors/sales/actions.ts';
import { stockActions } from '../../../app/service/doors/stock/actions.ts';
import { systemActions } from '../../../app/service/doors/system/actions.ts';
import type { DoorAct, DoorTypes, DoorViewOf } from '../../../app/service/doors/types.ts';
import { DOOR_STEPS, type DoorStep } from '../../../app/service/state/access.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { Acceptor } from './acceptor.ts';
import type { Machine } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { PINS } from './pins.ts';
import { NOTES } from './notes.ts';
import { PRODUCTS } from './products.ts';
import { collectValues, randomAction } from './random-action.ts';
import { usualAct } from './usual-acts.ts';

/** The doors at which something is done, by the schema of what can be done there. */
const ACTIONS: { readonly [S in DoorStep]?: z.ZodType<DoorTypes[S]['action']> } = {
  home: homeActions,
  checks: checksActions,
  cash: cashActions,
  stock: stockActions,
  products: productsActions,
  debts: debtsActions,
  sales: salesActions,
  log: logActions,
  certificate: certificateActions,
  payment: paymentActions,
  devices: devicesActions,
  export: exportActions,
  import: importActions,
  setup: setupActions,
  system: systemActions,
};
const DRIVEN = DOOR_STEPS.filter((step) => step in ACTIONS);
/** How often somebody comes for one thing alone: money and goods more often than what only reads. */
const ERRANDS: readonly DoorStep[] = [
  'debts',
  'debts',
  'debts',
  'cash',
  'cash',
  'products',
  'products',
  'stock',
  'checks',
  'checks',
  'payment',
  'payment',
  'devices',
  'import',
  'export',
];

export interface TechnicianParts {
  readonly number: number;
  readonly machine: Machine;
  /** Where they put notes in, and take the cassette out; null where there is none. */
  readonly acceptor: Acceptor | null;
  /** Sales whose code is known. */
  readonly owedSales: () => readonly string[];
  /** The file is saved with an editor. */
  readonly edit: () => void;
  readonly setDiskFull: (isFull: boolean) => void;
  /** They want to try a note: from now on one is taken. */
  readonly asksForNote: () => void;
  /** Called once. */
  readonly leave: () => void;
}

const LOOK_MS = [150, 1_200, 20_000] as const;
const LOOK_WEIGHTS = [6, 4, 1] as const;
const KNOCK_MS = 900;
/** With nothing to do for so many looks they go. */
const PATIENCE = 60;
const KNOCKS = 5;
const WRONG_PIN = '000000';
const SYSTEM_RARELY = 0.15;
/** Doors at which nearly every action ends the application. */
const ENDING: ReadonlySet<DoorStep> = new Set(['system', 'setup']);
/** Other doors, acts, back, another language, nothing, a customer's touch, the disk. */
const AROUND = [5, 10, 2, 1, 1, 2, 1] as const;
/** Of those with an errand so many only look around. */
const CURIOUS = 4;
const EDITED_MEANWHILE = 0.1;
const AT_WORK = [1, 18, 1, 0.3, 0.3, 1, 0.4] as const;

/** A person who knows the five touches: in a hurry, curious, forgetful, or interrupted; with or without a PIN. */
export class Technician {
  readonly #world: SimulationContext;
  readonly #parts: TechnicianParts;
  readonly #pin: string;
  /** Null for somebody who only looks around. */
  readonly #errand: DoorStep | null;
  #looks = 0;
  #stays: number;
  #acts = 0;
  #revision = 0;

  constructor(world: SimulationContext, parts: TechnicianParts) {
    this.#world = world;
    this.#parts = parts;
    const { decisions } = world;
    const who = decisions.weighted('menu: who comes', [5, 3, 2]);
    this.#pin = PINS[who]?.pin ?? WRONG_PIN;
    const errand = decisions.below('menu: comes for', ERRANDS.length + CURIOUS);
    this.#errand = ERRANDS[errand] ?? null;
    this.#stays = 4 + decisions.below('menu: does so many things', 30);
  }

  arrive(): void {
    this.#lookLater();
  }

  #lookLater(): void {
    const { decisions, scheduler } = this.#world;
    const longestMs = LOOK_MS[decisions.weighted('menu: how soon', LOOK_WEIGHTS)] ?? 0;
    scheduler.after(50 + decisions.below('menu: looks again', longestMs), () => {
      this.#looks += 1;
      if (this.#looks > PATIENCE) this.#parts.leave();
      else if (this.#look()) this.#lookLater();
      else this.#parts.leave();
    });
  }

  /** Whether they stay. */
  #look(): boolean {
    const { machine } = this.#parts;
    const view = machine.menuView();
    if (view === null) return this.#outside();
    const { revision } = view.frame;
    if (this.#world.decisions.chance('menu: wanders off', 0.02)) {
      count(this.#world, 'menu-left-alone');
      this.#tell('wanders off');
      return false;
    }
    if (this.#world.decisions.chance('menu: power', this.#world.rates.power * 2)) {
      count(this.#world, 'cut-in-menu');
      machine.cut('while the menu is open');
      return true;
    }
    const acted = view.content.step === 'pin' ? this.#atPad(view, revision) : this.#inside(view, revision);
    this.#revision = revision;
    return acted;
  }

  /** Knocks, five times or not quite so often, soon enough or not. */
  #outside(): boolean {
    const { decisions, scheduler } = this.#world;
    if (this.#stays <= 0 || decisions.chance('menu: gives up', 0.1)) return false;
    this.#tell('knocks');
    const times = decisions.chance('menu: miscounts', 0.1) ? KNOCKS - 1 : KNOCKS;
    let atMs = 0;
    for (let knock = 0; knock < times; knock += 1) {
      atMs += 50 + decisions.below('menu: until the next touch', KNOCK_MS);
      scheduler.after(atMs, () => {
        this.#parts.machine.window()?.knock();
      });
    }
    return true;
  }

  #atPad({ content }: ServiceView, revision: number): boolean {
    const { decisions } = this.#world;
    const { machine } = this.#parts;
    if (content.step !== 'pin') return true;
    switch (decisions.fault('menu: at the pad', 0.35, 4)) {
      case 1:
        this.#enter(WRONG_PIN, revision);
        return true;
      case 2:
        this.#enter(this.#pin.slice(0, 3), revision);
        return true;
      case 3:
        machine.touch({ kind: 'service-leave', revision });
        return decisions.chance('menu: knocks again', 0.5);
      case 4:
        this.#enter(this.#pin, revision);
        machine.touch({ kind: 'service-back', revision });
        return true;
      default:
        this.#enter(this.#pin, revision);
        return true;
    }
  }

  #enter(pin: string, revision: number): void {
    const window = this.#parts.machine.window();
    for (const digit of pin) window?.type(Number(digit), revision);
    window?.enter(revision);
  }

  #inside(view: ServiceView, revision: number): boolean {
    const { decisions } = this.#world;
    const { machine } = this.#parts;
    this.#stays -= 1;
    if (this.#stays <= 0) {
      this.#tell('leaves');
      machine.touch({ kind: 'service-leave', revision });
      return false;
    }
    const isThere = view.content.step === this.#errand;
    switch (decisions.weighted('menu: does', isThere ? AT_WORK : AROUND)) {
      case 0:
        this.#open(view, revision);
        return true;
      case 1:
        if (!this.#handle(view)) this.#act(view, revision);
        return true;
      case 2:
        machine.touch({ kind: 'service-back', revision });
        return true;
      case 3:
        machine.touch({ kind: 'service-language', language: 'ru' });
        return true;
      case 4:
        machine.touch({ kind: 'service-touched' });
        return true;
      case 5:
        this.#asCustomer();
        return true;
      default:
        this.#diskFull();
        return true;
    }
  }

  /** Whether hands were busy at the machine itself, as the screen wants it, or at the wrong moment. */
  #handle({ content }: ServiceView): boolean {
    const { acceptor, edit } = this.#parts;
    const { decisions } = this.#world;
    if (content.step === 'products' && decisions.chance('menu: an editor is faster', EDITED_MEANWHILE)) edit();
    if (acceptor === null) return false;
    if (content.step === 'checks' && content.door.bill.step === 'waiting') {
      const note = NOTES[decisions.below('menu: which note', NOTES.length)];
      if (note !== undefined && acceptor.insert(note)) this.#tell(`tries a note of ${note}`);
      return true;
    }
    if (content.step !== 'cash') return false;
    const step = content.door.collection?.step ?? null;
    const isWrong = decisions.chance('menu: at the wrong moment', 0.1);
    if (step === 'out' || (isWrong && step !== 'in')) this.#takeCassette(acceptor, true);
    else if (step === 'in' || isWrong) this.#takeCassette(acceptor, false);
    return false;
  }

  /** Whoever takes it out puts it in again some time, even if they forget it for a while. */
  #takeCassette(acceptor: Acceptor, isOut: boolean): void {
    this.#tell(isOut ? 'takes the cassette out' : 'puts a cassette in');
    acceptor.takeCassette(isOut);
    if (!isOut) return;
    const { decisions, scheduler } = this.#world;
    scheduler.after(5_000 + decisions.below('menu: the cassette is out', 120_000), () => {
      acceptor.takeCassette(false);
    });
  }

  #open({ frame }: ServiceView, revision: number): void {
    const { decisions } = this.#world;
    const { machine } = this.#parts;
    // Also what the menu does not offer: nothing but the program keeps a window from asking for it.
    const steps = decisions.chance('menu: a door that is not shown', 0.1) ? DRIVEN : frame.doors.filter(isDriven);
    const any = steps[decisions.below('menu: which door', steps.length)] ?? 'home';
    const step = this.#errand !== null && decisions.chance('menu: what they came for', 0.7) ? this.#errand : any;
    const again = decisions.chance('menu: two doors at once', 0.15);
    this.#tell(`opens ${step}`);
    machine.touch({ kind: 'door-opened', revision, step });
    const other = DRIVEN[decisions.below('menu: which other door', DRIVEN.length)] ?? 'home';
    if (again) machine.touch({ kind: 'door-opened', revision, step: other });
  }

  #act(view: ServiceView, revision: number): void {
    const { step } = view.content;
    if (step === 'pin') return;
    const { decisions } = this.#world;
    if (ENDING.has(step) && !decisions.chance('menu: dares to end it', SYSTEM_RARELY)) return;
    const act = this.#actAt(view.content, view);
    if (act === null) return;
    count(this.#world, 'menu-acted');
    this.#tell(JSON.stringify(act));
    const { machine } = this.#parts;
    const isOld = decisions.chance('menu: a touch on what is not there any more', 0.05);
    if (act.step === 'checks' && act.action.kind === 'try-note') this.#parts.asksForNote();
    machine.touch({ kind: 'door-act', revision: isOld ? this.#revision : revision, act });
    if (decisions.chance('menu: a double touch', 0.1)) machine.touch({ kind: 'door-act', revision, act });
  }

  #actAt<S extends DoorStep>({ step, door }: DoorViewOf<S>, view: ServiceView): DoorAct | null {
    const { decisions } = this.#world;
    const owedSales = this.#parts.owedSales();
    const usual = decisions.chance('menu: as usual', step === this.#errand ? 0.85 : 0.5)
      ? usualAct(step, door, { decisions, owedSales })
      : null;
    if (usual !== null) return doorAct({ step, action: usual });
    const schema = ACTIONS[step];
    if (schema === undefined) return null;
    const known = new Map<string, (string | number)[]>([
      ['saleId', [...owedSales]],
      ['productId', [...PRODUCTS]],
      ['channel', [1, 2, 3]],
    ]);
    collectValues(view.content, known);
    const action = randomAction<DoorTypes[S]['action']>(decisions, schema, known);
    return action === null || isAboutNote(action) ? null : doorAct({ step, action });
  }

  /** What the customer's screens send, while they are not there. */
  #asCustomer(): void {
    const { machine } = this.#parts;
    const revision = machine.view()?.frame.revision ?? 0;
    this.#acts += 1;
    const freshId = `sale-menu-${this.#parts.number}-${this.#acts}`;
    const productId = PRODUCTS[this.#world.decisions.below('menu: which product', PRODUCTS.length)] ?? 'water';
    machine.touch({ kind: 'choose', productId, revision, freshId });
  }

  #diskFull(): void {
    const { decisions, rates, scheduler } = this.#world;
    if (!decisions.chance('menu: the disk is full', rates.environment)) return;
    count(this.#world, 'disk-full-in-menu');
    this.#tell('finds the disk full');
    this.#parts.setDiskFull(true);
    scheduler.after(1_000 + decisions.below('menu: full for', 30_000), () => {
      this.#parts.setDiskFull(false);
    });
  }

  #tell(what: string): void {
    this.#world.trace?.tell(`technician ${this.#parts.number}: ${what}`);
  }
}

/**
 * Where a note in doubt is cannot be known without the cassette in hand, and a false answer would be right in the
 * books.
 */
function isAboutNote(action: unknown): boolean {
  return typeof action === 'object' && action !== null && 'kind' in action && action.kind === 'decide';
}

function isDriven(step: DoorStep): boolean {
  return DRIVEN.includes(step);
}
