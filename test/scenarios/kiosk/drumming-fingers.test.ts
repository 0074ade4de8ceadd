import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../app/language/language.ts';
import type { Touch } from '../../../app/session/state/event.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

/** What fingers touch: every kind of touch that a window can send, whatever is on the screen. */
const KINDS = [
  'choose',
  'quantity',
  'pay',
  'qr',
  'cash',
  'phone',
  'digit',
  'erase',
  'send',
  'check',
  'rest',
  'cancel',
  'done',
  'more',
] as const;
type Kind = (typeof KINDS)[number];

/** Touches that say nothing about a screen, and may come on every one. */
const ANYWHERE: readonly Touch[] = [
  ...LANGUAGES.map((language): Touch => ({ kind: 'language', language })),
  { kind: 'reach', on: true },
  { kind: 'reach', on: false },
  { kind: 'large-text', on: true },
  { kind: 'large-text', on: false },
  { kind: 'wake' },
];

function touchOf(kind: Kind, revision: number, freshId: string): Touch {
  switch (kind) {
    case 'choose':
      return { kind, revision, productId: 'water', freshId };
    case 'quantity':
      return { kind, revision, quantity: 2 };
    case 'pay':
    case 'send':
      return { kind, revision, freshId };
    case 'qr':
    case 'cash':
    case 'phone':
      return { kind: 'method', revision, method: kind, freshId };
    case 'digit':
      return { kind, revision, digit: 7 };
    case 'check':
      return { kind, revision, question: new PersonsQuestion() };
    default:
      return { kind, revision };
  }
}

/** What the world does between two bursts of touches. */
const WORLD = ['goes on', 'goes on', 'goes on', 'goes on', 'goes on', 'a moment', 'a minute'] as const;
type World = (typeof WORLD)[number];

const burst = fc.record({
  /** How many screens ago the finger aimed; a negative one was never shown. */
  age: fc.constantFrom(0, 0, 0, 1, 2, -1),
  kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 6 }),
});
const steps = fc.array(fc.oneof(burst, fc.constantFrom(...WORLD), fc.constantFrom(...ANYWHERE)), {
  minLength: 5,
  maxLength: 40,
  size: 'max',
});

class Scene {
  readonly machine: LoopHarness;
  #purchases = 0;
  #ids = 0;

  constructor(wanted: MachineSettings) {
    this.machine = new LoopHarness(wanted).ready();
  }

  freshId(): string {
    this.#ids += 1;
    return `sale-${String(this.#ids)}`;
  }

  count(kind: string): number {
    return this.machine.kinds().filter((one) => one === kind).length;
  }

  world(what: World): void {
    if (what === 'goes on') {
      this.#goOn();
      return;
    }
    void this.machine.clock.advance(what === 'a moment' ? 1_000 : 60_000);
    this.machine.send({ kind: 'time-passed' });
  }

  /** What leads to the next screen: a customer, the bank or the machine does it. */
  #goOn(): void {
    const { machine } = this;
    const { screen } = machine;
    const { name } = screen;
    if (name === 'idle') this.#touch('choose');
    if (name === 'product') this.#touch('pay');
    if (name === 'payment') this.#touch('qr');
    if (name === 'preparing') {
      this.#purchases += 1;
      machine.answerQr(`purchase-${String(this.#purchases)}`);
    }
    if (name === 'qr') this.#status('scanned');
    if (name === 'confirm') this.#status('processed');
    // A pulse ends once; then the piece comes to rest.
    if (screen.name === 'dispensing' && screen.step === 'pulsing') machine.pulseDone();
    else if (name === 'dispensing') this.world('a moment');
    if (name === 'success' || name === 'error') this.#touch('done');
  }

  #touch(kind: Kind): void {
    this.machine.send(touchOf(kind, this.machine.loop.view().frame.revision, this.freshId()));
  }

  #status(kind: 'scanned' | 'processed'): void {
    const known = this.machine.entries.findLast(({ entry }) => entry.kind === 'purchase-known')?.entry;
    if (known?.kind !== 'purchase-known') throw new Error('no purchase');
    const { saleId, qrPaymentId } = known;
    const result = { ok: true, value: { kind } } as const;
    this.machine.send({ kind: 'status-answered', saleId, qrPaymentId, result });
  }

  /** What a touch must not change where it does not count. */
  facts(): unknown {
    const { screen } = this.machine.loop.view();
    return { name: screen.name, entries: this.machine.entries.length, effects: this.machine.effects.length };
  }
}

describe.each<[string, MachineSettings]>([
  ['sells at once', {}],
  ['shows details and sells several pieces', { productDetails: true, maxQuantity: 3 }],
  ['takes notes as well', { hasAcceptor: true, maxQuantity: 3 }],
])('fingers that drum on a machine that %s', (_, wanted) => {
  test('choose at most once on each screen, and nothing on a screen that has gone', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const scene = new Scene(wanted);
        const { machine } = scene;
        for (const one of all) {
          if (typeof one === 'string') scene.world(one);
          else if ('age' in one) drum(scene, one);
          else {
            const before = scene.facts();
            machine.send(one);
            expect(scene.facts()).toEqual(before);
          }
          expect(machine.crashes).toBe(0);
        }
        for (const { paidTiyn, deliveredTiyn, refundedTiyn, owedTiyn } of machine.ledger())
          expect(deliveredTiyn + refundedTiyn + owedTiyn).toBeLessThanOrEqual(paidTiyn);
        expect(scene.count('dispense-intended')).toBeLessThanOrEqual(3 * scene.count('paid'));
      }),
      { numRuns: 200, seed: 17 },
    );
  });
});

function drum(scene: Scene, { age, kinds }: { age: number; kinds: readonly Kind[] }): void {
  const { machine } = scene;
  const revision = machine.loop.view().frame.revision - age;
  const sales = scene.count('sale-opened');
  const purchases = scene.count('purchase-asked');
  const taken = scene.count('dispense-intended');
  for (const kind of kinds) {
    const before = scene.facts();
    const isStale = revision !== machine.loop.view().frame.revision;
    machine.send(touchOf(kind, revision, scene.freshId()));
    if (isStale) expect([kind, scene.facts()]).toEqual([kind, before]);
  }
  expect(scene.count('sale-opened')).toBeLessThanOrEqual(sales + 1);
  expect(scene.count('purchase-asked')).toBeLessThanOrEqual(purchases + 1);
  // Only money makes the machine give anything out.
  expect(scene.count('dispense-intended')).toBe(taken);
}
