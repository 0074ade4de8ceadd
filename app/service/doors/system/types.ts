import type { SystemAction } from './actions.ts';

/** How the application ends: itself, the computer anew, or the computer off. */
export type Ending = 'restart' | 'reboot' | 'shutdown';

/** What is installed, as main reads it. */
export interface SystemFacts {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  /** Of the operating system. */
  readonly system: string;
  readonly host: string;
  /** IPv4 and IPv6, without the loopback. */
  readonly addresses: readonly string[];
  readonly dataDirectory: string;
  /** Null without a configuration file: the demo. */
  readonly configFile: string | null;
  /** Of the disk that holds the journal; null where the system does not tell. */
  readonly diskFreeBytes: number | null;
}

export interface SystemState {
  readonly facts: SystemFacts | null;
  readonly ending: Ending | null;
}

export type SystemEffect = { readonly kind: 'read-facts' } | { readonly kind: 'end'; readonly how: Ending };

export interface SystemOutcome {
  readonly kind: 'facts-read';
  readonly facts: SystemFacts;
}

/** The types of the door. */
export interface SystemDoor {
  readonly state: SystemState;
  readonly action: SystemAction;
  readonly effect: SystemEffect;
  readonly outcome: SystemOutcome;
  readonly view: SystemState;
}
