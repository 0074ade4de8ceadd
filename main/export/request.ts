import type { EvaMachine, EvaReader } from '../../app/export/eva/settings.ts';
import type { ExportFormat } from '../../app/export/file-name.ts';
import type { DayPeriod } from '../../app/journal/days.ts';
import type { Language } from '../../app/language/language.ts';

/** What to write, and where. Paths are absolute. */
export interface ExportRequest {
  readonly dataDirectory: string;
  readonly folder: string;
  readonly formats: readonly ExportFormat[];
  /** Days of Kazakhstan. The journal goes whole in any case. */
  readonly period: DayPeriod;
  /** The configuration whose settings another machine can take over; null where there is none. */
  readonly configFile: string | null;
  /** Of the columns. */
  readonly language: Language;
  /** The machine's name in the names of the files. */
  readonly kiosk: string;
  readonly nowMs: number;
  readonly machine: EvaMachine;
  readonly reader: EvaReader;
}

/** Hears how far the export is, from 0 to 1. */
export type Progress = (share: number) => void;
