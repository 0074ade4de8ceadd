import { toldChange, type ConfigChange } from '../../../config/change.ts';
import {
  TRAVEL_SECTIONS,
  travelChanges,
  withDevicesOf,
  type TravelChange,
  type TravelSection,
} from '../../../config/travel.ts';
import type { BroughtPicture } from '../../../import/brought-settings.ts';
import type { Opened, SettingsFacts, SettingsView } from './types.ts';

type OpenedSettings = Extract<Opened, { readonly kind: 'settings' }>;

/** What this machine alone sells stays, unless somebody wants it otherwise. */
export const FIRST_CHOSEN: readonly TravelSection[] = TRAVEL_SECTIONS.filter((section) => section !== 'removed');

/** Every change that the chosen parts make, in an order in which each can be made. */
export function plannedChanges(facts: SettingsFacts, chosen: readonly TravelSection[]): readonly ConfigChange[] {
  return allChanges(facts, chosen).flatMap(({ section, change }) => (chosen.includes(section) ? [change] : []));
}

/** The pictures that the chosen parts need copied. */
export function plannedPictures(
  { brought }: SettingsFacts,
  chosen: readonly TravelSection[],
): readonly BroughtPicture[] {
  return chosen.includes('products') ? brought.pictures.filter(({ isNew }) => isNew) : [];
}

/** What would change, part by part. */
export function settingsView({ facts, chosen, refusal }: OpenedSettings): SettingsView {
  const all = allChanges(facts, chosen);
  const sections = TRAVEL_SECTIONS.map((section) => ({
    section,
    isChosen: chosen.includes(section),
    changes: all.flatMap((one) => (one.section === section ? [toldChange(one.change)] : [])),
  })).filter(({ changes }) => changes.length > 0);
  return {
    kind: 'settings',
    sections,
    newPictures: plannedPictures(facts, chosen).length,
    leftPictures: facts.brought.left,
    leftDevices: withDevicesOf(facts.own, facts.brought.values, facts.missingPorts).left,
    refusal,
    canStart: refusal === null && sections.some(({ isChosen }) => isChosen),
  };
}

/** Whether a change counts only after the next start. */
export function needsRestart(changes: readonly ConfigChange[]): boolean {
  return changes.some(({ path: [first, second] }) => {
    if (first === 'display') return second === 'picturesDirectory';
    return first === 'peripherals' || first === 'service' || first === 'export';
  });
}

function allChanges(facts: SettingsFacts, chosen: readonly TravelSection[]): readonly TravelChange[] {
  const { own, brought, missingPorts, picturesFolder } = facts;
  const { values } = withDevicesOf(own, brought.values, missingPorts);
  const changes = travelChanges(own, values, (section) => chosen.includes(section));
  if (picturesFolder === null || brought.pictures.length === 0) return changes;
  const path = ['display', 'picturesDirectory'];
  return [...changes, { section: 'products', change: { kind: 'set', path, before: undefined, after: picturesFolder } }];
}
