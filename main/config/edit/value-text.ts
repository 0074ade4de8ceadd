import { stringify } from 'yaml';
import type { FileValue } from '../../../app/config/change.ts';

/** A value as YAML in one line, laid out like the documented example, and quoted where it has to be, also inside brackets. */
export function valueText(value: FileValue, isQuoted = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, isQuoted)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(
      ([key, inner]) => `${scalarText(key, false)}: ${valueText(inner, isQuoted)}`,
    );
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return scalarText(value, isQuoted);
}

/** In brackets, where more has to be quoted than on a line of its own. */
function scalarText(value: FileValue, isQuoted: boolean): string {
  const text = stringify([value], {
    collectionStyle: 'flow',
    lineWidth: 0,
    ...(isQuoted ? { defaultStringType: 'QUOTE_DOUBLE' } : {}),
  });
  return text.trim().slice(1, -1).trim();
}
