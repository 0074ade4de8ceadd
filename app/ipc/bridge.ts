// Preloads load this file. It imports no decoder, because loading the validation library would delay every start of the
// kiosk.

/** The channel name of a window's call or push. */
export function channelName(window: string, name: string): string {
  return `sauda:${window}:${name}`;
}

/** The transport under a bridge: Electron's ipcRenderer in the preload, a fake in tests. */
export interface BridgeTransport {
  invoke(channel: string, argument: unknown): Promise<unknown>;
  subscribe(channel: string, listener: (value: unknown) => void): () => void;
}

/** A contract's names without its decoders, which are all that a preload needs. */
export interface ContractNames<C extends string = string, P extends string = string> {
  readonly window: string;
  readonly calls: readonly C[];
  readonly pushes: readonly P[];
}

/** Builds the bridge from the contract's names alone, so that it exposes no raw Electron API. */
export function deriveBridge(
  contract: ContractNames,
  transport: BridgeTransport,
): {
  readonly calls: Record<string, (argument: unknown) => Promise<unknown>>;
  readonly on: Record<string, (listener: (value: unknown) => void) => () => void>;
} {
  const channel = (name: string): string => channelName(contract.window, name);
  const calls = contract.calls.map((name): [string, (argument: unknown) => Promise<unknown>] => [
    name,
    (argument): Promise<unknown> => transport.invoke(channel(name), argument),
  ]);
  const subscriptions = contract.pushes.map((name): [string, (listener: (value: unknown) => void) => () => void] => [
    name,
    (listener): (() => void) => transport.subscribe(channel(name), listener),
  ]);
  return { calls: Object.fromEntries(calls), on: Object.fromEntries(subscriptions) };
}
