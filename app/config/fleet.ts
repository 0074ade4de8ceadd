import { z } from 'zod';
import { file, identifier } from './schema.ts';

/** Of so many people somebody's key is always known. */
const MOST_KEYS = 20;

const brokerAddress = z.url({ protocol: /^mqtts$/, error: 'mqtts-address' });

/** The broker through which this machine tells its state and takes commands; absent: it says nothing to anybody. */
export const fleetSchema = z
  .strictObject({
    /** Where a new machine gets its certificate by a code, `mqtts://host:port`. */
    newcomers: brokerAddress.optional(),
    /** `mqtts://host:port`. */
    broker: brokerAddress.optional(),
    /** This machine's own certificate and its key, in PEM. */
    certFile: file.optional(),
    keyFile: file.optional(),
    /** The only authorities that are trusted for the brokers; for `newcomers` alone the public ones where it is absent. */
    caFiles: z.array(file).min(1).max(10).optional(),
    /** The machine's name in the fleet, which its certificate carries as its common name. */
    kioskId: identifier.optional(),
    /** Whose commands count: files with a public key of Ed25519, or the base64 of its 32 bytes. Without one, nobody's do. */
    operatorKeys: z.array(file).max(MOST_KEYS).default([]),
  })
  .superRefine((fleet, context) => {
    const isByHand = OWN.some((key) => fleet[key] !== undefined);
    // Without files of its own the machine gets everything by the code.
    if (fleet.newcomers !== undefined && !isByHand) return;
    for (const key of [...OWN, 'caFiles'] as const)
      if (fleet[key] === undefined) context.addIssue({ code: 'custom', path: [key], message: 'fleet-incomplete' });
  });
/** The keys of the part `fleet`. */
export type FleetSettings = z.output<typeof fleetSchema>;

/** What a machine has that was not enrolled by a code. */
const OWN = ['broker', 'certFile', 'keyFile', 'kioskId'] as const;

/** Everything that a machine of a fleet needs. */
export interface FleetConfig {
  readonly broker: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFiles: readonly string[];
  readonly kioskId: string;
  readonly operatorKeys: readonly string[];
}

/** The machine's place in a fleet by the configuration's own files; null where it gets one by a code. */
export function fleetByHand({
  broker,
  certFile,
  keyFile,
  caFiles,
  kioskId,
  operatorKeys,
}: FleetSettings): FleetConfig | null {
  const isWhole =
    broker !== undefined &&
    certFile !== undefined &&
    keyFile !== undefined &&
    caFiles !== undefined &&
    kioskId !== undefined;
  return isWhole ? { broker, certFile, keyFile, caFiles, kioskId, operatorKeys } : null;
}

/** The base64 of 32 bytes, which is no file. */
const RAW_KEY = /^[A-Za-z0-9+/]{43}=$/;

/** Whether an entry of `operatorKeys` is the key itself. */
export function isRawKey(entry: string): boolean {
  return RAW_KEY.test(entry);
}

/** The settings with the path of each file replaced by what `place` returns for it. */
export function fleetFiles(fleet: FleetSettings, place: (file: string) => string): FleetSettings {
  const { certFile, keyFile, caFiles, operatorKeys } = fleet;
  return {
    ...fleet,
    ...(certFile === undefined ? {} : { certFile: place(certFile) }),
    ...(keyFile === undefined ? {} : { keyFile: place(keyFile) }),
    ...(caFiles === undefined ? {} : { caFiles: caFiles.map(place) }),
    operatorKeys: operatorKeys.map((entry) => (isRawKey(entry) ? entry : place(entry))),
  };
}
