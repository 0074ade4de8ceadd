import { finding, type Finding } from './finding.ts';

/** The answers to the dialogue of appendix 2, lines 15 to 21; the other lines stay empty. */
export interface RequestSubject {
  /** Two letters. */
  readonly country: string;
  readonly region: string;
  readonly city: string;
  /** The legal name in English, or transliterated: Latin letters. */
  readonly organization: string;
  /** The address that connects to the service: IP address or DNS name. */
  readonly host: string;
  /** The organisation's contact. */
  readonly email: string;
}

interface Rule {
  readonly pattern: RegExp;
  /** In the language of the options themselves. */
  readonly words: string;
}

/** Upper bounds of X.520, letters of appendix 2. */
const RULES: Readonly<Record<keyof RequestSubject, Rule>> = {
  country: { pattern: /^[A-Z]{2}$/, words: 'KZ' },
  region: { pattern: /^[\x20-\x7e]{1,128}$/, words: '1–128 × A–Z a–z 0–9' },
  city: { pattern: /^[\x20-\x7e]{1,128}$/, words: '1–128 × A–Z a–z 0–9' },
  organization: { pattern: /^(?=.*[A-Za-z])[\x20-\x7e]{1,64}$/, words: '1–64 × A–Z a–z 0–9' },
  host: { pattern: /^[A-Za-z0-9.:-]{1,64}$/, words: '10.0.0.1, kiosk.example.kz' },
  email: { pattern: /^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9.-]{1,190}$/, words: 'name@example.kz' },
};

const FIELDS = [
  'country',
  'region',
  'city',
  'organization',
  'host',
  'email',
] as const satisfies readonly (keyof RequestSubject)[];

/** What is wrong with the answers, each with its option on the command line. */
export function subjectFindings(subject: RequestSubject): readonly Finding[] {
  return FIELDS.flatMap((field) => {
    const { pattern, words } = RULES[field];
    const value = subject[field];
    const isGood = pattern.test(value) && value.trim() === value;
    return isGood ? [] : [finding('subject-invalid', { option: `--${field}`, rule: words })];
  });
}
