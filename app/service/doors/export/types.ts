import type { DayMistake, ExportDays, TypedDays } from '../../../export/days.ts';
import type { ExportFormat } from '../../../export/file-name.ts';
import type { ExportReport, Stick } from '../../../export/outcome.ts';
import type { StickFailure } from '../../../import/stick-file.ts';
import type { DayPeriod } from '../../../journal/days.ts';
import type { ExportAction } from './actions.ts';

export interface ExportState {
  /** Null until they were looked for. */
  readonly sticks: readonly Stick[] | null;
  /** The path of the chosen one. */
  readonly chosen: string | null;
  readonly formats: readonly ExportFormat[];
  readonly days: ExportDays;
  readonly typed: TypedDays;
  /** What is wrong with the typed days; nothing is written with them. */
  readonly mistake: DayMistake | null;
  /** How far the export is, from 0 to 1; null while there is none. */
  readonly share: number | null;
  readonly report: ExportReport | null;
  /** Why nothing came of it at all. */
  readonly failed: StickFailure | null;
}

export type ExportEffect =
  | { readonly kind: 'look' }
  | {
      readonly kind: 'write';
      readonly folder: string;
      readonly formats: readonly ExportFormat[];
      readonly period: DayPeriod;
    };

export type ExportOutcome =
  | { readonly kind: 'sticks'; readonly sticks: readonly Stick[] }
  | { readonly kind: 'progress'; readonly share: number }
  /** `isRead`: the audit's counters since the last read begin anew behind it. */
  | { readonly kind: 'written'; readonly report: ExportReport; readonly isRead: boolean }
  | { readonly kind: 'failed'; readonly failure: StickFailure };

/** The types of the door. */
export interface ExportDoor {
  readonly state: ExportState;
  readonly action: ExportAction;
  readonly effect: ExportEffect;
  readonly outcome: ExportOutcome;
  readonly view: ExportState;
}
