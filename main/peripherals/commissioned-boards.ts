import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommissionedBoard, Commissioning } from '../../app/ports/commissioning.ts';
import { replaceDurably } from '../files/replace-durably.ts';

const FILE = 'commissioned-boards.json';

const boards = z.array(z.object({ driver: z.string(), port: z.string() }));

/** Keeps in the data directory which boards a person has seen move. An unreadable file counts as empty. */
export function commissionedBoardsIn(dataDirectory: string): Commissioning {
  const path = join(dataDirectory, FILE);
  const read = async (): Promise<readonly CommissionedBoard[]> => {
    try {
      return boards.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return [];
    }
  };
  return {
    isCommissioned: async (board) => (await read()).some((known) => isSame(known, board)),
    async record(board) {
      const others = (await read()).filter((known) => !isSame(known, board));
      await replaceDurably(path, `${JSON.stringify([...others, board])}\n`);
    },
  };
}

function isSame(one: CommissionedBoard, other: CommissionedBoard): boolean {
  return one.driver === other.driver && one.port === other.port;
}
