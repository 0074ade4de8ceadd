import { basename } from 'node:path';
import { finding, type Finding } from '../../../app/certificate/finding.ts';

/** The bank's archive holds three small files; anything much larger is not one. */
export const SOURCE_LIMITS = { fileBytes: 1_048_576, totalBytes: 8_388_608, files: 200, depth: 5 } as const;

/** The finding for a source beyond the limits. */
export function tooLarge(file: string): Finding {
  return finding('source-too-large', { file: basename(file) });
}

/** Whether macOS or Windows added the file to the folder or archive. */
export function isSystemFile(name: string): boolean {
  return /(^|[\\/])(__MACOSX[\\/]|__MACOSX$|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
