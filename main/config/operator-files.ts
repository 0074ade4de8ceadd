import type { KioskConfig } from '../../app/config/config.ts';
import type { Log } from '../../app/log/events.ts';
import type { Artwork } from '../../app/session/state/artwork.ts';
import type { AttractFile } from '../../app/session/state/attract.ts';
import type { SoundSettings } from '../../app/session/state/sounds.ts';
import { artworkFiles } from './artwork-files.ts';
import { attractFiles } from './attract-files.ts';
import { soundSettings } from './sound-files.ts';

/** What the operator's folders hold for the screens. */
export interface OperatorFiles {
  readonly attract: readonly AttractFile[];
  readonly artwork: Artwork;
  readonly sounds: SoundSettings | null;
}

/** Looks through the folders that the configuration names. What cannot be used is left out and named in the log. */
export function operatorFiles(config: KioskConfig, log: Log): OperatorFiles {
  return { attract: attractFiles(config, log), artwork: artworkFiles(config, log), sounds: soundSettings(config, log) };
}
