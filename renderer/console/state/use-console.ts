import { useStore } from 'zustand';
import { pick, type Language, type LocalText } from '../../../app/language/language.ts';
import { fillTemplate, type TextParameters } from '../../../app/messages/fill-template.ts';
import { FLEET_SUBJECT } from '../../../app/fleet/alarms.ts';
import { alarmWords } from '../../../app/messages/fleet/alarm-words.ts';
import { formatTenge, tiyn } from '../../../app/money/money.ts';
import { DAY_MS } from '../../../app/units.ts';
import { consoleStore } from './console-store.ts';

type ConsoleState = ReturnType<typeof consoleStore.getState>;

/** A part of the page's state. */
export function useConsole<T>(part: (state: ConsoleState) => T): T {
  return useStore(consoleStore, part);
}

/** The words of a table in the page's language. */
export function useWords<K extends string>(
  words: Readonly<Record<K, LocalText>>,
): (key: K, parameters?: TextParameters) => string {
  const language = useConsole((state) => state.language);
  return (key, parameters = {}) => fillTemplate(pick(words[key], language), parameters);
}

/** An alarm in words; one that this console does not know is shown by its name. */
export function alarmText(language: Language, alarm: string, subject: string): string {
  const kind = alarm === 'certificate' && subject === FLEET_SUBJECT ? 'fleet-certificate' : alarm;
  const known = Object.entries(alarmWords).find(([name]) => name === kind)?.[1];
  const template = pick(known ?? alarmWords.other, language);
  return fillTemplate(template, { alarm, subject: subject === '' ? undefined : subject });
}

/** A text of a machine in the page's language, or in whatever language there is. */
export function nameIn(language: Language, name: Readonly<Record<string, string>>, otherwise: string): string {
  return name[language] ?? Object.values(name)[0] ?? otherwise;
}

/** An amount for people; what is no amount of ours is shown as the number that it is. */
export function tengeText(amount: number): string {
  return Number.isSafeInteger(amount) && amount >= 0 ? formatTenge(tiyn(amount)) : String(amount);
}

/** A time for people: of today the hour alone. */
export function timeText(atMs: number, dayMs: number): string {
  const time = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hour = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return atMs >= dayMs && atMs < dayMs + DAY_MS ? hour : `${two(time.getDate())}.${two(time.getMonth() + 1)} ${hour}`;
}
