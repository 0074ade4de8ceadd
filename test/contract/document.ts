import { posix } from 'node:path';

/** Folders whose name at the start of a word in code makes the word a path of this repository. */
const FOLDERS = ['app', 'drivers', 'main', 'renderer', 'resources', 'sandbox', 'scripts', 'test'];

const FENCE = /^```[^\n]*\n(.*?)^```/gms;
const SPAN = /`([^`\n]+)`/g;
const LINK = /\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g;
const SCRIPT = /\bnpm (?:run (?:-s )?([a-z][a-z-]*(?::[a-z]+)?)|(start|test)\b)/g;
const PATH = new RegExp(String.raw`^(?:${FOLDERS.join('|')})/[\w./@-]*$|^[\w./@-]+\.(?:ts|tsx|mjs|md)$`);
/** A method of the payment service, which may begin as one of our folders does. */
const REQUEST = /^(GET|POST) /;
/** The text of a link, which is checked as a link. */
const LINKED_SPAN = /\[`[^`]+`\]\([^)\s]+\)/g;
const PACKAGE_HOST =
  /\b((?:[a-z0-9-]+\.)*(?:registry\.[a-z0-9-]+\.[a-z]{2,}|(?:npmjs|yarnpkg|npmmirror|jfrog)\.[a-z]{2,}|(?:artifactory|nexus|verdaccio)\.[a-z0-9.-]*[a-z]))/gi;
const ELSEWHERE = /^[a-z]+:/;

/** What the one group that took part in each match has caught. */
function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, ...groups]) => groups.join(''));
}

function prose(text: string): string {
  return text.replaceAll(FENCE, '');
}

/** Where a document's links and pictures lead, as they are written; addresses on other hosts are not among them. */
export function relativeLinks(text: string): readonly string[] {
  const withoutCode = prose(text).replaceAll(SPAN, '');
  return all(withoutCode, LINK).filter((target) => !ELSEWHERE.test(target));
}

/** A link's file relative to the repository's root, and the heading in it; a heading alone is of the document itself. */
export function resolveLink(
  document: string,
  link: string,
): { readonly file: string; readonly heading: string | null } {
  const [path = '', heading = null] = link.split('#');
  return { file: path === '' ? document : posix.join(posix.dirname(document), path), heading };
}

/** The names by which a link reaches the headings of a document, as GitHub makes them. */
export function headingNames(text: string): readonly string[] {
  return all(prose(text), /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Paths of this repository in code, in a line of text or in a block; a folder may end with a slash. */
export function namedPaths(text: string): readonly string[] {
  const spans = all(prose(text).replaceAll(LINKED_SPAN, ''), SPAN).filter((span) => !REQUEST.test(span));
  const words = [...spans, ...all(text, FENCE)].flatMap((code) => code.split(/[\s"'=]+/));
  return words.filter((word) => PATH.test(word)).map((word) => word.replace(/\/$/, ''));
}

/** The scripts of package.json that a document's reader is to run. */
export function namedScripts(text: string): readonly string[] {
  return all(text, SCRIPT);
}

/** The relative links in a document's tables. */
export function linksInTables(text: string): readonly string[] {
  return all(prose(text), /^(\|.*\|)$/gm).flatMap(relativeLinks);
}

/** Hosts that serve packages: which of them a machine may reach is up to its owner. */
export function packageHosts(text: string): readonly string[] {
  return all(text, PACKAGE_HOST);
}

/** Whether a page begins with whom it is for and what they can do after it. */
export function opensForItsReader(text: string): boolean {
  const [title = '', opening = ''] = text.split('\n\n');
  return /^# \S/.test(title) && opening.startsWith('For ') && opening.includes('After this page you');
}

/** A part of a document from its heading to the next one of the same or a higher level; empty if there is none. */
export function section(text: string, heading: string): string {
  const lines = prose(text).split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) return '';
  const level = levelOf(lines[start]);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && levelOf(line) <= level);
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

function levelOf(heading = ''): number {
  return heading.indexOf(' ');
}

/** A line that names a file, and what its reader will find in it. */
export interface Waypoint {
  readonly file: string;
  readonly names: readonly string[];
}

/** The files in the order of a walk through the code; the names in code behind a file are to be found in it. */
export function waypoints(text: string): readonly Waypoint[] {
  const found: { file: string; names: string[] }[] = [];
  for (const span of all(text, SPAN)) {
    if (PATH.test(span)) found.push({ file: span, names: [] });
    else found.at(-1)?.names.push(span);
  }
  return found;
}
