import type { Language } from '../../language/language.ts';

/** The screens that are heard: each asks for something, or tells how a sale ended. */
export const SOUND_MOMENTS = [
  'product',
  'basket',
  'payment',
  'phone',
  'invoice',
  'cash',
  'qr',
  'confirm',
  'dispensing',
  'success',
  'refund',
  'error',
] as const;
export type SoundMoment = (typeof SOUND_MOMENTS)[number];

/** A recording of a moment in one language, by the name of its file without the extension: `qr-kk`. */
export type VoiceName = `${SoundMoment}-${Language}`;

/** The operator's sounds. */
export interface SoundSettings {
  /** From 0 to 1, without 0. */
  readonly volume: number;
  /** The addresses of the recordings. */
  readonly voices: Readonly<Partial<Record<VoiceName, string>>>;
}

/** What is heard when a screen appears: a recording, or a tone in its place. */
export interface Sound {
  readonly moment: SoundMoment;
  readonly volume: number;
  readonly voice: string | null;
}

/** The sound of a screen; null where the machine is silent, or the screen is. */
export function soundOf(settings: SoundSettings | null, screen: string, language: Language): Sound | null {
  if (settings === null) return null;
  const moment = SOUND_MOMENTS.find((one) => one === screen);
  if (moment === undefined) return null;
  return { moment, volume: settings.volume, voice: settings.voices[`${moment}-${language}`] ?? null };
}
