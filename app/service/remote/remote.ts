import { err, ok, unreachable, type Result } from '../../result.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { MAX_NOTICE_DAYS, type Notice } from '../../orders.ts';
import type { Now } from '../../ports/clock.ts';
import type { Effect } from '../../session/state/effect.ts';
import type { KioskState } from '../../session/state/state.ts';
import { serviceOf } from '../../session/state/services.ts';
import { followInterrupted } from '../../session/recovery/interrupted-sale.ts';
import { hindranceOf, payByHand, refundableOf, refundAgain } from '../doors/debts/pay.ts';
import { withClearedSpiral, withCount, type Counted } from '../doors/stock/counting.ts';
import { DAY_MS } from '../../units.ts';
import { mostOf } from '../doors/stock/slots.ts';
import { acted } from '../state/acted.ts';
import type { DoorContext } from '../state/door.ts';
import { closing, noticing } from '../state/orders.ts';
import { settingsEntries, withSettings } from '../state/settings-change.ts';
import type { RemoteAct, RemoteDeed } from './deed.ts';

/** What a command makes of the machine: its entries are on disk before its effects. */
export interface RemoteChange {
  readonly kiosk: KioskState;
  readonly entries: readonly JournalEntry[];
  readonly effects: readonly Effect[];
}

/** Why the machine does not do it; a word for the answer. */
export type RemoteRefusal =
  | 'journal'
  | 'ending'
  | 'product-unknown'
  | 'already'
  | 'too-many'
  | 'notice-time'
  | 'debt-changed'
  | 'debt-settled'
  | 'debt-under-way'
  | 'debt-unclear'
  | 'needs-customer';

/** The machine's part of a command for the loop; it is loaded with the fleet. */
export interface RemoteMachine {
  transition(kiosk: KioskState, act: RemoteAct, now: Now): RemoteChange;
}

/** Commands that are refused change nothing. */
export const remoteMachine: RemoteMachine = {
  transition(kiosk, act, now) {
    const change = remoteChange(kiosk, act, now);
    return change.ok ? change.value : { kiosk, entries: [], effects: [] };
  },
};

/** What a command makes of the machine, with who gave it on record before everything else; or why it is refused. */
export function remoteChange(
  kiosk: KioskState,
  { id, by, deed }: RemoteAct,
  now: Now,
): Result<RemoteChange, RemoteRefusal> {
  if (kiosk.journal.kind !== 'ready') return err('journal');
  if (kiosk.isStopping) return err('ending');
  const change = changeOf(deed, { kiosk, role: 'technician', now }, by);
  if (!change.ok) return change;
  const { kind } = deed;
  // The ends of the program have the words that the menu writes.
  const what = kind === 'restart' || kind === 'reboot' ? kind : `fleet-${kind}`;
  const entries = [acted('technician', 'system', what, { about: id, after: by }), ...change.value.entries];
  return ok({ ...change.value, kiosk: followInterrupted(change.value.kiosk, entries, now), entries });
}

function changeOf(deed: RemoteDeed, context: DoorContext, by: string): Result<RemoteChange, RemoteRefusal> {
  const { kiosk } = context;
  switch (deed.kind) {
    case 'product-off':
    case 'product-on':
      return withOff(kiosk, deed.productId, deed.kind === 'product-off');
    case 'out-of-service':
    case 'back-in-service':
    case 'notice':
      return ordered(deed, context, by);
    case 'stock':
      return counted(kiosk, deed.counts);
    case 'restart':
    case 'reboot':
    case 'update':
      return ok({ kiosk, entries: [], effects: [] });
    case 'settings-intended':
      return ok({ kiosk, entries: settingsEntries({ ...ABOUT, kind: deed.kind }, deed.changes), effects: [] });
    case 'settings-unchanged': {
      const { kind, reason, changes } = deed;
      return ok({ kiosk, entries: settingsEntries({ ...ABOUT, kind, reason }, changes), effects: [] });
    }
    case 'settings-changed': {
      const entries = settingsEntries({ ...ABOUT, kind: deed.kind }, deed.changes);
      const { kioskEffects = [], ...change } = withSettings(context, deed.settings, entries);
      return ok({ kiosk: change.kiosk ?? kiosk, entries: change.entries ?? [], effects: kioskEffects });
    }
    case 'settle-debt':
      return settled(deed, context);
    case 'refund':
      return refunded(deed, context);
    default:
      return unreachable(deed);
  }
}

const ABOUT = { role: 'technician', step: 'products' } as const;

