import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { Dispense } from '../../../app/session/state/sale.ts';
import type { DropWatching } from '../../../app/session/state/settings.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { worthOf, type Account } from './account.ts';
import type { AuditParts } from './audit-parts.ts';
import { pulseOf } from './shape.ts';
import { count } from './simulation-context.ts';

/** "A product that was paid for may still come out this long after the payment" (outside contract, "Start"). */
const DISPENSE_WITHIN_MS = 60_000;
/** The relay is asked, and a hand in the beam is waited for, before anything moves. */
const BEFORE_MOVE_MS = 20_000;
/** What a pulse may last longer than it was asked for. */
const CONTACT_LATE_MS = 100;

/** Written a second time here: the promise must not be what the program takes it for. */
function isAllThere({ relay, sensor }: KioskState): boolean {
  return relay.kind === 'ready' && (sensor.kind === 'ready' || sensor.kind === 'absent');
}

type Pulse = Extract<Effect, { kind: 'pulse-relay' }>;
type Dispensed = Extract<JournalEntry, { kind: 'dispensed' }>;

/** Watches the relay and the drop sensor: what moves, when, for how long, and for which payment. */
export class DispenseAuditor {
  readonly #parts: AuditParts;
  readonly #drop: DropWatching | null;
  readonly #pulseMs: number;
  /** How often each sale's product has left the machine. */
  readonly moves = new Map<string, number>();
  #wallJumpedMs = Number.NEGATIVE_INFINITY;
  #bootedMs = 0;

  constructor(parts: AuditParts, { drop, pulseMs }: { drop: DropWatching | null; pulseMs: number }) {
    this.#parts = parts;
    this.#drop = drop;
    this.#pulseMs = pulseMs;
  }

  /** Whether the wall clock has ever been set in this simulation. */
  get isWallSuspect(): boolean {
    return this.#wallJumpedMs > Number.NEGATIVE_INFINITY;
  }

  wallJumped(): void {
    this.#wallJumpedMs = this.#parts.world.scheduler.nowMs;
  }

  booted(): void {
    this.#bootedMs = this.#parts.world.scheduler.nowMs;
  }

  /** A machine with a sensor never assumes, and one without never claims to have seen anything. */
  onDispensed({ by, piece = 1, valueTiyn }: Dispensed, account: Account): void {
    const { check } = this.#parts;
    const { saleId, deliveredTiyn, pieces } = account;
    check(deliveredTiyn === worthOf(account, piece - 1), 'pieces are delivered one by one', `${saleId}: ${piece}`);
    check(valueTiyn === pieces[piece - 1]?.priceTiyn, 'a piece is worth what its product was sold for', saleId);
    check((by === 'seen') === (this.#drop !== null), 'seen is what a sensor saw', `${saleId}: ${by}`);
    const moves = this.moves.get(saleId) ?? 0;
    check(by === 'assumed' || worthOf(account, moves) > deliveredTiyn, 'seen is only what fell', saleId);
  }

  /** A pulse is about to begin. */
  onPulse(effect: Pulse, state: KioskState | null): void {
    const { check, world } = this.#parts;
    const { saleId, channel } = pulseOf(effect);
    const account = this.#parts.account(saleId);
    check(account.intents > account.outcomes, 'no pulse without an intent', saleId);
    check(state === null || isAllThere(state), 'nothing is pulsed while the relay or the sensor is away', saleId);
    check(account.paidTiyn >= account.priceTiyn, 'no pulse without the whole payment on record', saleId);
    const next = account.pieces[effect.dispense.piece - 1];
    check(channel === next?.channel, 'a piece comes out of the channel of its product', `${saleId}: ${channel}`);
    check(
      account.intendedChannel === channel,
      'the intent names the channel that moves',
      `${saleId}: ${channel}, not ${String(account.intendedChannel)}`,
    );
    this.#checkReceived(effect.dispense);
    check(
      account.unseen <= (this.#drop?.extraPulses ?? 0),
      'the motor turns no more often than the operator allows',
      `${saleId}: ${account.unseen} times in vain`,
    );
    if (account.unseen > 0) count(world, 'turned-once-more');
    check(
      (effect.watchMs === null) === (this.#drop === null),
      'every pulse is watched where there is a sensor',
      saleId,
    );
    const sinceMs = world.scheduler.nowMs - account.freshSinceMs;
    const isJudged = this.#wallJumpedMs < account.freshSinceMs;
    check(
      !isJudged || sinceMs <= DISPENSE_WITHIN_MS,
      'no product later than a minute after the payment',
      `${saleId}: ${sinceMs} ms`,
    );
    if (this.#bootedMs > account.freshSinceMs) count(world, 'dispensed-after-restart');
  }

  /** The product is dispensed for all received money: a forgotten part would be change that is never paid out. */
  #checkReceived({ sale, received }: Dispense): void {
    const { account, bank, check } = this.#parts;
    const { saleId, notesTiyn, notesOwedTiyn, kept } = account(sale.saleId);
    const { cashTiyn, purchase } = received;
    const isAll = cashTiyn === notesTiyn - notesOwedTiyn;
    const isPaid = purchase === null || kept.get(purchase.qrPaymentId) === purchase.amountTiyn;
    check(
      isAll && isPaid,
      'what is given out for is what is on record',
      `${saleId}: ${cashTiyn} of ${notesTiyn - notesOwedTiyn}`,
    );
    const isOther = purchase !== null && bank()?.find(purchase.qrPaymentId, saleId)?.isOtherAmount === true;
    check(!isOther, 'nothing is given out for another amount than was asked for', saleId);
  }

  /** The contact has closed: a piece of this sale falls. */
  onMove({ saleId, intents, freshSinceMs }: Account): void {
    const { check, world } = this.#parts;
    const moves = (this.moves.get(saleId) ?? 0) + 1;
    this.moves.set(saleId, moves);
    world.trace?.tell(`relay: product of sale ${saleId} falls`);
    check(intents >= moves, 'nothing moves without an intent on disk', saleId);
    const sinceMs = world.scheduler.nowMs - freshSinceMs;
    check(
      this.#wallJumpedMs >= freshSinceMs || sinceMs <= DISPENSE_WITHIN_MS + BEFORE_MOVE_MS,
      'no product later than a minute after the payment',
      `${saleId}: ${sinceMs} ms`,
    );
  }

  /** The contact has opened again, with nothing wrong at the board. */
  onContactOpened(closedMs: number): void {
    this.#parts.check(
      closedMs <= this.#pulseMs + CONTACT_LATE_MS,
      'no contact is closed longer than the pulse and 100 ms',
      `${closedMs} ms`,
    );
  }

  /** After every event of the machine. */
  onState(state: KioskState): void {
    const { session } = state;
    const isWaiting =
      session.kind === 'dispensing' && session.step === 'waiting' && session.againMonoMs === null && !state.isStopping;
    this.#parts.check(!isWaiting || !isAllThere(state), 'what is paid does not wait for what is there', session.kind);
  }
}
