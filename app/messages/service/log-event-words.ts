import type { LocalText } from '../../language/language.ts';
import type { LogEvent } from '../../log/events.ts';
import { logDeviceWords } from './log-device-words.ts';
import { logProgramWords } from './log-program-words.ts';

/** Every event of the technical log in a few words. */
export const logEventWords: Readonly<Record<LogEvent, LocalText>> = { ...logDeviceWords, ...logProgramWords };
