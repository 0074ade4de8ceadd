import { addressesIn, traitsOf, type KaspiContract } from '../../app/config/kaspi-contracts.ts';
import type { StickFile } from '../../app/import/stick-file.ts';
import type { RemovableMedia } from '../exchange/stick-work.ts';

/** What a letter may be saved as. */
const EXTENSIONS = ['.txt', '.eml', '.htm', '.html', '.url'];
const MOST_FILES = 20;
const MOST_BYTES = 262_144;
const MOST_ADDRESSES = 4;

/**
 * The bank's addresses for this contract in the texts on the sticks: the letter that brings it is saved to a file sooner than
 * it is typed. What cannot be read is left out.
 */
export async function addressesOnSticks(contract: KaspiContract, media: RemovableMedia): Promise<readonly string[]> {
  const sticks = await media.sticks();
  if (sticks.length === 0) return [];
  const found = await media.do<'find'>({ kind: 'find', sticks, extensions: EXTENSIONS });
  const files = found.ok ? found.value.files.slice(0, MOST_FILES) : [];
  const addresses = new Set<string>();
  for (const file of files) for (const address of await addressesInFile(file, contract, media)) addresses.add(address);
  addresses.delete(traitsOf(contract)?.testAddress ?? '');
  return [...addresses].slice(0, MOST_ADDRESSES);
}

async function addressesInFile(
  { path, bytes }: StickFile,
  contract: KaspiContract,
  media: RemovableMedia,
): Promise<readonly string[]> {
  if (bytes > MOST_BYTES) return [];
  const read = await media.do<'read'>({ kind: 'read', file: path, mostBytes: MOST_BYTES });
  if (!read.ok || !read.value.ok) return [];
  // An address is ASCII in every encoding; UTF-16 has a zero beside each letter.
  return addressesIn(Buffer.from(read.value.value).toString('latin1').replaceAll('\0', ''), contract);
}
