import { valueAt, type FileValue } from '../../../app/config/change.ts';
import { travellingValues } from '../../../app/config/travel.ts';
import type { BroughtFile, SettingsFileFailure } from '../../../app/import/brought-settings.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { readYaml } from '../../config/edit/edit-text.ts';
import { decodeUtf8 } from '../../config/read-text.ts';
import { readStickFile } from '../../media/read-file.ts';
import { broughtPictures } from './brought-pictures.ts';

/** As long as a configuration may be, see `readText`. */
const MOST_BYTES = 1_000_000;

/** Reads another machine's configuration, and looks for the pictures that its products have. */
export function readSettingsFile(file: string, ownPictures: string): Result<BroughtFile, SettingsFileFailure> {
  const read = readStickFile(file, MOST_BYTES);
  if (!read.ok) {
    const { reason, detail } = read.error;
    return err(reason === 'too-large' ? { reason: 'too-long' } : { reason: 'unreadable', detail });
  }
  const text = decodeUtf8(read.value);
  if (text === null) return err({ reason: 'no-text' });
  const values = readYaml(text.replace(/^\uFEFF/, ''))?.values ?? null;
  if (valueAt(values, ['version']) !== 1) return err({ reason: 'no-settings' });
  const brought: FileValue = { ...travellingValues(values) };
  // The version alone is no setting.
  if (Object.keys(brought).length === 1) return err({ reason: 'nothing-in-it' });
  return ok(broughtPictures(brought, values, { file, ownPictures }));
}
