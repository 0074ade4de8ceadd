import { z } from 'zod';
import { isVersion } from './version-order.ts';

/** More files than any release has. */
const MOST_FILES = 5_000;
/** Larger than the largest file of Electron by far. */
const MOST_FILE_BYTES = 1_000_000_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.number().int().min(0).max(MOST_FILE_BYTES);
const version = z.string().refine(isVersion);

/** Names a channel, such as `stable`. */
export const channelSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'channel-name');

/** Relative, with neither an empty part nor one that leads elsewhere. */
const path = z
  .string()
  .max(300)
  .refine((text) => /^[\w@+.-]+(\/[\w@+.-]+)*$/.test(text) && !text.split('/').some((part) => /^\.+$/.test(part)));

/** What the targets metadata says about a release, in the target's own field `custom`. */
export const releaseSchema = z.strictObject({
  version,
  channel: channelSchema,
  /** `linux-x64`: which machines it runs on. */
  platform: z.string().regex(/^[a-z0-9]+-[a-z0-9]+$/),
  /** How many of a hundred machines may have it. Signed metadata has whole numbers alone. */
  sharePercent: z.number().int().min(0).max(100),
  /** The version of the journal's file that it writes. */
  journal: z.number().int().min(0),
  /** When it was published: the clock of a machine that takes it stands there or later. */
  publishedMs: z.number().int().min(0),
});
export type Release = z.infer<typeof releaseSchema>;

/** A file of a release: as it lies in the version's folder, and as it is downloaded. */
const listedFileSchema = z.strictObject({
  path,
  /** Programs and everything else; nothing else can be asked for. */
  mode: z.union([z.literal(0o755), z.literal(0o644)]),
  sha256,
  bytes,
  packed: z.strictObject({ sha256, bytes }),
});
export type ListedFile = z.infer<typeof listedFileSchema>;

/** Every file of a release. It is a target, so the targets key vouches for each of them. */
export const fileListSchema = z.strictObject({
  version,
  files: z.array(listedFileSchema).max(MOST_FILES),
});
export type FileList = z.infer<typeof fileListSchema>;

/** Where a release's list is in the repository. */
export function listPath({ version: of, platform }: Pick<Release, 'version' | 'platform'>): string {
  return `releases/${of}/${platform}.json`;
}

/** Where a packed file is in the repository, by what is in it: what two releases share is there once. */
export function packedPath({ packed }: Pick<ListedFile, 'packed'>): string {
  return `files/${packed.sha256.slice(0, 2)}/${packed.sha256}.br`;
}
