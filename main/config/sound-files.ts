import { readdirSync, statSync } from 'node:fs';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Log } from '../../app/log/events.ts';
import { LANGUAGES } from '../../app/language/language.ts';
import { SOUND_MOMENTS, type SoundSettings, type VoiceName } from '../../app/session/state/sounds.ts';
import { headOfFile } from '../files/head-of-file.ts';
import { attractFile } from './attract-files.ts';

/** Where the customer's page finds the recordings. */
export const SOUNDS_ADDRESS = 'attract://sounds/';

const MOST_BYTES = 5_000_000;
const HEAD_BYTES = 12;
const PERCENT = 100;

const VOICE_NAMES = SOUND_MOMENTS.flatMap((moment) => LANGUAGES.map((language): VoiceName => `${moment}-${language}`));

/** The media type of a recording by its first bytes, whatever its name says: WAV, MP3, Ogg, MP4; null for anything else. */
export function soundType(file: string): string | null {
  const head = headOfFile(file, HEAD_BYTES);
  const text = (from: number, to: number): string => head.toString('latin1', from, to);
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'audio/wav';
  if (text(0, 4) === 'OggS') return 'audio/ogg';
  if (text(4, 8) === 'ftyp') return 'audio/mp4';
  const [first = 0, second = 0] = head;
  // MPEG audio: a tag, or eleven bits that are set, a layer and a bit rate.
  const isFrame = first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;
  return text(0, 3) === 'ID3' || isFrame ? 'audio/mpeg' : null;
}

/**
 * The machine's sounds; null for silence. A recording that cannot be played is named in the log, and a tone takes its
 * place.
 */
export function soundSettings({ display: { sounds } }: Pick<KioskConfig, 'display'>, log: Log): SoundSettings | null {
  if (sounds === undefined || sounds.volume === 0) return null;
  const { folder, volume } = sounds;
  return { volume: volume / PERCENT, voices: folder === undefined ? {} : voicesIn(folder, log) };
}

function voicesIn(folder: string, log: Log): SoundSettings['voices'] {
  const warn = (file: string, warning: string): void => {
    log.write('warning', 'config-warning', { key: 'display.sounds.folder', file, warning });
  };
  const voices: Partial<Record<VoiceName, string>> = {};
  for (const file of namesIn(folder, warn)) {
    const stem = file.replace(/\.[^.]*$/, '');
    const voice = VOICE_NAMES.find((name) => name === stem);
    const fault = voice === undefined ? `is not used: no name such as ${VOICE_NAMES[0] ?? ''}` : faultOf(folder, file);
    if (voice === undefined || fault !== null) warn(file, fault ?? '');
    else voices[voice] = SOUNDS_ADDRESS + encodeURIComponent(file);
  }
  return voices;
}

function namesIn(folder: string, warn: (file: string, warning: string) => void): readonly string[] {
  try {
    // Twice as many as can be used: what else is there is not worth a line each.
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort()
      .slice(0, 2 * VOICE_NAMES.length);
  } catch {
    warn(folder, 'the folder cannot be read: tones are played instead');
    return [];
  }
}

/** In words, why a recording is not played; null for a good one. */
function faultOf(folder: string, name: string): string | null {
  const file = attractFile(folder, name);
  if (file === null) return 'is not a file of this folder';
  try {
    if (statSync(file).size > MOST_BYTES) return `is not played: larger than ${String(MOST_BYTES / 1_000_000)} MB`;
    return soundType(file) === null ? 'is not played: neither WAV, MP3, Ogg nor MP4 by its content' : null;
  } catch {
    return 'is not played: it cannot be read';
  }
}
