import { HOUR_MS } from '../../app/units.ts';

/**
 * The forms of a date. `specification` is the form of 2.1; the others occur in the specification's examples and in
 * answers of live servers.
 */
export const DATE_FORMS = ['specification', 'minutes', 'one-digit-day', 'seven-digits'] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/** Kazakhstan has been one zone since 1 March 2024. */
const ZONE_HOURS = 5;

/** A moment in an answer; its form is chosen when the answer is written. */
export class BankDate {
  readonly wallMs: number;
  /** The form of the field's example in the specification. */
  readonly exampleForm: DateForm;

  constructor(wallMs: number, exampleForm: DateForm) {
    this.wallMs = wallMs;
    this.exampleForm = exampleForm;
  }
}

/** Writes a moment of the wall clock in the time of Kazakhstan. */
export function writeDate(wallMs: number, form: DateForm): string {
  const local = new Date(wallMs + ZONE_HOURS * HOUR_MS).toISOString();
  const seconds = local.slice(0, 19);
  const thousandths = local.slice(0, 23);
  const zone = `+${String(ZONE_HOURS).padStart(2, '0')}`;
  switch (form) {
    // 2020-08-09T18:31:42+06 (2.1)
    case 'specification':
      return seconds + zone;
    // 2025-10-22T17:10:50.717+05:00 (live)
    case 'minutes':
      return `${thousandths}${zone}:00`;
    // 2021-11-3T11:55:14.166+06:00 (3.4.4); two digits from the tenth on
    case 'one-digit-day':
      return `${thousandths.replace(/-0(\dT)/, '-$1')}${zone}:00`;
    // 2021-12-08T11:35:48.1566667, without a zone (3.4.3)
    case 'seven-digits':
      return `${thousandths}6667`;
  }
}
