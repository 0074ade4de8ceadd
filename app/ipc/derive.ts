import type { z } from 'zod';

/** The type of a push without a value at run time: main made it, the renderer trusts main. */
export interface Push<T> {
  readonly phantom?: T;
}

/** Declares a push from main to a window. */
export function push<T>(): Push<T> {
  return {};
}

type Calls = Readonly<Record<string, z.ZodType>>;
type Pushes = Readonly<Record<string, Push<unknown>>>;

/** A contract: main's handlers, the preload bridge and the tests' bench derive from this one value. */
export interface Contract<C extends Calls = Calls, P extends Pushes = Pushes> {
  readonly window: string;
  readonly calls: C;
  readonly pushes: P;
}

/** Keeps the exact types of a contract. */
export function defineContract<C extends Calls, P extends Pushes>(
  window: string,
  parts: { readonly calls: C; readonly pushes: P },
): Contract<C, P> {
  return { window, ...parts };
}

/** The name of the channel of a call or push: each window has its own. */
export function channelOf(contract: Contract, name: string): string {
  return channelName(contract.window, name);
}

function channelName(window: string, name: string): string {
  return `sauda:${window}:${name}`;
}

/** What main implements: one handler per call, with a decoded argument. */
export type Handlers<T extends Contract> = {
  readonly [K in keyof T['calls']]: (argument: z.infer<T['calls'][K]>) => void;
};

type PushValue<T> = T extends Push<infer V> ? V : never;

/** What main may send to the window. */
export type Senders<T extends Contract> = {
  readonly [K in keyof T['pushes']]: (value: PushValue<T['pushes'][K]>) => void;
};

/** What the window finds behind the bridge: calls that resolve when main has taken them, and subscriptions. */
export interface Bridge<T extends Contract> {
  readonly calls: { readonly [K in keyof T['calls']]: (argument: z.infer<T['calls'][K]>) => Promise<void> };
  readonly on: {
    readonly [K in keyof T['pushes']]: (listener: (value: PushValue<T['pushes'][K]>) => void) => () => void;
  };
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
  readonly calls: Record<string, (argument: unknown) => Promise<void>>;
  readonly on: Record<string, (listener: (value: unknown) => void) => () => void>;
} {
  const channel = (name: string): string => channelName(contract.window, name);
  const calls = contract.calls.map((name): [string, (argument: unknown) => Promise<void>] => [
    name,
    async (argument): Promise<void> => {
      await transport.invoke(channel(name), argument);
    },
  ]);
  const subscriptions = contract.pushes.map((name): [string, (listener: (value: unknown) => void) => () => void] => [
    name,
    (listener): (() => void) => transport.subscribe(channel(name), listener),
  ]);
  return { calls: Object.fromEntries(calls), on: Object.fromEntries(subscriptions) };
}
