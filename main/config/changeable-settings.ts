import { dirname, resolve } from 'node:path';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Log } from '../../app/log/events.ts';
import type { ChangeableSettings } from '../../app/session/state/settings.ts';
import { withAbsolutePaths } from './absolute-paths.ts';
import { operatorFiles } from './operator-files.ts';
import { withPictures } from './operator-pictures.ts';
import { settingsOf, type MachineFacts } from './session-settings.ts';

/** What of a changed configuration the running session takes over; the rest counts after a restart. */
export function changeableSettings(
  config: KioskConfig,
  file: string,
  facts: MachineFacts,
  log: Log,
): ChangeableSettings {
  const resolved = withAbsolutePaths(config, dirname(resolve(file)));
  const settings = settingsOf(withPictures(resolved, log), facts, operatorFiles(resolved, log));
  const { languages, operatorName, operatorBin, contact, catalogue, productDetails, shelves } = settings;
  const { maxQuantity, basket, diagonalInches, change, moreProducts, darkHours, attract, look, sounds } = settings;
  return {
    languages,
    operatorName,
    operatorBin,
    contact,
    catalogue,
    productDetails,
    shelves,
    maxQuantity,
    basket,
    diagonalInches,
    change,
    moreProducts,
    darkHours,
    attract,
    look,
    sounds,
  };
}
