import type { TextParameters } from '../../../app/messages/fill-template.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { homeWords } from '../../../app/messages/service/home-words.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { LineText, LineValue } from '../../../app/service/doors/home/types.ts';
import { useService, useServiceWords } from '../state/shown.ts';

/** More names would push the next line off the screen. */
const MOST_NAMES = 5;
const BYTES = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 } as const;
const DAY_LETTERS = 'dd.mm.yyyy'.length;

/** Writes the sentence of a line with its values in the menu's language. */
export function useLineText(): (line: LineText) => string {
  const { language } = useService().frame;
  const { say, name } = useServiceWords(homeWords);
  const decimal = (value: number): string => {
    const text = value.toFixed(1);
    return language === 'en' ? text : text.replace('.', ',');
  };
  const valueText = (value: LineValue): string | number => {
    if (typeof value !== 'object') return value;
    switch (value.kind) {
      case 'tiyn':
        return formatTenge(value.tiyn);
      case 'time':
        return formatKazakhTime(value.wallMs);
      case 'day':
        return formatKazakhTime(value.wallMs).slice(0, DAY_LETTERS);
      case 'bytes':
        return bytesText(value.bytes);
      case 'notes':
        return value.notes.map(({ valueTiyn, count }) => `${formatTenge(valueTiyn)} × ${String(count)}`).join(', ');
      case 'names': {
        const shown = value.names.slice(0, MOST_NAMES).map(name);
        const left = value.names.length - shown.length;
        return [...shown, ...(left > 0 ? [say('more', { count: left })] : [])].join(', ');
      }
    }
  };
  const bytesText = (bytes: number): string => {
    if (bytes >= BYTES.gigabyte) return say('gigabytes', { number: decimal(bytes / BYTES.gigabyte) });
    if (bytes >= BYTES.megabyte) return say('megabytes', { number: Math.floor(bytes / BYTES.megabyte) });
    return say('kilobytes', { number: Math.floor(bytes / BYTES.kilobyte) });
  };
  return ({ key, values }) => {
    const parameters: TextParameters = Object.fromEntries(
      Object.entries(values).map(([place, value]) => [place, value === undefined ? undefined : valueText(value)]),
    );
    return say(key, parameters).trim();
  };
}
