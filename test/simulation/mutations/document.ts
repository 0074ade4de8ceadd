import { CAUGHT } from './caught.ts';
import { MUTATIONS } from './list.ts';
import { UNSEEN } from './unseen.ts';

const HEAD = `# Programs that are broken on purpose

A proof that cannot fail proves nothing. Each line is the kiosk with one place broken, and the first
simulation that notices it: its seed, and the promise that it sees broken. The tests play all of them. Made by
\`npm run -s simulate -- mutations --list > resources/docs/mutations.md\`; to see one caught, \`npm run simulate --
mutations --only NAME\`.

| broken | what for the place is there | in | kind | seed | promise that it sees broken |
|---|---|---|---|---|---|
`;

const NO_SEED = `
## What no seed catches

| broken | why | shown by |
|---|---|---|
`;

/** The list for people, as a page. */
export function mutationsDocument(): string {
  const lines = MUTATIONS.map(({ name, why, file, kind }) => {
    const caught = CAUGHT[name];
    return `| \`${name}\` | ${why} | \`${file}\` | ${kind} | ${caught === undefined ? '' : String(caught.seed)} | ${caught?.rule ?? ''} |\n`;
  });
  const unseen = UNSEEN.map(({ name, why, shownBy }) => `| \`${name}\` | ${why} | \`${shownBy}\` |\n`);
  return `${HEAD}${lines.join('')}${NO_SEED}${unseen.join('')}`;
}
