import type { Problem } from '../../problem.ts';

/** Why a change of the configuration was not written. */
export type SettingsRefusal =
  /** Something else stands at this key by now, written by an editor. */
  | { readonly kind: 'conflict'; readonly key: string }
  /** The rules refuse the result, or the file as it is. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The disk. */
  | { readonly kind: 'not-written'; readonly detail: string };
