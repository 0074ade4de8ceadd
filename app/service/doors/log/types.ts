import type { LogGroup } from '../../../log/event-groups.ts';
import type { LogEvent, LogFacts, LogLevel } from '../../../log/events.ts';
import type { LogAction } from './actions.ts';

/** A line as it was read. */
export interface LogLine {
  readonly id: number;
  readonly wallMs: number;
  readonly level: LogLevel;
  /** A later or earlier version may have written other events. */
  readonly event: LogEvent | null;
  /** The event as it is written. */
  readonly name: string;
  /** Null where it is not what this version writes. */
  readonly facts: LogFacts | null;
}

/** One page, the newest line first. */
export interface LogPage {
  readonly lines: readonly LogLine[];
  readonly hasOlder: boolean;
}

/** Which lines are wanted. */
export interface LogFilter {
  /** The lowest level. */
  readonly level: LogLevel;
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
  readonly level: LogLevel;
  readonly events: readonly LogEvent[] | null;
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
