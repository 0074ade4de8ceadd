import {
  headingNames,
  linksInTables,
  namedPaths,
  namedScripts,
  opensForItsReader,
  packageHosts,
  relativeLinks,
  resolveLink,
  type Waypoint,
} from './document.ts';

/** All documents of a repository, and the names that they may use. */
export interface Library {
  /** Texts by path from the root. */
  readonly documents: ReadonlyMap<string, string>;
  /** Whether there is a file or folder. */
  readonly exists: (path: string) => boolean;
  /** A source file's text. */
  readonly read: (path: string) => string;
  readonly scripts: readonly string[];
}

/** Where a reader begins. */
export const ENTRANCE = 'README.md';
/** Where every command is listed. */
export const COMMANDS = 'resources/docs/commands.md';

/** Every finding of one kind, with its document. */
function findings({ documents }: Library, find: (text: string, path: string) => readonly string[]): readonly string[] {
  return [...documents].flatMap(([path, text]) => find(text, path).map((found) => `${path}: ${found}`));
}

/** Links and pictures without a file, and links to headings that are not there. */
export function brokenLinks(library: Library): readonly string[] {
  return findings(library, (text, path) =>
    relativeLinks(text).filter((link) => {
      const { file, heading } = resolveLink(path, link);
      const headings = headingNames(library.documents.get(file) ?? '');
      return !library.exists(file) || (heading !== null && !headings.includes(heading));
    }),
  );
}

/** Paths in code that do not exist. */
export function missingPaths(library: Library): readonly string[] {
  return findings(library, (text) => namedPaths(text).filter((path) => !library.exists(path)));
}

/** Scripts that a document names and package.json does not have. */
export function unknownScripts(library: Library): readonly string[] {
  return findings(library, (text) => namedScripts(text).filter((name) => !library.scripts.includes(name)));
}

/** Scripts of package.json that the list of commands does not name. */
export function unlistedScripts({ documents, scripts }: Library): readonly string[] {
  const listed = namedScripts(documents.get(COMMANDS) ?? '');
  return scripts.filter((name) => !listed.includes(name));
}

/** Documents to which no way leads from the tables of the entrance. */
export function unreachedDocuments({ documents }: Library): readonly string[] {
  const reached = new Set(linksInTables(documents.get(ENTRANCE) ?? '').map((link) => resolveLink(ENTRANCE, link).file));
  // A set that grows is followed to its new end. Of the README only the tables count, even where a document links back
  // to it.
  for (const path of reached) {
    const links = path === ENTRANCE ? [] : relativeLinks(documents.get(path) ?? '');
    for (const link of links) reached.add(resolveLink(path, link).file);
  }
  return [...documents.keys()].filter((path) => path !== ENTRANCE && !reached.has(path));
}

/** Hand-written pages that do not begin with whom they are for. */
export function pagesWithoutReader({ documents }: Library): readonly string[] {
  return [...documents]
    .filter(([path, text]) => /^(resources\/docs|sandbox)\//.test(path) && !/\b[Mm]ade (from|by)\b/.test(text))
    .filter(([, text]) => !opensForItsReader(text))
    .map(([path]) => path);
}

/** Hosts of packages that a document names. */
export function namedHosts(library: Library): readonly string[] {
  return findings(library, packageHosts);
}

/** What a way through the code promises to be in a file, and is not. */
export function missingNames({ exists, read }: Library, way: readonly Waypoint[]): readonly string[] {
  return way.flatMap(({ file, names }) => {
    if (!/\.tsx?$/.test(file)) return [];
    const text = exists(file) ? read(file) : '';
    return names.filter((name) => !text.includes(name)).map((name) => `${file}: ${name}`);
  });
}
