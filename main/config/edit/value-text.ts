import { stringify } from 'yaml';
import type { FileValue } from '../../../app/config/change.ts';

/** A value as YAML in one line, quoted where it has to be, also inside brackets. */
export function valueText(value: FileValue, isQuoted = false): string {
  const text = stringify([value], {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: true,
    ...(isQuoted ? { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' } : {}),
  });
  return text.trim().slice(1, -1).trim();
}
