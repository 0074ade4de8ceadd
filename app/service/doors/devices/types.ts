import type { ConfigChange, FileValue, NotChanged, NotUndone, ToldChange } from '../../../config/change.ts';
import type { DeviceKind } from '../../../config/peripherals.ts';
import type { FoundDevice, PortFacts, PortOutcome } from '../../../devices/found-device.ts';
import type { Problem } from '../../../problem.ts';
import type { ChangeableSettings } from '../../../session/state/settings.ts';
import type { Level } from '../home/types.ts';
import type { DeviceForm, DevicesAction, NumberField } from './actions.ts';

/** A driver that can be chosen, with the numbers that its settings have. */
export interface DriverChoice {
  readonly name: string;
  readonly fields: readonly NumberField[];
}

/** A port of this computer, and the running devices that have it. */
export interface PortState extends PortFacts {
  readonly uses: readonly DeviceKind[];
}

/** A device of the configuration file. */
export interface FileDevice {
  /** As it is written, before the schema completes it. */
  readonly values: FileValue;
  /** The system's name now for the port that is written; null without a port. */
  readonly systemPort: string | null;
  /** Whether the running machine has it otherwise, or not at all. */
  readonly isPending: boolean;
}

/** What main reads. */
export interface DevicesFacts {
  readonly ports: readonly PortState[];
  readonly drivers: Readonly<Record<DeviceKind, readonly DriverChoice[]>>;
  /** Undefined: not in the file. */
  readonly devices: Readonly<Partial<Record<DeviceKind, FileDevice>>>;
  /** Devices that the running machine has, whether or not the file still has them. */
  readonly running: readonly DeviceKind[];
  /** Why the file cannot be read or is refused; ports are shown and asked all the same. */
  readonly unreadable: NotChanged | null;
  /** Without a file: what is changed counts until the demonstration ends. */
  readonly isDemo: boolean;
  readonly undo: readonly ConfigChange[] | null;
}

/** How far the search on a port is. */
export interface PortSearch {
  readonly done: number;
  readonly of: number;
  /** Null while it goes on. */
  readonly outcome: PortOutcome | null;
}

/** A search that goes on, or is over. */
export interface Search {
  readonly isRunning: boolean;
  /** By the port's path. */
  readonly ports: Readonly<Record<string, PortSearch>>;
}

export type DevicesNotice =
  | { readonly kind: 'taken' | 'saved' | 'removed' | 'undone' | 'nothing' | 'gone' | 'restarting' }
  | { readonly kind: 'mistake'; readonly field: NumberField | 'port' }
  | { readonly kind: 'wanted'; readonly port: string; readonly by: DeviceKind }
  | PortGone
  | { readonly kind: 'not-searched'; readonly detail: string }
  | { readonly kind: 'not-changed'; readonly why: NotUndone };

export interface DevicesState {
  readonly facts: DevicesFacts | null;
  readonly search: Search | null;
  /** When the search was begun, on the monotonic clock: what an earlier one tells, also of an earlier visit, is dropped. */
  readonly token: number | null;
  /** What is being written; nothing else is done until then. */
  readonly writing: 'taken' | 'saved' | 'removed' | 'undone' | null;
  readonly notice: DevicesNotice | null;
  /** How often something was written: a form that is open is then closed. */
  readonly written: number;
}

/** A kind of device as it is configured and fares. */
export interface DeviceRow {
  readonly kind: DeviceKind;
  /** Null: the file has none. */
  readonly form: DeviceForm | null;
  readonly level: Level;
  readonly problem: Problem | null;
  /** What is written counts after a restart. */
  readonly isPending: boolean;
}

/**
 * What stands against taking a found device over, or has to be known before.
 * - `set-up`: the file has it already, there is nothing to take over
 * - `replaces`: another port is written for this kind, and would be replaced
 * - `twin`: another port has one of the same kind; the machine has a place for one
 * - `wanted`: the file gives this port to another kind, by this or by another name
 * - `needs-form`: something has to be said that no device tells
 */
export type TakeDoubt = 'set-up' | 'replaces' | 'twin' | 'wanted' | 'needs-form';

export interface FoundRow {
  readonly device: FoundDevice;
  readonly doubts: readonly TakeDoubt[];
  /** The kind that has the port in the file, where it is `wanted`. */
  readonly wantedBy: DeviceKind | null;
  /** What the form begins with. */
  readonly form: DeviceForm;
}

export interface PortRow extends PortState {
  readonly search: PortSearch | null;
  readonly found: readonly FoundRow[];
}

export interface DevicesView {
  /** Null until main has read. */
  readonly devices: readonly DeviceRow[] | null;
  readonly ports: readonly PortRow[];
  readonly drivers: DevicesFacts['drivers'] | null;
  readonly isSearching: boolean;
  /** Whether a search is over. */
  readonly isSearched: boolean;
  readonly isWriting: boolean;
  readonly isDemo: boolean;
  readonly needsRestart: boolean;
  readonly unreadable: NotChanged | null;
  readonly notice: DevicesNotice | null;
  readonly undo: readonly ToldChange[] | null;
  readonly written: number;
}

/** The port of a device that was to be taken over is not there any more. */
export interface PortGone {
  readonly kind: 'port-gone';
  readonly port: string;
}

export type DevicesEffect =
  | { readonly kind: 'read' }
  | { readonly kind: 'search'; readonly token: number }
  /** `found` is the port of a found device: it may have been pulled out since. */
  | { readonly kind: 'write'; readonly changes: readonly ConfigChange[]; readonly found: string | null }
  /** `changes` are what is expected to be taken back. */
  | { readonly kind: 'undo'; readonly changes: readonly ConfigChange[] }
  | { readonly kind: 'restart' };

export type DevicesOutcome =
  | { readonly kind: 'read'; readonly facts: DevicesFacts }
  | { readonly kind: 'progress'; readonly token: number; readonly path: string; readonly search: PortSearch }
  /** All ports are done; the facts are those of now. */
  | { readonly kind: 'searched'; readonly token: number; readonly facts: DevicesFacts }
  | { readonly kind: 'not-searched'; readonly token: number; readonly detail: string }
  | {
      readonly kind: 'written';
      readonly changes: readonly ConfigChange[];
      readonly facts: DevicesFacts;
      readonly settings: ChangeableSettings;
    }
  | {
      readonly kind: 'not-written';
      readonly changes: readonly ConfigChange[];
      readonly why: NotUndone | PortGone;
      readonly facts: DevicesFacts;
    };

/** The types of the door. */
export interface DevicesDoor {
  readonly state: DevicesState;
  readonly action: DevicesAction;
  readonly effect: DevicesEffect;
  readonly outcome: DevicesOutcome;
  readonly view: DevicesView;
}
