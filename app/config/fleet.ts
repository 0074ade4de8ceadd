import { z } from 'zod';
import { file, identifier } from './schema.ts';

/** Of so many people somebody's key is always known. */
const MOST_KEYS = 20;

const brokerAddress = z.url({ protocol: /^mqtts$/, error: 'mqtts-address' });

/** The broker through which this machine tells its state and takes commands; absent: it says nothing to anybody. */
export const fleetSchema = z.strictObject({
  /** `mqtts://host:port`. */
  broker: brokerAddress,
  /** This machine's own certificate and its key, in PEM. */
  certFile: file,
  keyFile: file,
  /** The only authorities that are trusted for the broker. */
  caFiles: z.array(file).min(1).max(10),
  /** The machine's name in the fleet, which its certificate carries as its common name. */
  kioskId: identifier,
  /** Whose commands count: files with a public key of Ed25519, or the base64 of its 32 bytes. Without one, nobody's do. */
  operatorKeys: z.array(file).max(MOST_KEYS).default([]),
});
export type FleetConfig = z.output<typeof fleetSchema>;

/** The base64 of 32 bytes, which is no file. */
const RAW_KEY = /^[A-Za-z0-9+/]{43}=$/;

/** Whether an entry of `operatorKeys` is the key itself. */
export function isRawKey(entry: string): boolean {
  return RAW_KEY.test(entry);
}

/** The settings with the path of each file replaced by what `place` returns for it. */
export function fleetFiles(fleet: FleetConfig, place: (file: string) => string): FleetConfig {
  return {
    ...fleet,
    certFile: place(fleet.certFile),
    keyFile: place(fleet.keyFile),
    caFiles: fleet.caFiles.map(place),
    operatorKeys: fleet.operatorKeys.map((entry) => (isRawKey(entry) ? entry : place(entry))),
  };
}
