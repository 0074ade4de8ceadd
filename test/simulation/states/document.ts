import { exploreAll, type Edges } from './explore.ts';
import { MACHINES } from './machines.ts';
import { STATES, type StateName } from './state-name.ts';

const HEAD = `# The states of a session

For whoever changes how a sale goes. After this page you can say from which state to which a session goes, and at what.

The states are those of \`Session\` in \`app/session/state/session.ts\`. \`test/simulation/states\` finds the transitions: it
starts with a machine that has just been switched on, lets everything happen that may happen (touches, answers of the
bank, devices, notes, time limits, a full disk, power cuts), and goes on from every state that is new. A contract test
compares the result with this page, and checks that the simulated machines make no other transition. After a change of
the session, make the page anew and read what is different:
\`npm run -s simulate -- states > resources/docs/session-states.md\`.

## Chart

Left out for the sake of reading are the transitions to \`idle\` and \`error\` from almost everywhere; the table below has
them. A power cut leads from every state to \`idle\`, and from there \`booted\` to what the journal says.

`;

const STATES_HEAD = `
## States

| state | meaning |
|---|---|
`;

const EDGES_HEAD = `
## Transitions

The events are the kinds of \`KioskEvent\`, in \`app/session/state/event.ts\`. \`journal-refused\`: the disk did not take what the
step wanted to write. A transition to \`error\` may also be a debt of an older sale: whoever is still there is told of it as soon as
the screen is free.

| from | to | events |
|---|---|---|
`;

/** The chart for people, as a page. */
export function statesDocument(): string {
  const edges = exploreAll(MACHINES);
  const states = Object.entries(STATES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |\n`);
  const rows = sorted(edges).map(({ from, to, events }) => {
    const kinds = events.map((kind) => `\`${kind}\``).join(', ');
    return `| \`${from}\` | \`${to}\` | ${kinds} |\n`;
  });
  return `${HEAD}${chart(edges)}${STATES_HEAD}${states.join('')}${EDGES_HEAD}${rows.join('')}`;
}

function chart(edges: Edges): string {
  const arrows = sorted(edges)
    .filter(({ from, to }) => isDrawn(from, to))
    .map(({ from, to, events }) => `  ${from} --> ${to}: ${events.join(', ')}\n`);
  return `\`\`\`mermaid\nstateDiagram-v2\n  [*] --> idle\n${arrows.join('')}\`\`\`\n`;
}

/** To the two places where everything ends, only the transitions from the last screens of a sale. */
function isDrawn(from: StateName, to: StateName): boolean {
  if (to === 'error') return false;
  return to !== 'idle' || from === 'success' || from === 'refund_done' || from === 'error';
}

interface Row {
  readonly from: StateName;
  readonly to: StateName;
  readonly events: readonly string[];
}

/** In the order of the states. */
function sorted(edges: Edges): readonly Row[] {
  const names = Object.keys(STATES).filter((name): name is StateName => name in STATES);
  return names.flatMap((from) =>
    names.flatMap((to) => {
      const kinds = edges.get(`${from} ${to}`);
      return kinds === undefined ? [] : [{ from, to, events: [...kinds].sort() }];
    }),
  );
}
