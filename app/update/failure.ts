/**
 * Why there is no update, by a word. `expired`: the operator has not signed the news for too long, or somebody holds them
 * back; `expired-releases`, `expired-root`: what the offline keys have signed has come to its end; `untrusted`: not signed
 * by the operator's keys, or older than what was seen before; `damaged`: a file is not what the signed list says;
 * `silent`: the server stopped answering; `unreachable`: it could not be asked; `no-room`: the disk is too full; `gone`:
 * the stick was pulled out; `nothing-there`: no repository is there; `no-root`: nobody's key is trusted here; `no-source`:
 * neither an address nor a folder; `busy`: somebody looks already; `disk`: a file could not be written.
 */
export const UPDATE_FAILURES = [
  'expired',
  'expired-releases',
  'expired-root',
  'untrusted',
  'damaged',
  'silent',
  'unreachable',
  'no-room',
  'gone',
  'nothing-there',
  'no-root',
  'no-source',
  'busy',
  'disk',
] as const;

export interface UpdateFailure {
  readonly reason: (typeof UPDATE_FAILURES)[number];
  /** What exactly, for the log. */
  readonly detail: string;
}
