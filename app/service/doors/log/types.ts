import type { LineLevel, LogAction, LogGroup } from './actions.ts';

/** A line as it was read. */
export interface LogLine {
  readonly id: number;
  readonly wallMs: number;
  readonly level: LineLevel;
  /** The event's name; a later or earlier version may have written other ones. */
  readonly event: string;
  /** Null where they are not what this version writes. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>> | null;
}

/** One page, the newest line first. */
export interface LogPage {
  readonly lines: readonly LogLine[];
  readonly hasOlder: boolean;
}

/** Which lines are wanted. */
export interface LogFilter {
  /** The lowest level. */
  readonly level: LineLevel;
  /** Null: all of the machine. */
  readonly group: LogGroup | null;
}

export interface LogState {
  readonly filter: LogFilter;
  /** The line that each page before this one ended with; empty on the newest page. */
  readonly trail: readonly number[];
  /** Null while it is read, and where it cannot be read. */
  readonly page: LogPage | null;
  readonly isReading: boolean;
  /** The number of the last question: an answer to an earlier one is dropped. */
  readonly asked: number;
}

export interface LogEffect {
  readonly kind: 'read-page';
  readonly asked: number;
  readonly filter: LogFilter;
  /** Null: the newest. */
  readonly beforeId: number | null;
  readonly count: number;
}

export interface LogOutcome {
  readonly kind: 'page-read';
  readonly asked: number;
  /** Null where it cannot be read. */
  readonly page: LogPage | null;
}

/** What the door shows. */
export interface LogView extends Pick<LogState, 'filter' | 'page' | 'isReading'> {
  /** Counts from 1, the newest page. */
  readonly number: number;
}

/** The types of the door. */
export interface LogDoor {
  readonly state: LogState;
  readonly action: LogAction;
  readonly effect: LogEffect;
  readonly outcome: LogOutcome;
  readonly view: LogView;
}
