import { basename } from 'node:path';
import { finding, type Finding } from '../../../app/certificate/finding.ts';

/** The bank's archive holds three small files; what is much larger is something else. */
export const SOURCE_LIMITS = { fileBytes: 1_048_576, totalBytes: 8_388_608, files: 200, depth: 5 } as const;

/** A source beyond the limits. */
export function tooLarge(file: string): Finding {
  return finding('source-too-large', { file: basename(file) });
}

/** What macOS and Windows add to folders and archives on their own. */
export function isSystemFile(name: string): boolean {
  return /(^|[\\/])(__MACOSX[\\/]|__MACOSX$|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
