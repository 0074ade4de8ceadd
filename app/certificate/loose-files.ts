/** What a certificate may be in as a whole (specification, appendices 1 and 2). */
const WHOLE = ['.zip', '.pfx', '.p12'];
/** Its parts, which lie beside each other; a key is none by itself. */
const PARTS = ['.cer', '.crt', '.pem', '.der', '.p7b'];
const KEYS = ['.key'];

/** The extensions to look for. */
export const CERTIFICATE_EXTENSIONS: readonly string[] = [...WHOLE, ...PARTS, ...KEYS];

interface StickFile {
  readonly stick: string;
  readonly name: string;
  readonly path: string;
}

/** Something that a certificate can be taken from: one file, or several that belong together. */
export interface CertificateSourceFiles {
  readonly stick: string;
  /** For the button and the sentences. */
  readonly name: string;
  /** Of the first one. */
  readonly path: string;
  readonly files: readonly string[];
}

/** Archives one by one; loose files of one folder together, where a certificate is among them. */
export function certificateSources(files: readonly StickFile[]): readonly CertificateSourceFiles[] {
  const whole = files.filter(({ name }) => WHOLE.includes(extensionOf(name)));
  const loose = new Map<string, StickFile[]>();
  for (const file of files) {
    if (whole.includes(file)) continue;
    const place = `${file.stick}\n${folderOf(file.name)}`;
    const others = loose.get(place);
    if (others === undefined) loose.set(place, [file]);
    else others.push(file);
  }
  const together = [...loose.values()].filter((group) => group.some(({ name }) => PARTS.includes(extensionOf(name))));
  return [
    ...whole.map(({ stick, name, path }) => ({ stick, name, path, files: [path] })),
    ...together.map((group) => sourceOf(group)),
  ];
}

function sourceOf(group: readonly StickFile[]): CertificateSourceFiles {
  const [first] = group;
  const names = group.map(({ name }, index) => (index === 0 ? name : name.slice(folderOf(name).length)));
  return {
    stick: first?.stick ?? '',
    name: names.join(', '),
    path: first?.path ?? '',
    files: group.map(({ path }) => path),
  };
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

function extensionOf(name: string): string {
  return /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
}
