import { finding, type Finding } from './finding.ts';

/** The answers to the dialogue of appendix 2, lines 15 to 21; the other lines stay empty. */
export interface RequestSubject {
  /** The country code: two letters. */
  readonly country: string;
  readonly region: string;
  readonly city: string;
  /** The organisation's legal name in English or transliterated: Latin letters. */
  readonly organization: string;
  /** The address that connects to the service: IP address or DNS name. */
  readonly host: string;
  /** The organisation's e-mail address. */
  readonly email: string;
}

interface Rule {
  readonly pattern: RegExp;
  /** What to write, in the words of the option's help. */
  readonly words: string;
}

/** Upper bounds from X.520; which letters are allowed comes from appendix 2. */
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

/** What is wrong with the answers; each finding names its command-line option. */
export function subjectFindings(subject: RequestSubject): readonly Finding[] {
  return FIELDS.flatMap((field) => {
    const { pattern, words } = RULES[field];
    const value = subject[field];
    const isGood = pattern.test(value) && value.trim() === value;
    return isGood ? [] : [finding('subject-invalid', { option: `--${field}`, rule: words })];
  });
}
