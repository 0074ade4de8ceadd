const SIGNATURES: readonly (readonly [at: number, bytes: string])[] = [
  [0, '\x89PNG\r\n\x1a\n'],
  [0, '\xff\xd8\xff'],
  [8, 'WEBP'],
];
const LOOKED_AT = 1_024;

/** Whether the bytes begin as those of a PNG, a JPEG, a WebP or an SVG. What is in it, the window decides. */
export function looksLikePicture(bytes: Buffer): boolean {
  const isOne = SIGNATURES.some(([at, signature]) =>
    bytes.subarray(at, at + signature.length).equals(Buffer.from(signature, 'latin1')),
  );
  return (
    isOne ||
    /^\s*(<\?xml|<!--|<svg|<!DOCTYPE svg)/i.test(
      bytes
        .subarray(0, LOOKED_AT)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  );
}
