import type { Problem } from '../../../problem.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { DoorStep } from '../../state/access.ts';
import type { HomeAction } from './actions.ts';

/** What main reads when somebody comes in. */
export interface HomeFacts {
  readonly version: string;
  /** When this run began, by the wall clock. */
  readonly sinceWallMs: number;
  /** In the journal; null where it cannot be read. */
  readonly entries: number | null;
  /** Open debts; null where the journal cannot be read, or is too long to be read beside a running loop. */
  readonly debts: { readonly count: number; readonly sumTiyn: Tiyn } | null;
}

export interface HomeState {
  readonly facts: HomeFacts | null;
}

/** In the order of the screen: what is worst comes first. `unknown`: still being found out. */
export const LEVELS = ['fault', 'attention', 'unknown', 'works', 'absent'] as const;
export type Level = (typeof LEVELS)[number];

/** What a line is about; its `data-fact`. */
export type HomeFact =
  | 'payment'
  | 'relay'
  | 'sensor'
  | 'acceptor'
  | 'cassette'
  | 'printer'
  | 'stock'
  | 'debts'
  | 'clock'
  | 'journal'
  | 'version'
  | 'since';

/** The value behind a line, without words: an amount, a number, a moment, names. */
export interface LineValue {
  readonly amountTiyn?: Tiyn;
  readonly count?: number;
  readonly wallMs?: number;
  readonly text?: string;
}

/** One line: a device or a duty, how it is, and where its cure is. */
export interface HomeLine {
  readonly fact: HomeFact;
  readonly level: Level;
  readonly value: LineValue;
  /** What the out-of-service screen would say to the technician. */
  readonly problem: Problem | null;
  /** Null where no door leads further, or it is not open to this role. */
  readonly leadsTo: DoorStep | null;
}

export interface HomeView {
  /** Why nothing can be sold after leaving; null where it can, or is not known yet. */
  readonly closed: Problem | null;
  readonly lines: readonly HomeLine[];
}

export interface HomeEffect {
  readonly kind: 'read-facts';
}

export interface HomeOutcome {
  readonly kind: 'facts-read';
  readonly facts: HomeFacts;
}

/** The types of the door. */
export interface HomeDoor {
  readonly state: HomeState;
  readonly action: HomeAction;
  readonly effect: HomeEffect;
  readonly outcome: HomeOutcome;
  readonly view: HomeView;
}
