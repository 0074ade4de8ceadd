// What a preload loads: no decoder, or every start of the kiosk would wait for the library behind it.

/** The name of the channel of a call or push of a window. */
export function channelName(window: string, name: string): string {
  return `sauda:${window}:${name}`;
}

/** The transport under a bridge: in the preload this is Electron's ipcRenderer, in tests a fake. */
export interface BridgeTransport {
  invoke(channel: string, argument: unknown): Promise<unknown>;
  subscribe(channel: string, listener: (value: unknown) => void): () => void;
}

/** A contract's names without its decoders: all that a preload needs, and nothing that takes time to load. */
export interface ContractNames<C extends string = string, P extends string = string> {
  readonly window: string;
  readonly calls: readonly C[];
  readonly pushes: readonly P[];
}

/** Builds the bridge from the contract's names alone, so that no raw Electron API stands behind it. */
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
