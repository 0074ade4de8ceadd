import type { JournalEntry } from '../../journal/entry.ts';
import { channelCheck, recounted, type ChannelTest } from '../../journal/machine-checks.ts';
import type { Now } from '../../ports/clock.ts';
import type { Role } from '../../role.ts';
import type { DropSeen } from '../state/event.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';
import { isBeingSetUp } from '../../problem.ts';
import { withSeenPiece } from './stuck-products.ts';
import { takeOne } from './dispense.ts';

/** The person's answer after a test pulse. */
export type TestAnswer = 'out' | 'not-out' | 'none';

/** The dispenser's report about a test pulse. */
export type TestPulse =
  | { readonly kind: 'pulsed'; readonly drop: DropSeen }
  | { readonly kind: 'failed'; readonly certain: boolean; readonly reason: string };

/** Whose test it is. */
interface Tester {
  readonly channel: number;
  readonly role: Role;
}

/**
 * Whether a channel may be pulsed without a sale: only behind the service menu, with the relay there, while neither a
 * note, another pulse nor an unanswered question about this channel is under way.
 */
export function canTestChannel(state: KioskState, channel: number): boolean {
  const { session, relay, bill, checks, isStopping, broken } = state;
  return (
    session.kind === 'service' &&
    relay.kind === 'ready' &&
    bill === null &&
    (broken === null || isBeingSetUp(broken)) &&
    !isStopping &&
    checks.pulsing === null &&
    checks.noteTry?.step !== 'returning' &&
    !checks.tests.has(channel)
  );
}

/** The intent: from now on the piece counts as given out. */
export function intendTest(state: KioskState, { channel, role }: Tester): Step {
  const productId = state.settings.catalogue.find((product) => product.channel === channel)?.id ?? null;
  const pieces = productId !== null && (state.stock.get(productId) ?? 0) > 0 ? 1 : 0;
  const test: ChannelTest = { channel, productId, pieces, drop: null };
  const intended = withTests({ ...state, checks: { ...state.checks, pulsing: channel } }, (tests) =>
    tests.set(channel, test),
  );
  return step(
    { ...intended, stock: productId === null ? state.stock : takeOne(state.stock, productId) },
    { entries: [{ kind: 'channel-test-intended', role, channel, productId, pieces }] },
  );
}

/** The pulse has ended. If nothing moved for certain, no answer is needed. */
export function testPulsed(before: KioskState, { channel, role }: Tester, pulse: TestPulse): Step {
  const state: KioskState = { ...before, checks: { ...before.checks, pulsing: null } };
  const test = state.checks.tests.get(channel);
  if (pulse.kind === 'failed') {
    const { certain, reason } = pulse;
    const failed: JournalEntry = { kind: 'channel-test-failed', role, channel, certain, reason };
    const after = certain ? ended(state, channel, 'not-out') : withDrop(state, channel, 'uncertain');
    return step(after, { entries: [failed] });
  }
  const { drop } = pulse;
  const productId = test?.productId ?? null;
  const seen = drop === 'seen' && productId !== null ? withSeenPiece(state, productId) : state;
  return step(withDrop(seen, channel, drop), { entries: [{ kind: 'channel-test-pulsed', role, channel, drop }] });
}

/** Records the person's answer about what came out. */
export function answerTest(state: KioskState, { channel, role }: Tester, answer: TestAnswer, now: Now): Step {
  const { tests, pulsing } = state.checks;
  if (!tests.has(channel) || pulsing === channel) return step(state);
  const after = ended(state, channel, answer);
  const passed = new Map(after.checks.passed);
  if (answer === 'out') passed.set(channelCheck(channel), now.wallMs);
  return step(
    { ...after, checks: { ...after.checks, passed } },
    { entries: [{ kind: 'channel-test-answered', role, channel, answer }] },
  );
}

/** What a test took before a product was counted anew is part of the count. */
export function withRecounted(state: KioskState, entries: readonly JournalEntry[]): KioskState {
  if (state.checks.tests.size === 0) return state;
  const counted = entries.flatMap((entry) =>
    entry.kind === 'stock-set' || entry.kind === 'stock-loaded' ? [entry.productId] : [],
  );
  if (counted.length === 0) return state;
  return { ...state, checks: { ...state.checks, tests: counted.reduce(recounted, state.checks.tests) } };
}

function withTests(state: KioskState, change: (tests: Map<number, ChannelTest>) => void): KioskState {
  const tests = new Map(state.checks.tests);
  change(tests);
  return { ...state, checks: { ...state.checks, tests } };
}

function withDrop(state: KioskState, channel: number, drop: ChannelTest['drop']): KioskState {
  return withTests(state, (tests) => {
    const test = tests.get(channel);
    if (test !== undefined) tests.set(channel, { ...test, drop });
  });
}

function ended(before: KioskState, channel: number, answer: TestAnswer): KioskState {
  const test = before.checks.tests.get(channel);
  const state = withTests(before, (tests) => tests.delete(channel));
  if (test === undefined || test.pieces === 0 || test.productId === null) return state;
  const left = state.stock.get(test.productId);
  if (left === undefined || answer === 'out') return state;
  return { ...state, stock: new Map(state.stock).set(test.productId, answer === 'none' ? 0 : left + test.pieces) };
}
