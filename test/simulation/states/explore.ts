import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { replay } from '../../../app/journal/replay.ts';
import type { Now } from '../../../app/ports/clock.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { initialState, type KioskState } from '../../../app/session/state/state.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';
import { nextDeadline } from '../../../app/session/timers.ts';
import { transition } from '../../../app/session/transition.ts';
import { problem } from '../../../app/problem.ts';
import { possibleEvents } from './possible-events.ts';
import { signature } from './signature.ts';
import { stateName, type StateName } from './state-name.ts';

/** A transition from one state of the chart to another, as `from to`. */
export type Edge = `${StateName} ${StateName}`;

/** Every transition that was found, and the kinds of event that cause it. */
export type Edges = ReadonlyMap<Edge, ReadonlySet<KioskEvent['kind']>>;

/** A moment of a machine, with everything that its journal has. */
interface Moment {
  readonly state: KioskState;
  readonly monoMs: number;
  readonly entries: readonly RecordedEntry[];
  /** The last step has put something on disk: a power cut leaves something new. */
  readonly hasWritten: boolean;
}

const WALL_MS = Date.UTC(2026, 0, 1);
const AFTER_MS = 100;
const DARK_MS = 5_000;
/** Five times as many find nothing more. */
const MOMENTS_LIMIT = 6_000;

/** All transitions of all these machines. */
export function exploreAll(machines: readonly KioskSettings[]): Edges {
  const edges = new Map<Edge, Set<KioskEvent['kind']>>();
  for (const settings of machines) explore(settings, edges);
  return edges;
}

/**
 * Walks through everything that can happen to this machine, breadth first, and continues only from moments whose
 * signature is new: a signature leaves out amounts, identifiers and clocks, so their number is finite.
 */
function explore(settings: KioskSettings, edges: Map<Edge, Set<KioskEvent['kind']>>): void {
  const known = new Set<string>();
  const queue: Moment[] = [];
  const visit = (before: KioskState, event: KioskEvent, after: Moment): void => {
    const from = stateName(before.session);
    const to = stateName(after.state.session);
    if (from !== to) {
      const kinds = edges.get(`${from} ${to}`) ?? new Set();
      edges.set(`${from} ${to}`, kinds.add(event.kind));
    }
    if (known.size >= MOMENTS_LIMIT) return;
    const key = signature(after.state);
    if (known.has(key)) return;
    known.add(key);
    queue.push(after);
  };
  const dark: Moment = { state: initialState(settings), monoMs: 0, entries: [], hasWritten: false };
  boot(dark, visit);
  for (let at = 0; at < queue.length; at += 1) {
    const moment = queue[at];
    if (moment === undefined) break;
    for (const event of possibleEvents(moment.state, at)) take(moment, event, visit);
    if (moment.hasWritten) boot({ ...dark, monoMs: moment.monoMs + DARK_MS, entries: moment.entries }, visit);
  }
}

type Visit = (before: KioskState, event: KioskEvent, after: Moment) => void;

/** As the loop does it: where there is something to write, the disk may also refuse it. */
function take(moment: Moment, event: KioskEvent, visit: Visit): void {
  const { state, monoMs } = moment;
  for (const dueMs of event.kind === 'time-passed' ? deadlines(state) : [monoMs + AFTER_MS])
    takeAt(moment, event, momentOf(Math.max(monoMs, dueMs)), visit);
}

/** The next one, and the end of the screen in hand: what comes before that may change nothing. */
function deadlines(state: KioskState): readonly number[] {
  const { session } = state;
  const next = nextDeadline(state);
  return [...(next === null ? [] : [next]), ...('endsMonoMs' in session ? [session.endsMonoMs] : [])];
}

function takeAt({ state, entries }: Moment, event: KioskEvent, now: Now, visit: Visit): void {
  const step = transition(state, event, now);
  const written = step.entries.map((entry, index): RecordedEntry => ({
    entry,
    ...now,
    sequence: entries.length + index + 1,
  }));
  const hasWritten = written.length > 0;
  const all = hasWritten ? [...entries, ...written] : entries;
  visit(state, event, { state: step.state, monoMs: now.monoMs, entries: all, hasWritten });
  if (!hasWritten) return;
  const refusal: KioskEvent = { kind: 'journal-refused', problem: problem('journal-failed'), refused: event };
  const refused = transition(state, refusal, now);
  visit(state, refusal, { state: refused.state, monoMs: now.monoMs, entries, hasWritten: false });
}

/** The power comes back: all that is known is what is on disk. */
function boot(moment: Moment, visit: Visit): void {
  take(moment, { kind: 'booted', ledger: replay(moment.entries), version: '1' }, visit);
}

function momentOf(monoMs: number): Now {
  return { monoMs, wallMs: WALL_MS + monoMs };
}
