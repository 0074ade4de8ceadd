import { toldChange, type ConfigChange } from '../../config/change.ts';
import type { JournalEntry, SettingChange } from '../../journal/entry.ts';
import { transition } from '../../session/transition.ts';
import type { ChangeableSettings } from '../../session/state/settings.ts';
import type { DoorChange, DoorContext, DoorType } from './door.ts';

/** Keys whose values are not for the journal. */
const SECRET = /pinhash|password|passphrase|token$/i;
const MOST_LETTERS = { key: 300, value: 1_000 } as const;

/** Changes of the configuration as the journal keeps them: secrets without their values, long values cut. */
export function recordedChanges(changes: readonly ConfigChange[]): SettingChange[] {
  return changes.map((change) => {
    const { key, before, after } = toldChange(change);
    const isSecret = SECRET.test(key);
    const kept = (value: string | undefined): string | undefined =>
      isSecret ? undefined : value?.slice(0, MOST_LETTERS.value);
    const was = kept(before);
    const is = kept(after);
    return {
      key: key.slice(0, MOST_LETTERS.key),
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  });
}

/** One entry of the journal holds no more changes. */
const MOST_CHANGES = 50;

type SettingsEntry = Extract<JournalEntry, { readonly kind: `settings-${string}` }>;
type About = SettingsEntry extends infer E ? (E extends SettingsEntry ? Omit<E, 'changes'> : never) : never;

/** The entries of a change of the configuration: one, or several where a long list is taken over. */
export function settingsEntries(about: About, changes: readonly ConfigChange[]): readonly JournalEntry[] {
  const recorded = recordedChanges(changes);
  const count = Math.ceil(recorded.length / MOST_CHANGES);
  return Array.from({ length: count }, (_, index) => ({
    ...about,
    changes: recorded.slice(index * MOST_CHANGES, (index + 1) * MOST_CHANGES),
  }));
}

/**
 * The configuration was written: its entry, and the session with the new settings, in one step. They take effect at
 * once unless a sale is running, otherwise after it.
 */
export function withSettings(
  { kiosk, now }: DoorContext,
  settings: ChangeableSettings,
  entries: readonly JournalEntry[],
): Pick<DoorChange<DoorType>, 'kiosk' | 'entries' | 'kioskEffects'> {
  const after = transition(kiosk, { kind: 'settings-changed', settings }, now);
  return { kiosk: after.state, entries: [...entries, ...after.entries], kioskEffects: after.effects };
}