function withOff(kiosk: KioskState, productId: string, isOff: boolean): Result<RemoteChange, RemoteRefusal> {
  if (!kiosk.settings.catalogue.some(({ id }) => id === productId)) return err('product-unknown');
  if (kiosk.takenOff.has(productId) === isOff) return err('already');
  const takenOff = new Set(kiosk.takenOff);
  if (isOff) takenOff.add(productId);
  else takenOff.delete(productId);
  const entry = { kind: 'product-off', productId, role: 'technician', isOff } as const;
  return ok({ kiosk: { ...kiosk, takenOff }, entries: [entry], effects: [] });
}

function ordered(
  deed: Extract<RemoteDeed, { kind: 'out-of-service' | 'back-in-service' | 'notice' }>,
  { kiosk, now }: DoorContext,
  by: string,
): Result<RemoteChange, RemoteRefusal> {
  const who = { role: 'technician', by, now } as const;
  if (deed.kind === 'notice' && !isTimely(deed.notice, now)) return err('notice-time');
  const order =
    deed.kind === 'notice' ? noticing(kiosk, deed.notice, who) : closing(kiosk, deed.kind === 'out-of-service', who);
  return order === null ? err('already') : ok({ kiosk: order.kiosk, entries: [order.entry], effects: [] });
}

/** Whether a notice would be seen at all, and would end within a year. */
function isTimely(notice: Notice | null, { wallMs }: Now): boolean {
  return notice === null || (notice.untilMs > wallMs && notice.untilMs <= wallMs + MAX_NOTICE_DAYS * DAY_MS);
}

/** All counts, or none where one is refused. Whoever has loaded a channel has looked at its spiral. */
function counted(
  kiosk: KioskState,
  counts: Extract<RemoteDeed, { kind: 'stock' }>['counts'],
): Result<RemoteChange, RemoteRefusal> {
  let all: Counted = { kiosk, entries: [] };
  for (const { productId, count } of counts) {
    const product = kiosk.settings.catalogue.find(({ id }) => id === productId);
    if (product === undefined) return err('product-unknown');
    if (count > mostOf(product)) return err('too-many');
    const loaded = withCount(all.kiosk, product, { left: count, loaded: count }, 'technician');
    const cleared = withClearedSpiral(loaded.kiosk, productId, 'technician');
    all = { kiosk: cleared.kiosk, entries: [...all.entries, ...loaded.entries, ...cleared.entries] };
  }
  return ok({ ...all, effects: [] });
}

type DebtDeed = Extract<RemoteDeed, { claim: unknown }>;

function refusalOf({ claim, amountTiyn }: DebtDeed, { kiosk }: DoorContext): RemoteRefusal | null {
  // A person at the menu may have the debt on the screen, and decide by what was read of it before.
  if (kiosk.session.kind === 'service') return 'debt-under-way';
  // At the menu nobody is in a sale; from afar the customer may be looking at the code, or spending what it stands for.
  if (isBeforeCustomer(kiosk, claim.sale.saleId)) return 'debt-under-way';
  const hindrance = hindranceOf(claim, kiosk);
  if (hindrance === 'under-way') return 'debt-under-way';
  if (hindrance === 'paid' || hindrance === 'nothing') return 'debt-settled';
  if (hindrance !== null) return 'debt-unclear';
  return claim.sale.debtTiyn === amountTiyn ? null : 'debt-changed';
}

function isBeforeCustomer({ session, carriedChange }: KioskState, saleId: string): boolean {
  const ofSession = 'sale' in session ? session.sale : null;
  return (
    ofSession?.saleId === saleId || carriedChange?.saleId === saleId || ofSession?.carriedChange?.saleId === saleId
  );
}

function settled(deed: DebtDeed, context: DoorContext): Result<RemoteChange, RemoteRefusal> {
  const refusal = refusalOf(deed, context);
  if (refusal !== null) return err(refusal);
  const paid = payByHand(deed.claim, deed.amountTiyn, context);
  return paid === null ? err('debt-changed') : ok({ kiosk: paid.kiosk, entries: paid.entries, effects: [] });
}

/** Only without the customer: nobody stands there to scan a code. */
function refunded(deed: DebtDeed, context: DoorContext): Result<RemoteChange, RemoteRefusal> {
  const refusal = refusalOf(deed, context);
  if (refusal !== null) return err(refusal);
  const refundable = refundableOf(deed.claim, context);
  if (refundable === null) return err('debt-unclear');
  const service = serviceOf(context.kiosk, refundable.purchase.provider);
  if (service?.about.refundWay !== 'direct') return err('needs-customer');
  const { state, entries, effects } = refundAgain(deed.claim, refundable, context);
  return ok({ kiosk: state, entries, effects });
}
