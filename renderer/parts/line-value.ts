import { pick, type Language } from '../../app/language/language.ts';
import { fillTemplate } from '../../app/messages/fill-template.ts';
import { formatKazakhTime } from '../../app/messages/kazakh-time.ts';
import { homeWords } from '../../app/messages/service/home-words.ts';
import { formatTenge } from '../../app/money/money.ts';
import type { LineValue } from '../../app/service/doors/home/types.ts';

/** More names would push the next line off the screen. */
const MOST_NAMES = 5;
const BYTES = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 } as const;
const DAY_LETTERS = 'dd.mm.yyyy'.length;

/** A value of one of the state's lines, in words. */
export function lineValueText(language: Language, value: LineValue): string | number {
  if (typeof value !== 'object') return value;
  switch (value.kind) {
    case 'tiyn':
      return formatTenge(value.tiyn);
    case 'time':
      return formatKazakhTime(value.wallMs);
    case 'day':
      return formatKazakhTime(value.wallMs).slice(0, DAY_LETTERS);
    case 'bytes':
      return bytesText(language, value.bytes);
    case 'notes':
      return value.notes.map(({ valueTiyn, count }) => `${formatTenge(valueTiyn)} × ${String(count)}`).join(', ');
    case 'names': {
      const shown = value.names.slice(0, MOST_NAMES).map((name) => pick(name, language));
      const left = value.names.length - shown.length;
      return [...shown, ...(left > 0 ? [say(language, 'more', { count: left })] : [])].join(', ');
    }
  }
}

function say(
  language: Language,
  key: keyof typeof homeWords,
  parameters: Readonly<Record<string, string | number>>,
): string {
  return fillTemplate(homeWords[key][language], parameters);
}

function bytesText(language: Language, bytes: number): string {
  if (bytes >= BYTES.gigabyte) return say(language, 'gigabytes', { number: decimal(language, bytes / BYTES.gigabyte) });
  if (bytes >= BYTES.megabyte) return say(language, 'megabytes', { number: Math.floor(bytes / BYTES.megabyte) });
  return say(language, 'kilobytes', { number: Math.floor(bytes / BYTES.kilobyte) });
}

function decimal(language: Language, value: number): string {
  const text = value.toFixed(1);
  return language === 'en' ? text : text.replace('.', ',');
}
